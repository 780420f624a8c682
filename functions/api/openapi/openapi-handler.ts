import { httpHandler } from '../../runtime/http-handler.ts';
import { noBody, noParams, noQuery, openRoute } from '../../runtime/router.ts';
import { openApiDocument } from './document.ts';

/** The description of the API, the same for everybody; made once a container. */
export const openApiRoutes = () => {
  const text = JSON.stringify(openApiDocument());
  return [
    openRoute('GET', '/openapi.json', {
      params: noParams,
      query: noQuery,
      body: noBody,
      handle: async () => ({
        status: 200,
        headers: { 'cache-control': 'public, max-age=300' },
        text,
      }),
    }),
  ];
};

export const createOpenApiHandler = () => httpHandler('openapi', openApiRoutes());
