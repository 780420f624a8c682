/** zod issues as faults: a JSON pointer, a stable code of ours (zod's own may change), and the values a text needs. */
import type { z } from 'zod';
import { fault } from '../../domain/kernel/fault.ts';
import type { Fault } from '../../domain/kernel/fault.ts';

type Issue = z.core.$ZodIssue;

export function faultsOf(
  issues: readonly Issue[],
  input: unknown,
  part: 'body' | 'query',
): Fault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, input)).map((f) => placed(f, part));
}

function faultsOfIssue(issue: Issue, input: unknown): Fault[] {
  const pointer = pointerOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        fault(pointerOf([...issue.path, key]), 'UNKNOWN_FIELD', 'this field is not known'),
      );
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined
        ? [fault(pointer, 'REQUIRED', 'is required')]
        : [
            fault(pointer, 'WRONG_TYPE', `must be of type ${issue.expected}`, {
              expected: issue.expected,
            }),
          ];
    case 'too_small':
      return [fault(pointer, 'TOO_SMALL', issue.message, { limit: String(issue.minimum) })];
    case 'too_big':
      return [fault(pointer, 'TOO_BIG', issue.message, { limit: String(issue.maximum) })];
    case 'invalid_format':
      return [fault(pointer, 'WRONG_FORMAT', issue.message, { format: issue.format })];
    case 'invalid_value': {
      const allowed = issue.values.map(String).join(', ');
      return valueAt(input, issue.path) === undefined
        ? [fault(pointer, 'REQUIRED', `is required: one of ${allowed}`)]
        : [fault(pointer, 'NOT_ALLOWED', `must be one of ${allowed}`, { allowed })];
    }
    default:
      return [fault(pointer, 'INVALID_VALUE', issue.message)];
  }
}

/** A query parameter has no place in the body: its name goes beside an empty pointer. */
function placed(found: Fault, part: 'body' | 'query'): Fault {
  if (part === 'body') return found;
  return { ...found, pointer: '', params: { ...found.params, parameter: found.pointer.slice(1) } };
}

/** RFC 6901: `~` and `/` in a name are escaped. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    input,
  );
}
