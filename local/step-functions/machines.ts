import { ApiError } from './api-error.ts';
import { isStateMachineArn, isName, stateMachineArn } from './arns.ts';
import { compileAccepted, readDefinition } from './asl/check.ts';
import type { Machine } from './asl/machine.ts';
import type { World } from './jsonata/functions.ts';
import type { DefinitionRow, Journal, MachineRow } from './journal.ts';

export interface CreateStateMachine {
  readonly name: string;
  /** ASL as JSON text, or the parsed object. */
  readonly definition: string | object;
  /** Given by the cloud assembly; else made from the name. */
  readonly arn?: string;
}

/** State machines by ARN. An execution keeps the revision of the definition that it began with. */
export class Machines {
  readonly #journal: Journal;
  readonly #world: World;
  readonly #hasSdkTask: boolean;
  readonly #rows = new Map<string, MachineRow>();
  readonly #compiled = new Map<number, Machine>();

  constructor(journal: Journal, world: World, hasSdkTask: boolean) {
    this.#journal = journal;
    this.#world = world;
    this.#hasSdkTask = hasSdkTask;
    for (const row of journal.machines()) this.#rows.set(row.arn, row);
  }

  /** AWS: idempotent with the same definition, StateMachineAlreadyExists with another. */
  create(
    { name, definition, arn = stateMachineArn(name) }: CreateStateMachine,
    now: number,
  ): MachineRow {
    if (!isName(name)) throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
    if (!isStateMachineArn(arn)) throw new ApiError('InvalidArn', `Invalid Arn: '${arn}'`);
    const text = textOf(definition);
    const machine = this.#read(text);
    const existing = this.#rows.get(arn);
    if (existing !== undefined) return this.#same(existing, text);
    return this.#put({ arn, name, createdMs: now, updatedMs: now }, text, machine);
  }

  update(arn: string, definition: string | object, now: number): MachineRow {
    const row = this.get(arn);
    const text = textOf(definition);
    const machine = this.#read(text);
    if (this.definition(row).text === text) return row;
    return this.#put({ ...row, updatedMs: now }, text, machine);
  }

  get(arn: string): MachineRow {
    if (!isStateMachineArn(arn)) throw new ApiError('InvalidArn', `Invalid Arn: '${arn}'`);
    const row = this.#rows.get(arn);
    if (row !== undefined) return row;
    throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }

  has(arn: string): boolean {
    return this.#rows.has(arn);
  }

  all(): MachineRow[] {
    return [...this.#rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  definition({ definition }: { readonly definition: number }): DefinitionRow {
    return this.#journal.definition(definition);
  }

  /** The machine of one revision, compiled at its first use. */
  compiled(definition: number): Machine {
    const known = this.#compiled.get(definition);
    if (known !== undefined) return known;
    const machine = compileAccepted(this.#journal.definition(definition).text, this.#world);
    this.#compiled.set(definition, machine);
    return machine;
  }

  #read(text: string): Machine {
    return readDefinition(text, this.#world, this.#hasSdkTask);
  }

  #same(existing: MachineRow, text: string): MachineRow {
    if (this.definition(existing).text === text) return existing;
    throw new ApiError(
      'StateMachineAlreadyExists',
      `State Machine Already Exists: '${existing.arn}'`,
    );
  }

  #put(row: Omit<MachineRow, 'definition'>, text: string, machine: Machine): MachineRow {
    const { arn, name, createdMs, updatedMs } = row;
    const put = this.#journal.putMachine({ arn, name, createdMs, updatedMs }, text);
    this.#rows.set(arn, put);
    this.#compiled.set(put.definition, machine);
    return put;
  }
}

const textOf = (definition: string | object): string =>
  typeof definition === 'string' ? definition : JSON.stringify(definition);
