/** `npm run check:asl`: every workflow keeps the States Language and our rules, or its faults are printed. */
import { readWorkflow, workflowNames } from './workflow-definition.ts';

const faults = workflowNames().flatMap((name) => {
  try {
    readWorkflow(name);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
});

for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
