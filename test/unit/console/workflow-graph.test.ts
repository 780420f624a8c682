import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BOX, layOut } from '../../../console/workflow/layered-layout.ts';
import { graphOf } from '../../../console/workflow/workflow-graph.ts';

const files = globSync('workflows/*/*.asl.yaml').sort();
const graphIn = (file: string) => graphOf(parse(readFileSync(file, 'utf8')));

const loop = graphOf({
  StartAt: 'Assess',
  States: {
    Assess: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
      Next: 'WhatIsNext',
    },
    WhatIsNext: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.outcome = "WAIT" %}', Next: 'Await' },
        { Condition: '{% $states.input.outcome = "DONE" %}', Next: 'Done' },
      ],
      Default: 'Failed',
    },
    Await: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Assess' }],
      Next: 'Assess',
    },
    Done: { Type: 'Succeed' },
    Failed: { Type: 'Fail' },
  },
});

describe('the graph of a workflow', () => {
  it('tells a state by what it does', () => {
    expect(loop.states.map(({ name, role }) => `${name} ${role}`)).toEqual([
      'Assess step',
      'WhatIsNext choice',
      'Await wait',
      'Done end',
      'Failed failure',
    ]);
  });

  it('names a way by its outcome, and an error only where no other way leads', () => {
    expect(loop.edges).toContainEqual({
      from: 'WhatIsNext',
      to: 'Await',
      label: 'WAIT',
      isError: false,
    });
    expect(loop.edges.filter(({ from }) => from === 'Await')).toEqual([
      { from: 'Await', to: 'Assess', label: '', isError: false },
    ]);
    expect(loop.edges.filter(({ isError }) => isError).map(({ to }) => to)).toEqual(['Failed']);
  });

  it('refuses what is no state machine', () => {
    expect(() => graphOf({ hello: 'world' })).toThrow();
  });
});

describe('the layout', () => {
  it('leads down, but for the way back of a loop', () => {
    const { edges, states } = layOut(loop);
    expect(edges.filter(({ isBack }) => isBack).map(({ from }) => from)).toEqual(['Await']);
    expect(states.find(({ name }) => name === 'Assess')?.layer).toBe(0);
  });

  it.each(files)('%s: every state has a place of its own, below those that lead to it', (file) => {
    const graph = graphIn(file);
    const { states, edges, width, height } = layOut(graph);
    expect(states.map(({ name }) => name).sort()).toEqual(
      graph.states.map(({ name }) => name).sort(),
    );
    expect(new Set(states.map(({ x, y }) => `${x} ${y}`)).size).toBe(states.length);
    const placed = new Map(states.map((state) => [state.name, state]));
    for (const { from, to, isBack } of edges) {
      if (!isBack) expect(placed.get(to)?.y).toBeGreaterThan(placed.get(from)?.y ?? Infinity);
    }
    for (const { x, y } of states) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + BOX.width).toBeLessThanOrEqual(width);
      expect(y + BOX.height).toBeLessThanOrEqual(height);
    }
  });

  it('finds each state that waits in one workflow only: its name is all the console knows', () => {
    const waits = files.flatMap((file) => {
      return graphIn(file).states.flatMap(({ name, role }) => (role === 'wait' ? [name] : []));
    });
    expect(waits.length).toBeGreaterThan(5);
    expect(new Set(waits).size).toBe(waits.length);
  });
});
