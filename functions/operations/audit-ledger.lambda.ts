import middy from '@middy/core';
import { readEnvironment } from '../runtime/environment.ts';
import { tableOf } from '../runtime/ports.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { auditEverything } from './audit-everything.ts';
import { environment } from './environment.ts';

const table = tableOf(readEnvironment(environment));
const telemetry = telemetryOf('audit-ledger');

/** The conservation laws of every stock, recomputed with strong reads; `LedgerViolation` alarms. */
export const handler = middy()
  .use([...telemetry.middleware])
  .handler(async () => {
    const { checked, violations } = await auditEverything(table);
    for (const violation of violations)
      telemetry.logger.error('ledger violation', { ...violation });
    telemetry.count('LedgerViolation', violations.length);
    return { ...checked, violations: violations.length };
  });
