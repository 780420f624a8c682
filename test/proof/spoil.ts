/** A good request made bad in one place: what clients send by mistake, and what others send on purpose. */
import fc from 'fast-check';

const HUGE = 'x'.repeat(70_000);
/** Deeper than anything we accept, and than a careless parser bears. */
const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

const EVIL: readonly unknown[] = [
  null,
  '',
  ' ',
  true,
  -0,
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '1e5',
  'null',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e\u0645',
  "'; DROP TABLE x; --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  'T#_#SIGNING_KEY',
  '#',
  '2026-02-30',
  '9999-99-99T99:99:99Z',
  'constructor',
  '__proto__',
  HUGE,
  [],
  {},
  [[]],
  { $ref: '#' },
  { toString: 1 },
  { S: 'x' },
  deep(20),
  deep(40),
  Array.from({ length: 2000 }, () => 0),
];
const NAMES = [
  'extra',
  'constructor',
  'toString',
  'tenant',
  'pk',
  '__proto__',
  '',
  '$where',
  'x'.repeat(300),
];

export const spoilt = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat(1000), fc.nat(5), fc.constantFrom(...EVIL), fc.constantFrom(...NAMES))
    .map(([at, how, evil, name]) => {
      const places = placesIn(value);
      const place = places[at % places.length] ?? [];
      const spoiled = changedAt(value, place, (part) => changed(part, how, evil, name));
      return spoiled === REMOVED ? undefined : spoiled;
    });

function changed(part: unknown, how: number, evil: unknown, name: string): unknown {
  if (how === 0) return REMOVED;
  if (how === 1) return evil;
  if (how === 2) return isList(part) ? [...part, evil] : [part];
  if (how === 3) return withMember(part, name, evil);
  if (how === 4) return typeof part === 'string' ? part + name : JSON.stringify(part);
  return typeof part === 'number' ? part * -1000.5 : evil;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

type Place = readonly string[];
const REMOVED = Symbol('removed');

function placesIn(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  const inner = Object.entries(value).flatMap(([name, part]) => placesIn(part, [...here, name]));
  return [here, ...inner];
}

function changedAt(
  value: unknown,
  [first, ...rest]: Place,
  change: (part: unknown) => unknown,
): unknown {
  if (first === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const members: readonly (readonly [string, unknown])[] = Object.entries(value);
  const changed = members
    .map(([name, part]) => [name, name === first ? changedAt(part, rest, change) : part] as const)
    .filter(([, part]) => part !== REMOVED);
  return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
}

function withMember(part: unknown, name: string, evil: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return { [name]: part };
  const members: readonly (readonly [string, unknown])[] = [...Object.entries(part), [name, evil]];
  return Object.fromEntries(members);
}
