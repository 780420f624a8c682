/** Steps of export clearance. */
import { assessedSchema, doneSchema, stepInputSchema } from '../shipment/contracts.ts';

export const assessExport = {
  input: stepInputSchema,
  output: assessedSchema(['DECLARE', 'FILE_ISF', 'RELEASED', 'CANCELLED']),
};
export const submitExportDeclaration = { input: stepInputSchema, output: doneSchema };
export const withdrawExportDeclaration = { input: stepInputSchema, output: doneSchema };
export const fileIsf = { input: stepInputSchema, output: doneSchema };
export const cancelIsf = { input: stepInputSchema, output: doneSchema };
