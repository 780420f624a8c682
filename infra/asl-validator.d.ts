/** asl-validator 4 ships no types. */
declare module 'asl-validator' {
  interface Finding {
    readonly 'Error code': string;
    readonly Message: string;
  }
  function validate(
    definition: unknown,
    options: { checkPaths: boolean; checkArn: boolean },
  ): {
    readonly isValid: boolean;
    readonly errors: readonly Finding[];
    readonly errorsText: (separator?: string) => string;
  };
  export default validate;
}
