import type { BranchDefinition, MachineDefinition, StateDefinition } from './definition.ts';
import { levels, statesOf } from './walk.ts';
import type { Level } from './walk.ts';

/** AWS: "Passing data between states with variables", naming and scope. */
const VARIABLE = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;

export function checkVariables(definition: MachineDefinition): string[] {
  return levels(definition).flatMap((level) => [
    ...statesOf(level.branch).flatMap(([name, state]) => nameFaults(name, state)),
    ...shadowFaults(level),
  ]);
}

function nameFaults(name: string, state: StateDefinition): string[] {
  return assignedBy(state)
    .filter((variable) => !VARIABLE.test(variable) || variable === 'states')
    .map(
      (variable) => `SCHEMA_VALIDATION_FAILED: state '${name}': '${variable}' cannot be a variable`,
    );
}

/** A branch reads the variables around it and may not assign them. */
function shadowFaults({ branch, outer }: Level): string[] {
  const around = new Set<string>();
  for (let at = outer; at !== undefined; at = at.outer) {
    for (const name of assignedIn(at.branch)) around.add(name);
  }
  return statesOf(branch).flatMap(([name, state]) =>
    assignedBy(state)
      .filter((variable) => around.has(variable))
      .map(
        (variable) =>
          `SCHEMA_VALIDATION_FAILED: state '${name}': assigns '${variable}', a variable of an outer scope`,
      ),
  );
}

const assignedIn = (branch: BranchDefinition): string[] =>
  Object.values(branch.States).flatMap(assignedBy);

function assignedBy(state: StateDefinition): string[] {
  const own = 'Assign' in state ? Object.keys(state.Assign ?? {}) : [];
  const caught = 'Catch' in state ? (state.Catch ?? []) : [];
  const ruled = state.Type === 'Choice' ? state.Choices : [];
  const inner = [...caught, ...ruled].flatMap(({ Assign }) => Object.keys(Assign ?? {}));
  return [...own, ...inner];
}
