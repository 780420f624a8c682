/** The only reader of process.env. A function declares what it needs in its folder's environment.ts; infra gives exactly that. */
import type { z } from 'zod';

/** The deployment left something out: an operator must act. Every fault is listed. */
class BrokenEnvironment extends Error {
  constructor(faults: readonly string[]) {
    super(`environment: ${faults.join('; ')}`);
    this.name = 'BrokenEnvironment';
  }
}

/** Reads the variables the schema names and no others. Throws BrokenEnvironment. */
export function readEnvironment<S extends z.ZodObject>(schema: S): z.output<S> {
  const named = Object.keys(schema.shape).map((name) => [name, process.env[name]]);
  const parsed = schema.safeParse(Object.fromEntries(named));
  if (parsed.success) return parsed.data;
  throw new BrokenEnvironment(
    parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
  );
}
