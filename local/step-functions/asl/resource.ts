/** What a Task does, read from its Resource. */
export type TaskResource =
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'invoke'; readonly waits: boolean }
  | { readonly kind: 'execution'; readonly pattern: 'start' | 'sync' | 'token' }
  | {
      readonly kind: 'sdk';
      readonly service: string;
      readonly action: string;
      readonly optimized: boolean;
      readonly waits: boolean;
    };

const FUNCTION = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;
const INTEGRATION =
  /^arn:aws[\w-]*:states:[\w-]*:\d*:(?:aws-sdk:)?([A-Za-z0-9]+):([A-Za-z0-9]+)(\.[a-zA-Z]+(?::2)?)?$/;

const OPTIMIZED: ReadonlySet<string> = new Set([
  'dynamodb:getItem',
  'dynamodb:putItem',
  'dynamodb:updateItem',
  'dynamodb:deleteItem',
  'sqs:sendMessage',
  'sns:publish',
  'events:putEvents',
]);
/** DynamoDB's four answer at once; only these of the optimized integrations can carry a token. */
const CARRIES_TOKEN: ReadonlySet<string> = new Set([
  'sqs:sendMessage',
  'sns:publish',
  'events:putEvents',
]);

/** Undefined for a resource this engine does not run. */
export function parseResource(resource: string): TaskResource | undefined {
  if (FUNCTION.test(resource)) return { kind: 'function', arn: resource };
  const [, service, action, pattern = ''] = INTEGRATION.exec(resource) ?? [];
  if (service === undefined || action === undefined) return undefined;
  if (resource.includes(':aws-sdk:')) return sdk(service, action, pattern, false);
  if (service === 'lambda') return action === 'invoke' ? invoke(pattern) : undefined;
  if (service === 'states') return action === 'startExecution' ? execution(pattern) : undefined;
  return OPTIMIZED.has(`${service}:${action}`) ? sdk(service, action, pattern, true) : undefined;
}

const TOKEN = '.waitForTaskToken';

function invoke(pattern: string): TaskResource | undefined {
  if (pattern !== '' && pattern !== TOKEN) return undefined;
  return { kind: 'invoke', waits: pattern === TOKEN };
}

/** `.sync` without `:2` answers the child's output as text: a second form of the same thing, refused. */
function execution(pattern: string): TaskResource | undefined {
  if (pattern === '') return { kind: 'execution', pattern: 'start' };
  if (pattern === TOKEN) return { kind: 'execution', pattern: 'token' };
  return pattern === '.sync:2' ? { kind: 'execution', pattern: 'sync' } : undefined;
}

function sdk(
  service: string,
  action: string,
  pattern: string,
  optimized: boolean,
): TaskResource | undefined {
  const waits = pattern === TOKEN;
  if (pattern !== '' && !waits) return undefined;
  if (waits && optimized && !CARRIES_TOKEN.has(`${service}:${action}`)) return undefined;
  return { kind: 'sdk', service, action, optimized, waits };
}

/** Does the task end by SendTaskSuccess or SendTaskFailure? */
export function waitsForToken(resource: TaskResource): boolean {
  switch (resource.kind) {
    case 'function':
      return false;
    case 'execution':
      return resource.pattern === 'token';
    case 'invoke':
    case 'sdk':
      return resource.waits;
  }
}

/** AWS: TaskScheduledEventDetails resourceType and resource, as `lambda` and `invoke.waitForTaskToken`. */
export function eventNames(resource: string): { resourceType: string; resource: string } {
  const [, , , , , ...rest] = resource.split(':');
  if (rest[0] === 'aws-sdk') {
    return { resourceType: `aws-sdk:${rest[1] ?? ''}`, resource: rest.slice(2).join(':') };
  }
  return { resourceType: rest[0] ?? '', resource: rest.slice(1).join(':') };
}
