import type { z } from 'zod';
import { isArray, isObject } from '../json.ts';

const JSONPATH_FIELDS: ReadonlySet<string> = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'Result',
  'ItemsPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'MaxConcurrencyPath',
  'ErrorPath',
  'CausePath',
  'Variable',
]);

/** One line for each fault, beginning with the state it is in. */
export function schemaFaults(error: z.ZodError, definition: unknown): string[] {
  return error.issues.flatMap((issue) => describe(issue, definition));
}

function describe(issue: z.core.$ZodIssue, definition: unknown): string[] {
  const where = place(issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unsupported(key, where));
  if (issue.code === 'invalid_union' && issue.path.at(-1) === 'Type') {
    return [
      `SCHEMA_VALIDATION_FAILED: ${where} is not a known state type (${shown(issue.path, definition)})`,
    ];
  }
  return [
    `SCHEMA_VALIDATION_FAILED: ${where}: ${issue.message} (${shown(issue.path, definition)})`,
  ];
}

function unsupported(key: string, where: string): string {
  if (JSONPATH_FIELDS.has(key)) {
    return `SCHEMA_VALIDATION_FAILED: ${where}: ${key} is a JSONPath field; only JSONata is supported`;
  }
  return `SCHEMA_VALIDATION_FAILED: ${where}: the field ${key} is not supported here`;
}

/** `States.A.ItemProcessor.States.B.Seconds` is said as "state 'B' at /States/A/...". */
function place(path: readonly PropertyKey[]): string {
  const pointer = `/${path.map(String).join('/')}`;
  const name = stateName(path);
  return name === undefined ? pointer : `state '${name}' at ${pointer}`;
}

function stateName(path: readonly PropertyKey[]): string | undefined {
  const at = path.lastIndexOf('States');
  const name = at === -1 ? undefined : path[at + 1];
  return name === undefined ? undefined : String(name);
}

function shown(path: readonly PropertyKey[], definition: unknown): string {
  let at = definition;
  for (const key of path) at = member(at, key);
  const text = at === undefined ? 'absent' : JSON.stringify(at);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function member(value: unknown, key: PropertyKey): unknown {
  if (isArray(value)) return typeof key === 'number' ? value[key] : undefined;
  return isObject(value) && typeof key === 'string' ? value[key] : undefined;
}
