import { isJsonObject } from '../assembly/json.ts';
import type { FauxqsApp } from './fauxqs-app.ts';

/**
 * With persistence, fauxqs 2.4.1 loses a message whose visibility is set to 0: it writes NULL into a
 * NOT NULL column after taking the message out of flight. One second is the nearest it can do.
 */
export function keepReleasedMessages(app: FauxqsApp): void {
  app.addHook('preHandler', async (request) => {
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string' || !target.includes('.ChangeMessageVisibility')) return;
    const { body } = request;
    if (!isJsonObject(body)) return;
    const entries = Array.isArray(body['Entries']) ? body['Entries'].filter(isJsonObject) : [];
    for (const change of [body, ...entries]) {
      if (change['VisibilityTimeout'] === 0) change['VisibilityTimeout'] = 1;
    }
  });
}
