/**
 * A row of Amazon's removal order detail report. Columns: request-date, order-id, order-type, service-speed, order-status,
 * last-updated-date, sku, fnsku, disposition, requested-, cancelled-, disposed-, shipped-, in-process-quantity, removal-fee,
 * currency. Source: Amazon Seller Central, "Removal Order Detail report".
 */
import { fault, type Fault } from '../kernel/fault.ts';
import { currencySchema, moneyWireSchema, type MoneyWire } from '../kernel/money.ts';
import { offsetTimeSchema, toTimestamp, type Timestamp } from '../kernel/time.ts';
import type { RemovalLine, RemovalType, ReportedStage } from './removal.ts';

export const REPORT_COLUMNS = [
  'request-date',
  'order-id',
  'order-type',
  'service-speed',
  'order-status',
  'last-updated-date',
  'sku',
  'fnsku',
  'disposition',
  'requested-quantity',
  'cancelled-quantity',
  'disposed-quantity',
  'shipped-quantity',
  'in-process-quantity',
  'removal-fee',
  'currency',
] as const;
type Column = (typeof REPORT_COLUMNS)[number];

/** A row as it is written: values by column, the line it ends on. */
export interface WrittenRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface ReportRow {
  readonly line: number;
  readonly orderId: string;
  readonly type: RemovalType;
  readonly serviceSpeed: string;
  readonly requestedAt: Timestamp;
  readonly goods: RemovalLine;
}

const TYPES: Readonly<Record<string, RemovalType>> = {
  return: 'RETURN',
  disposal: 'DISPOSE',
  dispose: 'DISPOSE',
  liquidation: 'LIQUIDATE',
  liquidations: 'LIQUIDATE',
  liquidate: 'LIQUIDATE',
};
const STAGES: Readonly<Record<string, ReportedStage>> = {
  planning: 'PENDING',
  pending: 'PENDING',
  processing: 'PROCESSING',
  'in process': 'PROCESSING',
  'in-process': 'PROCESSING',
  completed: 'COMPLETED',
  cancelled: 'CANCELLED',
  canceled: 'CANCELLED',
};

/** The row, or every fault of it; a fault points to `/{line}/{column}`. */
export function readReportRow(written: WrittenRow): ReportRow | readonly Fault[] {
  const cells = new Cells(written);
  const requestedAt = cells.time('request-date');
  const lastUpdatedAt = cells.time('last-updated-date');
  const type = TYPES[cells.text('order-type', 40).toLowerCase()] ?? cells.unknownType();
  const reportedStatus = cells.text('order-status', 60);
  const row = {
    line: written.line,
    orderId: cells.text('order-id', 80),
    type,
    serviceSpeed: cells.optional('service-speed', 40),
    requestedAt,
    goods: {
      sku: cells.text('sku', 40),
      fnsku: cells.optional('fnsku', 20),
      disposition: cells.optional('disposition', 60),
      requested: cells.count('requested-quantity'),
      cancelled: cells.count('cancelled-quantity'),
      disposed: cells.count('disposed-quantity'),
      shipped: cells.count('shipped-quantity'),
      inProcess: cells.count('in-process-quantity'),
      ...cells.fee(),
      stage: STAGES[reportedStatus.toLowerCase()] ?? 'UNKNOWN',
      reportedStatus,
      lastUpdatedAt,
      other: otherColumns(written.values),
    },
  } as const;
  cells.mustNotExceedRequest(row.goods);
  return cells.faults.length > 0 ? cells.faults : row;
}

const EPOCH = toTimestamp('1970-01-01T00:00:00Z');
const MOST_UNITS = 1_000_000;

/** Reads cells and gathers what is wrong with them; a wrong one reads as nothing. */
class Cells {
  readonly faults: Fault[] = [];
  private readonly row: WrittenRow;

  constructor(row: WrittenRow) {
    this.row = row;
  }

  text(column: Column, most: number): string {
    const value = this.optional(column, most);
    if (value === '') this.wrong(column, 'CELL_MISSING', `${column} is empty`);
    return value;
  }

  optional(column: Column, most: number): string {
    const value = this.cell(column);
    if (value.length > most) {
      this.wrong(column, 'CELL_TOO_LONG', `${column} is longer than ${most} characters`, {
        limit: String(most),
      });
    }
    return value;
  }

  count(column: Column): number {
    const value = this.cell(column);
    // Amazon leaves a quantity empty that is not yet known.
    if (value === '') return 0;
    const number = /^\d{1,7}$/.test(value) ? Number(value) : Infinity;
    if (number <= MOST_UNITS) return number;
    this.wrong(column, 'CELL_NO_COUNT', `${column} is no whole number: ${value}`, { value });
    return 0;
  }

  /** Amazon prints the offset after a blank. */
  time(column: Column): Timestamp {
    const value = this.cell(column).replaceAll(' ', '');
    if (offsetTimeSchema.safeParse(value).success) return toTimestamp(value);
    this.wrong(column, 'CELL_NO_TIME', `${column} is no time with an offset: ${value}`, { value });
    return EPOCH;
  }

  fee(): { fee?: MoneyWire } {
    const amount = this.cell('removal-fee');
    if (amount === '') return {};
    const currency = currencySchema.safeParse(this.cell('currency'));
    const fee = moneyWireSchema.safeParse({ amount, currency: currency.data });
    if (fee.success) return { fee: fee.data };
    const value = `${amount} ${this.cell('currency')}`.trim();
    this.wrong('removal-fee', 'CELL_NO_MONEY', `no amount of money: ${value}`, { value });
    return {};
  }

  unknownType(): RemovalType {
    const value = this.cell('order-type');
    if (value !== '') {
      const detail = `order-type is not one of Return, Disposal, Liquidations: ${value}`;
      this.wrong('order-type', 'REMOVAL_TYPE_UNKNOWN', detail, { value });
    }
    return 'RETURN';
  }

  mustNotExceedRequest({ requested, cancelled, disposed, shipped }: RemovalLine): void {
    const done = cancelled + disposed + shipped;
    // A count that could not be read says nothing about the others.
    if (done <= requested || this.faults.some(({ code }) => code === 'CELL_NO_COUNT')) return;
    this.wrong('requested-quantity', 'MORE_THAN_REQUESTED', `${done} done of ${requested}`, {
      done: String(done),
      requested: String(requested),
    });
  }

  private cell(column: Column): string {
    return (this.row.values[column] ?? '').trim();
  }

  private wrong(column: string, code: string, detail: string, params?: Record<string, string>) {
    const { line } = this.row;
    const pointer = `/${line}/${column}`;
    this.faults.push({
      ...fault(pointer, code, detail),
      params: { line: String(line), ...params },
    });
  }
}

function otherColumns(values: Readonly<Record<string, string>>): Record<string, string> {
  const known: readonly string[] = REPORT_COLUMNS;
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !known.includes(name) && value !== ''),
  );
}
