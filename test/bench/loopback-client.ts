import { Agent, request } from 'node:http';

/** The least client that speaks AWS JSON 1.0: what it costs is not what is measured. */
export class LoopbackClient {
  readonly #agent: Agent;
  readonly #port: number;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Resolves with the body's text; rejects on any status but 200. */
  call(operation: string, body: object): Promise<string> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          method: 'POST',
          headers: {
            'x-amz-target': `AWSStepFunctions.${operation}`,
            'content-type': 'application/x-amz-json-1.0',
            'content-length': Buffer.byteLength(text),
          },
        },
        (response) => {
          let answer = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (answer += chunk));
          response.on('end', () => {
            if (response.statusCode === 200) resolve(answer);
            else reject(new Error(`${operation}: ${answer}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
