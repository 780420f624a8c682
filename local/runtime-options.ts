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
}
