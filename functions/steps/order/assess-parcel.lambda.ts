import { assessParcel } from '../../../workflows/order/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createAssessParcel } from './assess-parcel.ts';

export const handler = stepHandler(
  { step: 'assess-parcel', ...assessParcel },
  createAssessParcel(ports),
);
