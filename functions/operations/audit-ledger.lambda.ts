import middy from '@middy/core';
import { createSellerStore } from '../../adapters/dynamodb/seller-store.ts';
import { createStockStore } from '../../adapters/dynamodb/stock-store.ts';
import { auditLedger } from '../../domain/stock/audit-ledger.ts';
import { readEnvironment } from '../runtime/environment.ts';
import { tableOf } from '../runtime/ports.ts';
import { telemetryOf } from '../runtime/telemetry.ts';
import { environment } from './environment.ts';

const table = tableOf(readEnvironment(environment));
const sellers = createSellerStore(table);
const stocks = createStockStore(table);
const telemetry = telemetryOf('audit-ledger');

/** The conservation laws of every stock, recomputed with strong reads; `LedgerViolation` alarms. */
export const handler = middy()
  .use([...telemetry.middleware])
  .handler(async () => {
    const tenants = (await sellers.list()).map(({ tenant }) => tenant);
    const { checked, violations } = await auditLedger(stocks, tenants);
    for (const violation of violations)
      telemetry.logger.error('ledger violation', { ...violation });
    telemetry.count('LedgerViolation', violations.length);
    return { checked, violations: violations.length };
  });
