import type { BranchDefinition, StateDefinition } from './definition.ts';

/** One machine of a definition: the outermost one, a branch, or an item processor. */
export interface Level {
  readonly branch: BranchDefinition;
  readonly outer: Level | undefined;
}

export function levels(branch: BranchDefinition, outer?: Level): Level[] {
  const level: Level = { branch, outer };
  const inner = Object.values(branch.States).flatMap(branchesOf);
  return [level, ...inner.flatMap((each) => levels(each, level))];
}

function branchesOf(state: StateDefinition): readonly BranchDefinition[] {
  if (state.Type === 'Parallel') return state.Branches;
  return state.Type === 'Map' ? [state.ItemProcessor] : [];
}

export const statesOf = (branch: BranchDefinition): [string, StateDefinition][] =>
  Object.entries(branch.States);
