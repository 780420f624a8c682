/** Oversize for the mode (M-034) and the fit of a full container load. */
import { isContainerNumber } from '../../kernel/check-digits.ts';
import { mustBeInForce } from '../../kernel/dated.ts';
import { fault, type Fault } from '../../kernel/fault.ts';
import { totalsOf } from '../pack-cartons.ts';
import type { Carton } from '../shipment.ts';
import { cartonLimits, containerCapacities, type CartonLimit } from './mode-limits.ts';
import type { PrecheckInput } from './precheck-input.ts';

export function checkSize(input: PrecheckInput): Fault[] {
  const { head, content, day } = input;
  const { value } = mustBeInForce(cartonLimits[head.mode], day, `limit of ${head.mode}`);
  const oversize = content.cartons.flatMap((carton, i) =>
    isOver(carton, value)
      ? [
          fault(`/cartons/${i}/dimensions`, 'OVERSIZE_FOR_MODE', `over the limit of ${head.mode}`, {
            carton: String(carton.cartonNumber),
            mode: head.mode,
            limit: `${value.sidesMm.join(' x ')} mm, ${value.grossWeightG} g`,
          }),
        ]
      : [],
  );
  return [...oversize, ...checkContainer(input)];
}

function isOver({ dimensions, grossWeightG }: Carton, limit: CartonLimit): boolean {
  const { lengthMm, widthMm, heightMm } = dimensions;
  const sides = [lengthMm, widthMm, heightMm].sort((a, b) => b - a);
  return (
    grossWeightG > limit.grossWeightG || sides.some((side, i) => side > (limit.sidesMm[i] ?? 0))
  );
}

function checkContainer({ head, content }: PrecheckInput): Fault[] {
  const { containerType, containers } = head.carriage;
  const wrong = containers.flatMap((number, i) =>
    isContainerNumber(number)
      ? []
      : [fault(`/containers/${i}`, 'CONTAINER_NUMBER_INVALID', `${number} is no ISO 6346 number`)],
  );
  if (head.mode !== 'SEA_FCL') return wrong;
  if (containerType === undefined)
    return [
      ...wrong,
      fault('/containerType', 'CONTAINER_TYPE_MISSING', 'a full container has a type'),
    ];
  return [...wrong, ...fitFaults(containerType, Math.max(1, containers.length), content.cartons)];
}

function fitFaults(type: string, count: number, cartons: readonly Carton[]): Fault[] {
  const capacity = containerCapacities[type];
  if (!capacity)
    return [
      fault('/containerType', 'CONTAINER_TYPE_UNKNOWN', `${type} is none we load`, {
        known: Object.keys(containerCapacities).join(' '),
      }),
    ];
  const { volumeMm3, grossWeightG } = totalsOf({ cartons });
  const full =
    BigInt(volumeMm3) > capacity.volumeMm3 * BigInt(count) ||
    grossWeightG > capacity.payloadG * count;
  return full
    ? [fault('/containerType', 'CONTAINER_OVERFILLED', `the cartons do not fit ${count} x ${type}`)]
    : [];
}
