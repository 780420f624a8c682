import { UnsupportedByRuntime } from '../assembly/unsupported.ts';

/** When a schedule fires next, strictly after `after`; milliseconds since the epoch, UTC. */
export type NextRun = (after: number) => number;

const unitMilliseconds: Record<string, number> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * Compiles `rate(n unit)` or the EventBridge `cron(min hour day-of-month month day-of-week year)`,
 * in UTC. Throws UnsupportedByRuntime, naming `path`, for L, W and #.
 * Source: "Schedule expressions", EventBridge user guide.
 */
export function compileSchedule(expression: string, path: string): NextRun {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate !== null) {
    const every = Number(rate[1]) * (unitMilliseconds[rate[2] ?? ''] ?? 0);
    return (after) => after + every;
  }
  const cron = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (cron?.length === 6) return compileCron(cron, expression, path);
  throw unsupported(expression, path);
}

interface Field {
  from: number;
  to: number;
  names: readonly string[];
  of: (time: Date) => number;
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const days = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const fields: readonly Field[] = [
  { from: 0, to: 59, names: [], of: (time) => time.getUTCMinutes() },
  { from: 0, to: 23, names: [], of: (time) => time.getUTCHours() },
  { from: 1, to: 31, names: [], of: (time) => time.getUTCDate() },
  { from: 1, to: 12, names: months, of: (time) => time.getUTCMonth() + 1 },
  { from: 1, to: 7, names: days, of: (time) => time.getUTCDay() + 1 },
  { from: 1970, to: 2199, names: [], of: (time) => time.getUTCFullYear() },
];

const MINUTE = 60_000;
const FIVE_YEARS_OF_MINUTES = 5 * 366 * 24 * 60;

function compileCron(parts: readonly string[], expression: string, path: string): NextRun {
  const allowed = fields.map((field, index) => {
    const values = compileField(parts[index] ?? '*', field);
    if (values === undefined) throw unsupported(expression, path);
    return { field, values };
  });
  const matches = (time: Date) => allowed.every(({ field, values }) => values.has(field.of(time)));
  return (after) => {
    let minute = Math.floor(after / MINUTE) + 1;
    for (let tried = 0; tried < FIVE_YEARS_OF_MINUTES; tried += 1, minute += 1) {
      if (matches(new Date(minute * MINUTE))) return minute * MINUTE;
    }
    return Number.POSITIVE_INFINITY;
  };
}

function compileField(part: string, field: Field): Set<number> | undefined {
  const values = new Set<number>();
  for (const item of part.split(',')) {
    const range = parseItem(item, field);
    if (range === undefined) return undefined;
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return values;
}

/** `*`, `?`, `5`, `MON`, `1-5`, `0/15`, `1-10/2`. */
function parseItem(item: string, { from, to, names }: Field) {
  const [span = '', step] = item.split('/');
  const every = step === undefined ? 1 : Number(step);
  if (!Number.isInteger(every) || every < 1) return undefined;
  if (span === '*' || span === '?') return { from, to, step: every };
  const number = (text: string) =>
    names.includes(text.toUpperCase()) ? names.indexOf(text.toUpperCase()) + from : Number(text);
  const [low = '', high] = span.split('-');
  const first = number(low);
  const last = high === undefined ? (step === undefined ? first : to) : number(high);
  const fits = Number.isInteger(first) && Number.isInteger(last) && first >= from && last <= to;
  return fits && first <= last ? { from: first, to: last, step: every } : undefined;
}

function unsupported(expression: string, path: string): UnsupportedByRuntime {
  return new UnsupportedByRuntime([`${path}: unsupported schedule expression ${expression}`]);
}
