export interface RuntimeOptions {
  /** Where everything is kept, e.g. `.portage`. */
  dataDir: string;
  /** The cloud assembly to run, e.g. `cdk.out`. */
  assemblyDir: string;
  /** Port of the HTTP API; 0 takes a free one. */
  port?: number;
  /** Empties the data directory first. */
  fresh?: boolean;
  /** Shows what functions print; it is always in the log file. */
  verbose?: boolean;
  /** For measuring: what stands between the functions and DynamoDB, and who hears of each call of a function. */
  watch?: RuntimeWatch;
}

export interface RuntimeWatch {
  /** The endpoint that stands before this one. */
  dynamodb: (endpoint: string) => Promise<string>;
  /** A call of a function has ended, after so many milliseconds. */
  invoked: (functionName: string, milliseconds: number) => void;
}
