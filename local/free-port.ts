import { createServer } from 'node:net';

/** A loopback port that is free now: the preferred one if it still is. */
export async function freePort(preferred = 0): Promise<number> {
  return (await listenOnce(preferred)) ?? (await listenOnce(0)) ?? 0;
}

/** Someone else listens on the port that was asked for: choose another with --port. */
class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/** The very port, when it is free. */
export async function onlyPort(port: number): Promise<number> {
  if ((await listenOnce(port)) === port) return port;
  throw new PortInUse(`Port ${port} is in use; choose another with --port.`);
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(bound));
    });
  });
}
