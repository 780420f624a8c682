import { z } from 'zod';

export const environment = z.strictObject({ TABLE_NAME: z.string().min(1) });
