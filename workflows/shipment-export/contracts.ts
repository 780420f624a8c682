/** Steps of export clearance. */
import {
  assessedSchema,
  assessInputSchema,
  doneSchema,
  stepInputSchema,
} from '../shipment/contracts.ts';

export const assessExport = {
  input: assessInputSchema,
  output: assessedSchema(['DECLARE', 'FILE_ISF', 'RELEASED', 'CANCELLED']),
};
export const submitExportDeclaration = { input: stepInputSchema, output: doneSchema };
export const withdrawExportDeclaration = { input: stepInputSchema, output: doneSchema };
export const fileIsf = { input: stepInputSchema, output: doneSchema };
export const cancelIsf = { input: stepInputSchema, output: doneSchema };
