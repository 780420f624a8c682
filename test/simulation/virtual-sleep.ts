/** Imported first, and quiet: what died counted nothing, which is warned about. A pause in a handler is one turn of the event loop, and what chance decides in it is always the same. */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

Object.assign(timers, { setTimeout: () => new Promise((done) => setImmediate(done)) });
Object.assign(crypto, { randomInt: () => 0 });
syncBuiltinESMExports();
console.warn = () => undefined;
