import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { buildApp } from 'fauxqs';

/** The Fastify application inside fauxqs. */
export type FauxqsApp = ReturnType<typeof buildApp>;

const CREATED = 'fastify.initialization';

/**
 * Runs `start` and hands every Fastify application it creates to `prepare` before it listens.
 * fauxqs exposes no hook of its own; Fastify publishes each new instance on this documented channel.
 */
export async function withFauxqsApp<T>(
  prepare: (app: FauxqsApp) => void,
  start: () => Promise<T>,
): Promise<T> {
  const onCreated = (message: unknown) => {
    if (isCreation(message)) prepare(message.fastify);
  };
  subscribe(CREATED, onCreated);
  try {
    return await start();
  } finally {
    unsubscribe(CREATED, onCreated);
  }
}

function isCreation(message: unknown): message is { fastify: FauxqsApp } {
  return typeof message === 'object' && message !== null && 'fastify' in message;
}

/** fauxqs listens on every interface; nothing of this runtime may be reached from outside. */
export function listenOnLoopbackOnly(app: FauxqsApp): void {
  const listen = app.listen.bind(app);
  Reflect.set(app, 'listen', (options: object) => listen({ ...options, host: '127.0.0.1' }));
}
