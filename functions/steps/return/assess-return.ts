/** Follows a return to its end (domain/return/assess-return.ts). */
import type { ReturnAssessInput } from '../../../workflows/return/contracts.ts';
import type { ReturnPorts } from './return-ports.ts';
import { settleReturn } from './settle-return.ts';

export function createAssessReturn(ports: ReturnPorts) {
  return (input: ReturnAssessInput) => settleReturn(ports, input);
}
