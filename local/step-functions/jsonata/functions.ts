import { createHash } from 'node:crypto';
import type jsonata from 'jsonata';

/** What expressions may ask of the world; injected, so that a simulated run repeats exactly. */
export interface World {
  readonly now: () => number;
  readonly random: () => number;
}

/** AWS: "JSONata functions provided by Step Functions"; and `$now`, `$millis`, `$random` on our own clock. */
export function registerFunctions(expression: jsonata.Expression, world: World): void {
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:a>');
  expression.registerFunction('hash', hash, '<ss:s>');
  expression.registerFunction('random', (seed?: number) => random(seed, world), '<n?:n>');
  expression.registerFunction('uuid', () => uuid(world.random), '<:s>');
  expression.registerFunction('parse', (text: string): unknown => JSON.parse(text), '<s:x>');
  expression.registerFunction('eval', refuseEval);
  expression.registerFunction('millis', () => world.now(), '<:n>');
  expression.registerFunction(
    'now',
    function (this: jsonata.Focus, picture?: string, timezone?: string) {
      return formatTime(this.environment, world.now(), picture, timezone);
    },
    '<s?s?:s>',
  );
}

function partition(items: readonly unknown[], size: number): unknown[][] {
  if (!(size >= 1)) throw new Error('$partition expects a chunk size of at least 1');
  const step = Math.floor(size);
  const chunks: unknown[][] = [];
  for (let at = 0; at < items.length; at += step) chunks.push(items.slice(at, at + step));
  return chunks;
}

/** As States.ArrayRange: first and last included, at most 1,000 numbers. */
function range(first: number, last: number, step: number): number[] {
  if (step === 0) throw new Error('$range expects a step other than 0');
  const count = Math.floor((last - first) / step) + 1;
  if (count > 1000) throw new Error('$range makes at most 1000 numbers');
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

function hash(text: string, algorithm: string): string {
  const name = ALGORITHMS.get(algorithm);
  if (name === undefined) throw new Error(`$hash does not know the algorithm ${algorithm}`);
  return createHash(name).update(text, 'utf8').digest('hex');
}

/** With a seed the same number every time; AWS does not publish its generator, so the number itself differs. */
function random(seed: number | undefined, world: World): number {
  if (seed === undefined) return world.random();
  let state = (seed + 0x6d2b79f5) | 0; // one step of mulberry32
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

/** RFC 9562 version 4, from the injected randomness. */
function uuid(next: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (kind) => {
    const digit = Math.floor(next() * 16);
    return (kind === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}

/** AWS: "$eval is not available; use $parse". */
function refuseEval(): never {
  throw new Error('$eval is not available; use $parse');
}

/** JSONata's own formatter, which `$now` shares with `$fromMillis`. */
function formatTime(
  environment: jsonata.Environment,
  millis: number,
  picture?: string,
  timezone?: string,
): unknown {
  const fromMillis: unknown = environment.lookup('fromMillis');
  if (!hasImplementation(fromMillis)) throw new Error('$fromMillis is missing');
  return fromMillis.implementation.call({ environment }, millis, picture, timezone);
}

interface BuiltIn {
  readonly implementation: (this: unknown, ...args: readonly unknown[]) => unknown;
}

function hasImplementation(value: unknown): value is BuiltIn {
  return (
    typeof value === 'object' &&
    value !== null &&
    'implementation' in value &&
    typeof value.implementation === 'function'
  );
}
