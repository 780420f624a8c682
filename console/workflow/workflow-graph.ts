/** A state machine as a graph: its states, and where each may go next. Read from the same ASL that runs. */
import { z } from 'zod';

const stateSchema = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.looseObject({ Condition: z.string(), Next: z.string() })).default([]),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).default([]),
});
const definitionSchema = z.looseObject({
  StartAt: z.string(),
  States: z.record(z.string(), stateSchema),
});
type State = z.infer<typeof stateSchema>;

export interface GraphState {
  readonly name: string;
  /** What it does, for its look: ask a person or a partner and wait, run a child workflow, … */
  readonly role: 'step' | 'wait' | 'workflow' | 'choice' | 'end' | 'failure';
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** The outcome that leads here, the errors caught, or nothing. */
  readonly label: string;
  readonly isError: boolean;
}
export interface WorkflowGraph {
  readonly start: string;
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
}

/** Throws when it is no ASL definition. One edge for each pair of states: labels of several ways are joined. */
export function graphOf(definition: unknown): WorkflowGraph {
  const { StartAt, States } = definitionSchema.parse(definition);
  return {
    start: StartAt,
    states: Object.entries(States).map(([name, state]) => ({ name, role: roleOf(state) })),
    edges: joined(Object.entries(States).flatMap(([name, state]) => edgesOf(name, state))),
  };
}

function roleOf({ Type, Resource = '' }: State): GraphState['role'] {
  if (Type === 'Succeed') return 'end';
  if (Type === 'Fail') return 'failure';
  if (Type === 'Choice') return 'choice';
  if (Resource.endsWith('.waitForTaskToken')) return 'wait';
  return Resource.includes(':startExecution') ? 'workflow' : 'step';
}

function edgesOf(from: string, { Next, Default, Choices, Catch }: State): GraphEdge[] {
  const plain = [Next, Default].filter((to) => to !== undefined);
  return [
    ...Choices.map(({ Condition, Next: to }) => {
      return { from, to, label: outcomesIn(Condition), isError: false };
    }),
    ...plain.map((to) => ({ from, to, label: '', isError: false })),
    ...Catch.map(({ ErrorEquals, Next: to }) => {
      return { from, to, label: ErrorEquals.join(', '), isError: true };
    }),
  ];
}

/** `{% $states.input.outcome = "WAIT" %}` says WAIT. */
function outcomesIn(condition: string): string {
  return Array.from(condition.matchAll(/"([^"]+)"/g), ([, outcome = '']) => outcome).join(', ');
}

/** A way by an error is drawn only where no ordinary way leads. */
function joined(edges: readonly GraphEdge[]): GraphEdge[] {
  const byPair = Map.groupBy(edges, ({ from, to }) => `${from} ${to}`);
  return [...byPair.values()].flatMap((same) => {
    const [first] = same.toSorted((a, b) => Number(a.isError) - Number(b.isError));
    if (!first) return [];
    const labels = same.filter(({ isError }) => isError === first.isError).map((e) => e.label);
    return [{ ...first, label: labels.filter((label) => label !== '').join(', ') }];
  });
}
