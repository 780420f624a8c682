import { z } from 'zod';

export const environment = z.strictObject({});
