/** Steps of import clearance. */
import {
  assessedSchema,
  assessInputSchema,
  doneSchema,
  stepInputSchema,
} from '../shipment/contracts.ts';

export const assessImport = {
  input: assessInputSchema,
  output: assessedSchema([
    'FILE',
    'ANSWER',
    'PAY',
    'RELEASED',
    'SEIZED',
    'ABANDONED',
    'RETURNED_TO_ORIGIN',
  ]),
};
export const submitImportEntry = { input: stepInputSchema, output: doneSchema };
export const answerCustomsHold = { input: stepInputSchema, output: doneSchema };
export const payImportDuty = { input: stepInputSchema, output: doneSchema };
