/** Imported first: handlers of this test log nothing and count nothing. */
import { vi } from 'vitest';

vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');
