/** The one reader of the environment of this machine (functions have their own). */

/** A DynamoDB Local to use where there is no dynoxide binary, e.g. `http://127.0.0.1:8000`. */
export function dynamoDbEndpoint(): string | undefined {
  return process.env['PORTAGE_DYNAMODB_ENDPOINT'];
}

/** Under `npm start` npm is the parent and ends with the terminal; started by hand, the parent may leave. */
export function isStartedByNpm(): boolean {
  return process.env['npm_lifecycle_event'] !== undefined;
}

/** The environment a build step inherits, with additions. */
export function buildEnvironment(additions: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...additions };
}
