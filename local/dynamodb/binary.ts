import { createRequire } from 'node:module';

/** No DynamoDB to run against: install the optional dependency or name an endpoint. */
export class NoDynamoDb extends Error {
  override readonly name = 'NoDynamoDb';

  constructor() {
    super(
      `No DynamoDB for ${process.platform}-${process.arch}: the optional dependency ` +
        `@dynoxide/${process.platform}-${process.arch} is not installed. Install it, or run DynamoDB ` +
        'Local and set PORTAGE_DYNAMODB_ENDPOINT=http://127.0.0.1:8000.',
    );
  }
}

/** Path of the dynoxide binary for this machine. */
export function dynoxideBinary(): string {
  const { resolve } = createRequire(import.meta.url);
  try {
    return resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  } catch {
    throw new NoDynamoDb();
  }
}
