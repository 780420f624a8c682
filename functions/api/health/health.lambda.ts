import { httpHandler } from '../../runtime/http-handler.ts';
import { noBody, noParams, noQuery, openRoute } from '../../runtime/router.ts';

/** That the edge answers; what is behind it has its own alarms. */
export const handler = httpHandler('health', [
  openRoute('GET', '/health', {
    params: noParams,
    query: noQuery,
    body: noBody,
    handle: async () => ({ status: 200, body: { status: 'ok' } }),
  }),
]);
