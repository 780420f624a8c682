import { z } from 'zod';

export const environment = z.strictObject({
  TABLE_NAME: z.string().min(1),
  SHIPMENT_STATE_MACHINE_ARN: z.string().min(1),
  ORDER_STATE_MACHINE_ARN: z.string().min(1),
  RETURN_STATE_MACHINE_ARN: z.string().min(1),
});
