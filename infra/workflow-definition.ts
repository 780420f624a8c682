/** A workflow's YAML, read and checked. The CDK, the checks and the tests all come through here. */
import validate from 'asl-validator';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { ruleFaults } from './asl-rules.ts';

const root = fileURLToPath(new URL('../workflows', import.meta.url));

/** A workflow does not keep the rules: its author must act. Every fault is listed. */
class BrokenWorkflow extends Error {
  constructor(name: string, faults: readonly string[]) {
    super([`workflow ${name}:`, ...faults].join('\n  '));
    this.name = 'BrokenWorkflow';
  }
}

export interface WorkflowDefinition {
  readonly name: string;
  readonly definition: unknown;
  /** The names in its `${…}`: functions and machines that it calls. */
  readonly tokens: ReadonlySet<string>;
}

/** Names of all workflows: the folders of workflows/. */
export function workflowNames(): string[] {
  return globSync('*/*.asl.yaml', { cwd: root })
    .map((file) => basename(file, '.asl.yaml'))
    .sort();
}

/** Reads `workflows/<name>/<name>.asl.yaml`. Throws BrokenWorkflow. */
export function readWorkflow(name: string): WorkflowDefinition {
  return workflowFrom(name, readFileSync(`${root}/${name}/${name}.asl.yaml`, 'utf8'));
}

/** As `readWorkflow`, from the YAML itself. Throws BrokenWorkflow. */
export function workflowFrom(name: string, yaml: string): WorkflowDefinition {
  const definition = parsed(name, yaml);
  const faults = [...languageFaults(definition), ...ruleFaults(definition)];
  if (faults.length > 0) throw new BrokenWorkflow(name, faults);
  return { name, definition, tokens: tokensOf(definition) };
}

/** Throws BrokenWorkflow unless the tokens given are the tokens used, both ways. */
export function expectTokens(workflow: WorkflowDefinition, given: Iterable<string>): void {
  const names = new Set(given);
  const faults = [
    ...[...workflow.tokens.difference(names)].map((token) => `\${${token}} is used but not given`),
    ...[...names.difference(workflow.tokens)].map((token) => `\${${token}} is given but not used`),
  ];
  if (faults.length > 0) throw new BrokenWorkflow(workflow.name, faults);
}

function parsed(name: string, yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: -1 });
  } catch (error) {
    throw new BrokenWorkflow(name, [error instanceof Error ? error.message : String(error)]);
  }
}

/** What the States Language itself forbids. The validator writes into what it reads, so it gets a copy. */
function languageFaults(definition: unknown): string[] {
  const { errors } = validate(structuredClone(definition), { checkPaths: true, checkArn: false });
  return errors.map((error) => `${error['Error code']}: ${error.Message}`);
}

function tokensOf(definition: unknown): Set<string> {
  const used = JSON.stringify(definition).matchAll(/\$\{([^}]*)\}/g);
  return new Set(Array.from(used, ([, token]) => token ?? ''));
}
