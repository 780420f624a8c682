import { z } from 'zod';

export const environment = z.strictObject({
  TABLE_NAME: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  TRACKING_QUEUE_URL: z.url(),
  CUSTOMS_QUEUE_URL: z.url(),
  WAREHOUSE_QUEUE_URL: z.url(),
  PARCEL_QUEUE_URL: z.url(),
});
