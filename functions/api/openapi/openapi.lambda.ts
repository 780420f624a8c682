import { createOpenApiHandler } from './openapi-handler.ts';

export const handler = createOpenApiHandler();
