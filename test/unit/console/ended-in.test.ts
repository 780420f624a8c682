import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { fulfilmentEnd, returnEnd } from '../../../console/workflow/ended-in.ts';
import { graphOf } from '../../../console/workflow/workflow-graph.ts';
import { fulfilmentLifecycle } from '../../../domain/order/fulfilment-lifecycle.ts';

const endsIn = (file: string) => {
  const graph = graphOf(parse(readFileSync(`workflows/${file}.asl.yaml`, 'utf8')));
  return graph.states.filter(({ role }) => role === 'end').map(({ name }) => name);
};

it('a fulfilment that is over stands in an end of its workflow, one that is not in none', () => {
  const ends = endsIn('order/order');
  for (const status of fulfilmentLifecycle.states)
    if (fulfilmentLifecycle.terminal.includes(status))
      expect(ends).toContain(fulfilmentEnd({ status }));
    else expect(fulfilmentEnd({ status })).toBeUndefined();
});

it('so does a return', () => {
  expect(endsIn('return/return')).toContain(returnEnd({ closedAt: '2026-11-10T08:00:00Z' }));
  expect(returnEnd({})).toBeUndefined();
});
