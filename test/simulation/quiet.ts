/** Imported first by the tests of the simulation. */
import '../support/quiet.ts';
import { vi } from 'vitest';
import './virtual-sleep.ts';

// Warnings of the metrics go where virtual-sleep.ts drops them.
vi.stubEnv('POWERTOOLS_DEV', 'true');
