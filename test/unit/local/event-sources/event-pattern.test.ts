import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../local/assembly/json.ts';
import { compilePattern } from '../../../../local/event-sources/event-pattern.ts';

const event = {
  eventName: 'INSERT',
  dynamodb: { NewImage: { kind: { S: 'OUTBOX' }, n: 5, tags: ['a', 'b'], none: null } },
};

describe('an event pattern', () => {
  it.each<[boolean, Json]>([
    [true, { eventName: ['INSERT'] }],
    [true, { eventName: ['MODIFY', 'INSERT'] }],
    [false, { eventName: ['insert'] }],
    [true, { eventName: [{ 'equals-ignore-case': 'insert' }] }],
    [true, { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['OUTBOX'] } } } }],
    [false, { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['ORDER'] } } } }],
    [true, { dynamodb: { NewImage: { kind: { S: [{ prefix: 'OUT' }] } } } }],
    [true, { dynamodb: { NewImage: { kind: { S: [{ suffix: 'BOX' }] } } } }],
    [false, { dynamodb: { OldImage: { kind: { S: ['OUTBOX'] } } } }],
    [true, { dynamodb: { OldImage: [{ exists: false }] } }],
    [true, { dynamodb: { NewImage: { kind: { S: [{ exists: true }] } } } }],
    [true, { dynamodb: { NewImage: { n: [{ numeric: ['>', 4, '<=', 5] }] } } }],
    [false, { dynamodb: { NewImage: { n: [{ numeric: ['=', 4] }] } } }],
    [true, { dynamodb: { NewImage: { tags: ['b'] } } }],
    [true, { dynamodb: { NewImage: { none: [null] } } }],
    [true, { eventName: [{ 'anything-but': ['REMOVE', 'MODIFY'] }] }],
    [false, { eventName: [{ 'anything-but': { prefix: 'IN' } }] }],
  ])('matches %s: %j', (expected, pattern) => {
    expect(compilePattern(pattern, 'here')(event)).toBe(expected);
  });

  it.each<[Json]>([
    [{ eventName: [{ wildcard: 'IN*' }] }],
    [{ $or: [{ a: [1] }] }],
    [{ n: [{ numeric: ['~', 1] }] }],
    [{ n: [{ prefix: 'a', suffix: 'b' }] }],
    [['INSERT']],
    [{ eventName: 'INSERT' }],
  ])('refuses what it does not know, with the path: %j', (pattern) => {
    expect(() => compilePattern(pattern, 'app/Mapping')).toThrow(/app\/Mapping: unsupported/);
  });
});
