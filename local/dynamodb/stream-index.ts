import { DatabaseSync } from 'node:sqlite';

/**
 * dynoxide 1.2 numbers each stream record with `MAX(CAST(sequence_number AS INTEGER)) + 1` over all
 * records of the table, a full scan per write: measured, puts fell from 1,500/s to 460/s over
 * 12,000 records. With this index the maximum is one look-up and they stay at 1,800-2,000/s.
 */
export function indexStreamRecords(database: string): void {
  const connection = new DatabaseSync(database, { timeout: 5000 });
  connection.exec(
    'CREATE INDEX IF NOT EXISTS portage_stream_order ' +
      'ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
  );
  connection.close();
}
