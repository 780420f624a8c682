import { z } from 'zod';
import { waitRegistrationSchema } from '../../../domain/wait/wait.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { rendezvous } from '../aws-ports.ts';
import { createRegisterWait } from './register-wait.ts';

const output = z.strictObject({ delivery: z.string() });

export const handler = stepHandler(
  { step: 'register-wait', input: waitRegistrationSchema, output },
  createRegisterWait(rendezvous),
);
