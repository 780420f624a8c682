/** An error that a state reports: the name that Retry and Catch compare, and the text that people read. */
export class StateError extends Error {
  readonly error: string;
  readonly causeText: string;
  /** For query errors: the field that failed, as `Output/total`. */
  readonly location: string | undefined;

  constructor(error: string, cause: string, location?: string) {
    super(`${error}: ${cause}`);
    this.name = 'StateError';
    this.error = error;
    this.causeText = cause;
    this.location = location;
  }
}

export const queryError = (cause: string, location: string) =>
  new StateError('States.QueryEvaluationError', cause, location);

export const dataLimitExceeded = (stateName: string) =>
  new StateError(
    'States.DataLimitExceeded',
    `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
