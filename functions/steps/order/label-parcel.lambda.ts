import { labelParcel } from '../../../workflows/order/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createLabelParcel } from './label-parcel.ts';

export const handler = stepHandler(
  { step: 'label-parcel', ...labelParcel },
  createLabelParcel(ports),
);
