/**
 * Amazon's removal order detail report as rows: comma or tab, quotes, a byte order mark, either line end, columns in any
 * order and more of them than we know. The reading goes on after a bad row, so that all are told at once.
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fault, type Fault } from '../../domain/kernel/fault.ts';
import { REPORT_COLUMNS, type WrittenRow } from '../../domain/removal/report-row.ts';

export interface ReadReport {
  readonly rows: readonly WrittenRow[];
  readonly faults: readonly Fault[];
}

const recordSchema = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.int() }),
});
const skippedSchema = z.object({ code: z.string(), lines: z.int() });

/** Without its header nothing of a report can be read: then there are no rows, and each missing column is a fault. */
export function readRemovalReport(text: string): ReadReport {
  const faults: Fault[] = [];
  const records = parse(text, {
    bom: true,
    info: true,
    trim: true,
    delimiter: [',', '\t'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => void faults.push(unreadable(error)),
  }).map((record) => recordSchema.parse(record));
  const [header, ...others] = records;
  const columns = (header?.record ?? []).map((name) => name.toLowerCase());
  const missing = REPORT_COLUMNS.filter((column) => !columns.includes(column));
  if (missing.length > 0) return { rows: [], faults: missing.map(missingColumn) };
  const rows = others.flatMap(({ record, info }) => {
    if (record.length === columns.length)
      return [{ line: info.lines, values: named(columns, record) }];
    faults.push(rowFault(info.lines, `${record.length} cells in ${columns.length} columns`));
    return [];
  });
  return { rows, faults };
}

function named(columns: readonly string[], record: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column, at) => [column, record[at] ?? '']));
}

function unreadable(error: unknown): Fault {
  const read = skippedSchema.safeParse(error);
  return rowFault(read.data?.lines ?? 0, read.data?.code ?? 'CSV_ERROR');
}

function rowFault(line: number, reason: string): Fault {
  const params = { line: String(line), reason };
  return fault(`/${line}`, 'ROW_UNREADABLE', `the row cannot be read: ${reason}`, params);
}

function missingColumn(column: string): Fault {
  return fault('/1', 'COLUMN_MISSING', `the report has no column ${column}`, { column });
}
