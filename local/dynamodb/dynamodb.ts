import { dynamoDbEndpoint } from '../settings.ts';
import { NoDynamoDb } from './binary.ts';
import type { DynamoDbProcess } from './dynoxide.ts';
import { startDynoxide } from './dynoxide.ts';

/** dynoxide where its binary is installed, else the endpoint in PORTAGE_DYNAMODB_ENDPOINT. */
export async function startDynamoDb(dataDir: string): Promise<DynamoDbProcess> {
  try {
    return await startDynoxide(dataDir);
  } catch (error) {
    const endpoint = dynamoDbEndpoint();
    if (!(error instanceof NoDynamoDb) || endpoint === undefined) throw error;
    return { endpoint, stop: async () => undefined };
  }
}
