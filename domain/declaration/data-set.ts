import { z } from 'zod';

const dataSetSchema = z.record(z.string(), z.unknown());

/** A data set as it goes over the wire and into the record: plain JSON, without what is undefined. */
export function asDataSet(data: object): Record<string, unknown> {
  return dataSetSchema.parse(JSON.parse(JSON.stringify(data)));
}
