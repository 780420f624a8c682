/** Everything that keeps a relay from being placed, at once: Amazon refuses at its dock what is wrong with it (M-137, M-022). */
import { isFnsku } from '../kernel/codes.ts';
import { fault, type Fault } from '../kernel/fault.ts';
import type { SkuCode } from '../kernel/ids.ts';
import { cartonFaults } from '../relay/fba-carton.ts';
import { isAsin, isFbaShipmentId, isFulfilmentCenter } from '../relay/relay.ts';
import type { Address } from '../shipment/shipment.ts';
import type { Sku } from '../sku/sku.ts';
import type { PlaceOrderRequest } from './place-order-request.ts';
import { plannedParcel } from './planned-parcel.ts';

/** Empty for an order that is none and names no FNSKU. Unknown SKUs hold the order later, as they do every order. */
export function relayFaults(
  request: PlaceOrderRequest,
  skus: ReadonlyMap<SkuCode, Sku>,
): readonly Fault[] {
  const { relay } = request;
  if (!relay) return strayFnskus(request);
  return [
    ...nameFaults(relay),
    ...consigneeFaults(request.shipTo, '/shipTo/name'),
    ...saleFaults(request),
    ...wayFaults(request),
    ...request.lines.flatMap(({ fnsku }, at) => fnskuFaults(fnsku, `/lines/${at}/fnsku`)),
    ...pairFaults(request),
    ...plannedCartonFaults(request.lines, skus),
  ];
}

/** Of the parcel as it will probably be; what is packed is looked at again. */
export function plannedCartonFaults(
  lines: readonly { readonly sku: SkuCode; readonly quantity: number }[],
  skus: ReadonlyMap<SkuCode, Sku>,
): readonly Fault[] {
  if (!lines.every(({ sku }) => skus.has(sku))) return [];
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return cartonFaults(plannedParcel(lines, skus), units, '/lines');
}

function strayFnskus({ lines }: PlaceOrderRequest): Fault[] {
  return lines.flatMap(({ fnsku }, at) =>
    fnsku === undefined
      ? []
      : [fault(`/lines/${at}/fnsku`, 'FNSKU_WITHOUT_RELAY', 'only a relay is relabelled')],
  );
}

function nameFaults({ fbaShipmentId, fulfilmentCenter }: NonNullable<PlaceOrderRequest['relay']>) {
  return [
    ...(isFbaShipmentId(fbaShipmentId)
      ? []
      : [
          fault(
            '/relay/fbaShipmentId',
            'FBA_SHIPMENT_ID_INVALID',
            'FBA and 7 to 9 capitals or digits',
            { value: fbaShipmentId },
          ),
        ]),
    ...(isFulfilmentCenter(fulfilmentCenter)
      ? []
      : [
          fault('/relay/fulfilmentCenter', 'FULFILMENT_CENTER_INVALID', 'a code such as ONT8', {
            value: fulfilmentCenter,
          }),
        ]),
  ];
}

/** Amazon gives each shipment its address, and publishes no list of them: that it is Amazon's is all that can be checked. */
export function consigneeFaults({ name, lines }: Address, pointer: string): readonly Fault[] {
  if ([name, ...lines].some((text) => /amazon/i.test(text))) return [];
  const detail = 'the address must name Amazon, as the FBA shipment gives it';
  return [fault(pointer, 'CONSIGNEE_NOT_AMAZON', detail)];
}

function saleFaults({ buyer, lines }: PlaceOrderRequest): Fault[] {
  const priced = lines.flatMap(({ unitPrice }, at) =>
    unitPrice ? [`/lines/${at}/unitPrice`] : [],
  );
  return [...(buyer.email === undefined ? [] : ['/buyer/email']), ...priced].map((pointer) =>
    fault(pointer, 'RELAY_IS_NO_SALE', 'nobody buys what is sent on to Amazon'),
  );
}

/** Amazon expects the box with exactly what it was told is in it; at a dock nobody carries anything upstairs. */
function wayFaults({ policy, options }: PlaceOrderRequest): Fault[] {
  const stray = options.flatMap((option, at) => (option === 'APPOINTMENT' ? [] : [at]));
  return [
    ...(policy === 'FILL_ALL_AVAILABLE'
      ? [fault('/policy', 'RELAY_IS_WHOLE', 'a box for Amazon goes with all its units or waits')]
      : []),
    ...stray.map((at) =>
      fault(`/options/${at}`, 'OPTION_UNKNOWN', 'a dock takes APPOINTMENT only', {
        allowed: 'APPOINTMENT',
      }),
    ),
  ];
}

function fnskuFaults(fnsku: string | undefined, pointer: string): Fault[] {
  if (fnsku === undefined)
    return [fault(pointer, 'FNSKU_MISSING', 'the FNSKU to stick over the barcode')];
  const params = { value: fnsku };
  if (isAsin(fnsku))
    return [
      fault(pointer, 'FNSKU_COMMINGLED', `${fnsku} is an ASIN: Amazon pools no units`, params),
    ];
  return isFnsku(fnsku) ? [] : [fault(pointer, 'FNSKU_INVALID', `${fnsku} is no FNSKU`, params)];
}

/** An FNSKU is one product of one seller in one condition: a SKU has one of them, and shares it with none. */
function pairFaults({ lines }: PlaceOrderRequest): Fault[] {
  return lines.flatMap(({ sku, fnsku }, at) => {
    const named = lines.slice(0, at).filter((other) => other.fnsku !== undefined);
    const clashes =
      fnsku !== undefined && named.some((other) => (other.sku === sku) !== (other.fnsku === fnsku));
    const detail = 'one FNSKU for each SKU, one SKU for each FNSKU';
    return clashes ? [fault(`/lines/${at}/fnsku`, 'FNSKU_AMBIGUOUS', detail)] : [];
  });
}
