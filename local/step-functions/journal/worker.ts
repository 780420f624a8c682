/**
 * The journal's disk, on a thread of its own: an fsync takes longer than most of the engine's turns, and the engine
 * goes on while this thread waits for it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './database.ts';
import type { Packed } from './pack.ts';
import { makeWriter } from './writer.ts';

const database = openDatabase(String(workerData));
const commit = makeWriter(database);

parentPort?.on('message', (group: Packed) => {
  try {
    commit(group);
    parentPort?.postMessage(undefined);
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? error.message : String(error));
  }
});
