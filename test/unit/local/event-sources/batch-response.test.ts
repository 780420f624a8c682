import { describe, expect, it } from 'vitest';
import { failedItems } from '../../../../local/event-sources/batch-response.ts';

const ids = ['1', '2', '3'];
const answered = (
  payload: null | string | number | { batchItemFailures: { itemIdentifier: string }[] },
) => ({
  ok: true as const,
  payload,
});
const failures = (...list: string[]) => ({
  batchItemFailures: list.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a batch', () => {
  it('fails whole when the function failed', () => {
    const error = { errorType: 'E', errorMessage: '', trace: [] };
    expect(failedItems({ ok: false, error }, ids, true)).toEqual(ids);
  });

  it.each([null, '', failures()])('succeeds with %j', (payload) => {
    expect(failedItems(answered(payload), ids, true)).toEqual([]);
  });

  it('fails in part as reported, when the mapping asks for reports', () => {
    expect(failedItems(answered(failures('2')), ids, true)).toEqual(['2']);
    expect(failedItems(answered(failures('2')), ids, false)).toEqual([]);
  });

  it.each([failures('2', 'unknown'), failures(''), 7])('fails whole with %j', (payload) => {
    expect(failedItems(answered(payload), ids, true)).toEqual(ids);
  });
});
