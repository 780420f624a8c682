/**
 * What we ask of a workflow beyond the States Language: every call and every wait ends, every wait knows what to do
 * then, what AWS itself may fail at is tried again, and a name says what kind of state it is.
 */
import { z } from 'zod';

const retrier = z.looseObject({
  ErrorEquals: z.array(z.string()),
  MaxAttempts: z.number().optional(),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.string().optional(),
});
const catcher = z.looseObject({ ErrorEquals: z.array(z.string()) });
const state = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  TimeoutSeconds: z.union([z.number(), z.string()]).optional(),
  Retry: z.array(retrier).default([]),
  Catch: z.array(catcher).default([]),
  Default: z.string().optional(),
  Error: z.string().optional(),
  Cause: z.string().optional(),
  get ItemProcessor() {
    return states.optional();
  },
  get Branches() {
    return z.array(states).default([]);
  },
});
const states = z.looseObject({ States: z.record(z.string(), state) });
const machine = states.extend({
  QueryLanguage: z.string().optional(),
  TimeoutSeconds: z.number().optional(),
});

type State = z.infer<typeof state>;
type Rule = (state: State, name: string) => readonly string[];

/** The faults of a workflow, each one line that begins with the state's name; none when it is well. */
export function ruleFaults(definition: unknown): string[] {
  const parsed = machine.safeParse(definition);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  }
  return [...machineFaults(parsed.data), ...stateFaults(parsed.data)];
}

function machineFaults({ QueryLanguage, TimeoutSeconds }: z.infer<typeof machine>): string[] {
  return [
    ...(QueryLanguage === 'JSONata' ? [] : ['(machine): QueryLanguage must be JSONata']),
    ...(TimeoutSeconds === undefined ? ['(machine): needs TimeoutSeconds'] : []),
  ];
}

function stateFaults({ States }: z.infer<typeof states>): string[] {
  return Object.entries(States).flatMap(([name, state]) => [
    ...RULES.flatMap((rule) => rule(state, name)).map((fault) => `${name}: ${fault}`),
    ...state.Branches.flatMap(stateFaults),
    ...(state.ItemProcessor === undefined ? [] : stateFaults(state.ItemProcessor)),
  ]);
}

const WAIT = /\.waitForTaskToken$/;
const QUESTION = /^(Is|Are|Has|Have|Was|Were|Does|Did|Can|May|Must|What|Which|Who|How|Should)[A-Z]/;

/** Errors of the Lambda service itself: the step never ran, or nobody knows whether it did. */
const SERVICE_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.TooManyRequestsException',
];

const isTask = (state: State) => state.Type === 'Task';
const isWait = (state: State) => isTask(state) && WAIT.test(state.Resource ?? '');

const everyTaskEnds: Rule = (state) =>
  isTask(state) && state.TimeoutSeconds === undefined ? ['a Task needs TimeoutSeconds'] : [];

const everyWaitHasADefault: Rule = (state) =>
  isWait(state) && !state.Catch.some((c) => c.ErrorEquals.includes('States.Timeout'))
    ? ['a wait for a token needs a Catch of States.Timeout']
    : [];

/** A registration that threw or crashed (Sandbox.Timedout, ThrottlingException …) must not end what waits for months. */
const everyRegistrationIsRepeated: Rule = (state) =>
  isWait(state) && !state.Retry.some((r) => r.ErrorEquals.includes('States.TaskFailed'))
    ? ['a wait for a token must retry States.TaskFailed']
    : [];

const serviceErrorsAreRetried: Rule = (state) => {
  if (!isTask(state) || !state.Resource?.includes(':lambda:invoke')) return [];
  return SERVICE_ERRORS.flatMap((error) => {
    const found = state.Retry.find((r) => r.ErrorEquals.includes(error));
    if (found === undefined) return [`must retry ${error}`];
    const patient = found.MaxDelaySeconds !== undefined && found.JitterStrategy === 'FULL';
    return patient ? [] : [`the retry of ${error} needs MaxDelaySeconds and JitterStrategy FULL`];
  });
};

const everyChoiceHasADefault: Rule = (state) =>
  state.Type === 'Choice' && state.Default === undefined ? ['a Choice needs a Default'] : [];

const everyFailureIsNamed: Rule = (state) =>
  state.Type === 'Fail' && (state.Error === undefined || state.Cause === undefined)
    ? ['a Fail needs Error and Cause']
    : [];

/** A function is a token, so that the grants are exactly what the workflow uses. */
const nothingIsHardWired: Rule = (state) =>
  /arn:(?!aws:states:::)/.test(JSON.stringify({ ...state, Branches: [], ItemProcessor: {} }))
    ? ['an ARN must come in as a ${Token}']
    : [];

const namesSayTheKind: Rule = (state, name) => [
  ...(/^[A-Z][A-Za-z0-9]*$/.test(name) ? [] : ['a state is named in PascalCase']),
  ...(state.Type === 'Choice' && !QUESTION.test(name) ? ['a Choice is named as a question'] : []),
  ...(isWait(state) !== name.startsWith('Await')
    ? ['a wait for a token, and only that, is named Await…']
    : []),
];

const RULES: readonly Rule[] = [
  everyTaskEnds,
  everyWaitHasADefault,
  everyRegistrationIsRepeated,
  serviceErrorsAreRetried,
  everyChoiceHasADefault,
  everyFailureIsNamed,
  nothingIsHardWired,
  namesSayTheKind,
];
