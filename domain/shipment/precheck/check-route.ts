/** Ports, origin and warehouse make a route we serve (M-006, M-016, M-076). */
import { isUnLocode } from '../../kernel/codes.ts';
import { fault, type Fault } from '../../kernel/fault.ts';
import { marketOf } from '../../sku/markets.ts';
import type { PrecheckInput } from './precheck-input.ts';

/** M-076: mainland China and Hong Kong. */
const ORIGINS = ['CN', 'HK'];

export function checkRoute(input: PrecheckInput): Fault[] {
  const { origin, destination, mode } = input.head;
  return [
    ...locodeFaults('/origin/port', origin.port),
    ...locodeFaults('/destination/port', destination.port),
    ...originFaults(input),
    ...warehouseFaults(input),
    ...(mode === 'RAIL' && marketOf(destination.port.slice(0, 2)) !== 'EU'
      ? [fault('/mode', 'MODE_NOT_SERVED', 'rail goes to Europe only', { mode })]
      : []),
  ];
}

function locodeFaults(pointer: string, port: string): Fault[] {
  return isUnLocode(port)
    ? []
    : [fault(pointer, 'LOCODE_INVALID', `${port} is no UN/LOCODE`, { value: port })];
}

function originFaults({ head: { origin } }: PrecheckInput): Fault[] {
  const places = [
    ['/origin/address/country', origin.address.country],
    ['/origin/port', origin.port.slice(0, 2)],
  ] as const;
  return places
    .filter(([, country]) => !ORIGINS.includes(country))
    .map(([pointer, country]) =>
      fault(pointer, 'ORIGIN_NOT_SERVED', `we ship from ${ORIGINS.join(' and ')}`, { country }),
    );
}

/** A port abroad is fine where the warehouse is served from there (Rotterdam for Frankfurt). */
function warehouseFaults({ head: { destination }, warehouse }: PrecheckInput): Fault[] {
  const { warehouseId, port } = destination;
  if (!warehouse)
    return [
      fault('/destination/warehouseId', 'WAREHOUSE_UNKNOWN', `there is no ${warehouseId}`, {
        warehouseId,
      }),
    ];
  const served = [warehouse.address.country, ...warehouse.ports.map((p) => p.slice(0, 2))];
  if (served.includes(port.slice(0, 2))) return [];
  return [
    fault('/destination/port', 'PORT_NOT_SERVED', `${warehouseId} is not served from ${port}`, {
      port,
    }),
  ];
}
