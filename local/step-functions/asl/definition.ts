import { z } from 'zod';

/** The States Language as this engine takes it: JSONata only, every object strict, so that nothing is ignored. */

const StateName = z.string().min(1).max(80);
const Expression = z.string().regex(/^\{%[^]*%\}$/, 'must be a {% JSONata %} expression');
const orExpression = <T extends z.ZodType>(literal: T) => z.union([literal, Expression]);

const Assign = z.record(z.string(), z.unknown());
const common = {
  Comment: z.string().optional(),
  QueryLanguage: z.literal('JSONata').optional(),
};
const produces = { Assign: Assign.optional(), Output: z.unknown().optional() };
const moves = { Next: StateName.optional(), End: z.literal(true).optional() };

const ErrorEquals = z.array(z.string().min(1)).min(1);

const Retrier = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals,
  IntervalSeconds: z.int().min(1).max(99_999_999).optional(),
  MaxAttempts: z.int().min(0).max(99_999_999).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.int().min(1).max(31_622_399).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
});

const Catcher = z.strictObject({
  Comment: z.string().optional(),
  ErrorEquals,
  Next: StateName,
  ...produces,
});

const handles = { Retry: z.array(Retrier).optional(), Catch: z.array(Catcher).optional() };

const PassState = z.strictObject({ Type: z.literal('Pass'), ...common, ...produces, ...moves });

const TaskState = z.strictObject({
  Type: z.literal('Task'),
  Resource: z.string(),
  Arguments: z.unknown().optional(),
  TimeoutSeconds: orExpression(z.int().min(1).max(99_999_999)).optional(),
  HeartbeatSeconds: orExpression(z.int().min(1).max(99_999_999)).optional(),
  ...common,
  ...produces,
  ...moves,
  ...handles,
});

const ChoiceRule = z.strictObject({
  Comment: z.string().optional(),
  Condition: Expression,
  Next: StateName,
  ...produces,
});

const ChoiceState = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z.array(ChoiceRule).min(1),
  Default: StateName.optional(),
  ...common,
  ...produces,
});

const WaitState = z.strictObject({
  Type: z.literal('Wait'),
  Seconds: orExpression(z.int().min(0).max(99_999_999)).optional(),
  Timestamp: z.string().optional(),
  ...common,
  ...produces,
  ...moves,
});

const SucceedState = z.strictObject({
  Type: z.literal('Succeed'),
  Output: z.unknown().optional(),
  ...common,
});

const FailState = z.strictObject({
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
  ...common,
});

const States = z.record(
  StateName,
  z.lazy(() => State),
);

const Branch = z.strictObject({ Comment: z.string().optional(), StartAt: StateName, States });

const ParallelState = z.strictObject({
  Type: z.literal('Parallel'),
  Arguments: z.unknown().optional(),
  Branches: z.array(Branch).min(1),
  ...common,
  ...produces,
  ...moves,
  ...handles,
});

const ItemProcessor = z.strictObject({
  Comment: z.string().optional(),
  ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE').optional() }).optional(),
  StartAt: StateName,
  States,
});

const MapState = z.strictObject({
  Type: z.literal('Map'),
  Items: z.union([z.array(z.unknown()), Expression]).optional(),
  ItemSelector: z.unknown().optional(),
  ItemProcessor,
  MaxConcurrency: orExpression(z.int().min(0)).optional(),
  ToleratedFailureCount: orExpression(z.int().min(0)).optional(),
  ToleratedFailurePercentage: orExpression(z.number().min(0).max(100)).optional(),
  ...common,
  ...produces,
  ...moves,
  ...handles,
});

type Pass = z.infer<typeof PassState>;
type Task = z.infer<typeof TaskState>;
type Choice = z.infer<typeof ChoiceState>;
type Wait = z.infer<typeof WaitState>;
type Succeed = z.infer<typeof SucceedState>;
type Fail = z.infer<typeof FailState>;

export interface BranchDefinition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, StateDefinition>>;
}
type Handled = Pick<
  Task,
  'Comment' | 'QueryLanguage' | 'Assign' | 'Output' | 'Next' | 'End' | 'Retry' | 'Catch'
>;
export type ParallelDefinition = Handled & {
  readonly Type: 'Parallel';
  readonly Arguments?: unknown;
  readonly Branches: readonly BranchDefinition[];
};
export type MapDefinition = Handled & {
  readonly Type: 'Map';
  readonly Items?: readonly unknown[] | string | undefined;
  readonly ItemSelector?: unknown;
  readonly ItemProcessor: BranchDefinition;
  readonly MaxConcurrency?: number | string | undefined;
  readonly ToleratedFailureCount?: number | string | undefined;
  readonly ToleratedFailurePercentage?: number | string | undefined;
};

export type TaskDefinition = Task;
export type ChoiceDefinition = Choice;
export type WaitDefinition = Wait;
export type RetrierDefinition = z.infer<typeof Retrier>;
export type CatcherDefinition = z.infer<typeof Catcher>;
export type StateDefinition =
  Pass | Task | Choice | Wait | Succeed | Fail | ParallelDefinition | MapDefinition;

const State: z.ZodType<StateDefinition> = z.lazy(() =>
  z.discriminatedUnion('Type', [
    PassState,
    TaskState,
    ChoiceState,
    WaitState,
    SucceedState,
    FailState,
    ParallelState,
    MapState,
  ]),
);

export const MachineDefinition = z.strictObject({
  Comment: z.string().optional(),
  QueryLanguage: z.literal('JSONata', 'must be "JSONata"; JSONPath is not supported'),
  Version: z.literal('1.0').optional(),
  TimeoutSeconds: z.int().min(1).max(99_999_999).optional(),
  StartAt: StateName,
  States,
});
export type MachineDefinition = z.infer<typeof MachineDefinition>;
