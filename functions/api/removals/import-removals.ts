import { InvalidRequest } from '../../../domain/kernel/domain-error.ts';
import { fault, type Fault } from '../../../domain/kernel/fault.ts';
import { skuCodeSchema, type Tenant, type WarehouseId } from '../../../domain/kernel/ids.ts';
import { readRemovalReport } from '../../../adapters/reports/removal-report.ts';
import { decideRemoval } from '../../../domain/removal/decide-removal.ts';
import { isSameLine } from '../../../domain/removal/fold-report.ts';
import { importRows, type Imported } from '../../../domain/removal/import-report.ts';
import { awaitsDecision } from '../../../domain/removal/move-removal.ts';
import { readReportRow, type ReportRow } from '../../../domain/removal/report-row.ts';
import { MOST_LINES, type RemovalLine } from '../../../domain/removal/removal.ts';
import { settleRemoval } from '../../../domain/removal/settle-removal.ts';
import type { SellerCaller } from '../../runtime/access.ts';
import { negotiateLanguage } from '../../runtime/accept-language.ts';
import { faultDetail } from '../../runtime/fault-texts.ts';
import { noParams, sellerRoute } from '../../runtime/router.ts';
import { importQuery, importRequest } from './contract.ts';
import { receivingWarehouse } from './receiving-warehouse.ts';
import { removalIdOf } from './removal-id.ts';
import type { RemovalsPorts } from './removals-ports.ts';

/**
 * Amazon's removal order detail report. Importing it again, or an older one, changes nothing that is known better. 422 when no
 * row of it is good.
 */
export const importRemovals = (ports: RemovalsPorts) =>
  sellerRoute('POST', '/removals/imports', 'returns:write', {
    params: noParams,
    query: importQuery,
    body: importRequest,
    handle: async ({ caller, body, query: { warehouse }, request }) => {
      if (warehouse) await receivingWarehouse(ports, warehouse, '');
      const { rows, faults } = await goodRows(ports, caller.tenant, body);
      if (rows.length === 0)
        throw new InvalidRequest('INVALID_REQUEST', 'no row of the report is good', faults);
      const imported = await importAll(ports, caller, byOrder(rows), warehouse);
      const language = negotiateLanguage(request.headers['accept-language']);
      const refused = new Set(faults.map(({ pointer }) => pointer.split('/')[1])).size;
      return {
        status: 200,
        body: {
          rows: { read: rows.length + refused, imported: rows.length, refused },
          removals: imported.map(({ outcome, removal: { removalId, orderId, status } }) => {
            return { removalId, orderId, status, outcome };
          }),
          faults: faults.map((found) => ({
            pointer: found.pointer,
            code: found.code,
            detail: faultDetail(found, language),
          })),
        },
      };
    },
  });

const AT_ONCE = 8;

/** Rows that can be imported; of every other, all its faults, in the order of the file. */
async function goodRows(ports: RemovalsPorts, tenant: Tenant, text: string) {
  const report = readRemovalReport(text);
  const read = report.rows.map(readReportRow);
  const rows = read.flatMap((row) => ('goods' in row ? [row] : []));
  const unknown = await unknownSkus(ports, tenant, rows);
  const crowded = await beyondMost(ports, tenant, rows);
  const refused = [...unknown, ...crowded];
  const bad = new Set(refused.map(({ params }) => params?.['line']));
  const faults = [
    ...report.faults,
    ...read.flatMap((row) => ('goods' in row ? [] : row)),
    ...refused,
  ];
  if (report.rows.length === 0 && faults.length === 0)
    faults.push(fault('', 'REPORT_EMPTY', 'the report has no rows'));
  return {
    rows: rows.filter(({ line }) => !bad.has(String(line))),
    faults: faults.sort((a, b) => lineOf(a) - lineOf(b)),
  };
}

