import '../support/quiet.ts';
import { expect, it } from 'vitest';
import { sendBadRequests, sendBadWebhooks } from './bad-input.ts';

// A share of `npm run prove:bad-input`, on a fixed seed and a fresh one.
const fresh = Date.now() % 1_000_000;

it.each([2026, fresh])(
  'answers bad requests as problems, and never by a fault of its own (seed %i)',
  async (seed) => {
    const { faults, sent } = await sendBadRequests(1500, seed);
    expect(faults).toEqual([]);
    expect(sent).toBe(1500);
  },
);

it.each([2026, fresh])(
  'takes or refuses bad webhooks, and never fails by them (seed %i)',
  async (seed) => {
    const { faults, answers } = await sendBadWebhooks(400, seed);
    expect(faults).toEqual([]);
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(['202', '401']));
  },
);