/** What is sent to us must be known to us, or nobody could count it; what Amazon destroys need not be. */
async function unknownSkus(
  { skus }: RemovalsPorts,
  tenant: Tenant,
  rows: readonly ReportRow[],
): Promise<Fault[]> {
  const coming = rows.filter(({ type }) => type === 'RETURN');
  const codes = [...new Set(coming.map(({ goods }) => goods.sku))];
  const asked = codes.flatMap((code) => skuCodeSchema.safeParse(code).data ?? []);
  const known = new Set<string>((await skus.findMany(tenant, asked)).map(({ sku }) => sku));
  return coming
    .filter(({ goods }) => !known.has(goods.sku))
    .map(({ line, goods: { sku } }) =>
      fault(`/${line}/sku`, 'REMOVAL_SKU_UNKNOWN', `SKU ${sku} is not registered`, {
        line: String(line),
        sku,
      }),
    );
}

/** Rows that would give a removal more lines than it may have, those it has from earlier files included. */
async function beyondMost(
  { removals }: RemovalsPorts,
  tenant: Tenant,
  rows: readonly ReportRow[],
): Promise<Fault[]> {
  const crowded: ReportRow[] = [];
  for (const ofOrder of byOrder(rows)) {
    const removalId = removalIdOf(tenant, ofOrder[0].orderId);
    const known = await removals.find({ tenant, removalId });
    crowded.push(...rowsBeyondMost(known?.lines ?? [], ofOrder));
  }
  return crowded.map(({ line }) => {
    const params = { line: String(line), limit: String(MOST_LINES) };
    return fault(`/${line}/order-id`, 'TOO_MANY_LINES', `more than ${MOST_LINES} lines`, params);
  });
}

/** A row about a line that is known makes none. */
function rowsBeyondMost(known: readonly RemovalLine[], rows: readonly ReportRow[]): ReportRow[] {
  const lines = [...known];
  return rows.filter(({ goods }) => {
    if (lines.some((line) => isSameLine(line, goods))) return false;
    if (lines.length >= MOST_LINES) return true;
    lines.push(goods);
    return false;
  });
}

/** A few orders at a time; told in the order of the file. */
async function importAll(
  ports: RemovalsPorts,
  caller: SellerCaller,
  orders: readonly (readonly [ReportRow, ...ReportRow[]])[],
  warehouse: WarehouseId | undefined,
): Promise<Imported[]> {
  const imported: Imported[] = [];
  const queue = orders.entries();
  const worker = async () => {
    for (const [n, rows] of queue) imported[n] = await importOrder(ports, caller, rows, warehouse);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return imported;
}

async function importOrder(
  ports: RemovalsPorts,
  { tenant, actor }: SellerCaller,
  rows: readonly [ReportRow, ...ReportRow[]],
  warehouseId: WarehouseId | undefined,
): Promise<Imported> {
  const key = { tenant, removalId: removalIdOf(tenant, rows[0].orderId) };
  const at = ports.now();
  const imported = importRows(await ports.removals.find(key), key, rows, at);
  const { removal } = imported;
  const isUndecided = warehouseId && removal.type === 'RETURN' && awaitsDecision(removal);
  if (imported.outcome === 'unchanged' && !isUndecided) return imported;
  if (imported.outcome !== 'unchanged') await ports.removals.save(removal);
  if (isUndecided) {
    const decision = { option: 'SEND_TO_ADDRESS', warehouseId, by: actor, at } as const;
    await ports.removals.save(decideRemoval(removal, decision));
  }
  return { ...imported, removal: (await settleRemoval(ports, key)) ?? removal };
}

function byOrder(rows: readonly ReportRow[]): [ReportRow, ...ReportRow[]][] {
  const groups = new Map<string, [ReportRow, ...ReportRow[]]>();
  for (const row of rows) {
    const group = groups.get(row.orderId);
    if (group) group.push(row);
    else groups.set(row.orderId, [row]);
  }
  return [...groups.values()];
}

const lineOf = ({ params }: Fault) => Number(params?.['line'] ?? 0);
