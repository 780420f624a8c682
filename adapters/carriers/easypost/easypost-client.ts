/**
 * The parcel carriers behind EasyPost's REST API (v2). EasyPost takes no idempotency key; what makes a repeat safe is its
 * `reference`, which stands in place of the id (GET /v2/shipments/{reference}): a repeat finds its shipment, and EasyPost
 * sells postage once a shipment (SHIPMENT.POSTAGE.EXISTS). So a retry never buys two.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PartnerRefused } from '../../../domain/kernel/domain-error.ts';
import type { Now } from '../../../domain/kernel/time.ts';
import type {
  BoughtLabel,
  DeliveryInstruction,
  LabelRequest,
  ParcelCarrierPort,
} from '../../../domain/parcel/parcel-carrier-port.ts';
import { segment } from '../../partners/partner-http.ts';
import { factsOf, type AskPartner, type PartnerAnswer } from '../../partners/partner-json.ts';
import { carrierCode, serviceAtEasyPost, serviceIdOf } from './carrier-names.ts';
import { parseEasyPostTracker } from './parse-tracker.ts';
import {
  addressBody,
  priceOf,
  ratesOf,
  shipmentBody,
  shipmentSchema,
  type Shipment,
} from './shipment.ts';

interface EasyPostPorts {
  readonly ask: AskPartner;
  /** A label's file; undefined when it cannot be had: then we draw the label. */
  readonly readFile: (url: string) => Promise<Uint8Array | undefined>;
  readonly now: Now;
}

/** EasyPost takes its key as the user of HTTP Basic, without a password. */
export const easyPostHeaders = ({ apiKey }: { readonly apiKey: string }) => ({
  authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
});

export function createEasyPostClient(ports: EasyPostPorts): ParcelCarrierPort {
  const { ask } = ports;
  return {
    quote: async (request) => {
      const reference = `quote-${createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 24)}`;
      const made = await ask('POST', '/v2/shipments', shipmentBody(reference, request));
      return ratesOf(shipmentIn(made)).map((rate) => ({
        carrier: carrierCode(rate.carrier),
        serviceId: serviceIdOf(rate),
        price: priceOf(rate),
        ...(typeof rate.delivery_days === 'number' && { days: rate.delivery_days }),
      }));
    },

    buyLabel: async (request) => {
      const shipment = await oneShipment(ports, request);
      const bought = isBought(shipment) ? shipment : await buy(ports, shipment, request);
      return labelOf(ports, bought);
    },

    /** By EasyPost's id, or by our reference when the id was never written down. */
    voidLabel: async (name) => {
      const shipment = await find(ports, name);
      if (!shipment || !isBought(shipment) || isRefunded(shipment)) return 'voided';
      const answer = await ask('POST', `/v2/shipments/${segment(shipment.id)}/refund`, {});
      return answer.ok && isRefunded(shipmentIn(answer)) ? 'voided' : 'refused';
    },

    intercept: async (id, reason) =>
      acceptance(await ask('POST', `/v2/shipments/${segment(id)}/intercept`, { reason })),

    instruct: async (id, instruction) =>
      acceptance(
        await ask(
          'POST',
          `/v2/shipments/${segment(id)}/instructions`,
          instructionBody(instruction),
        ),
      ),

    track: async (trackingNumber, _carrier) => {
      const answer = await ask('GET', `/v2/trackers?tracking_code=${segment(trackingNumber)}`);
      if (answer.status === 404) return undefined;
      const [tracker] = factsOf('easypost', answer, trackersSchema).trackers;
      if (tracker === undefined) return undefined;
      return parseEasyPostTracker(tracker, { rawKey: 'poll', receivedAt: ports.now() });
    },
  };
}

const trackersSchema = z.looseObject({ trackers: z.array(z.unknown()) });

/** The one shipment of a reference: whoever creates at the same moment buys the one that the reference leads to. */
async function oneShipment(ports: EasyPostPorts, request: LabelRequest): Promise<Shipment> {
  const { labelReference } = request;
  const known = await find(ports, labelReference);
  if (known) return known;
  const made = await ports.ask('POST', '/v2/shipments', shipmentBody(labelReference, request));
  return (await find(ports, labelReference)) ?? shipmentIn(made);
}

async function buy(ports: EasyPostPorts, shipment: Shipment, request: LabelRequest) {
  const { carrier, service } = serviceAtEasyPost(request.carrier, request.serviceId);
  const rate = ratesOf(shipment).find(
    (each) => carrierCode(each.carrier) === carrierCode(carrier) && each.service === service,
  );
  if (!rate)
    throw new PartnerRefused('easypost', `${carrier} ${service} does not take this parcel`);
  const answer = await ports.ask('POST', `/v2/shipments/${segment(shipment.id)}/buy`, {
    rate: { id: rate.id },
  });
  // Bought by an earlier try whose answer was lost.
  if (codeOf(answer) === 'SHIPMENT.POSTAGE.EXISTS')
    return (await find(ports, shipment.id)) ?? shipmentIn(answer);
  return shipmentIn(answer);
}

/** Throws PartnerRefused when what was bought has no number or no price. */
async function labelOf(ports: EasyPostPorts, shipment: Shipment): Promise<BoughtLabel> {
  const { id, tracking_code: trackingNumber, selected_rate: rate, postage_label: label } = shipment;
  if (!trackingNumber || !rate) throw new PartnerRefused('easypost', `${id} has no label`);
  const url = label?.label_file_type === 'application/pdf' ? label.label_url : undefined;
  const pdf = url ? await ports.readFile(url) : undefined;
  return {
    trackingNumber,
    carrierShipmentId: id,
    price: priceOf(rate),
    ...(pdf && { pdf }),
  };
}

/** By EasyPost's id or by our reference. */
async function find({ ask }: EasyPostPorts, name: string): Promise<Shipment | undefined> {
  const answer = await ask('GET', `/v2/shipments/${segment(name)}`);
  return answer.status === 404 ? undefined : shipmentIn(answer);
}

const shipmentIn = (answer: PartnerAnswer): Shipment => factsOf('easypost', answer, shipmentSchema);

const isBought = ({ tracking_code: number }: Shipment) => Boolean(number);

const isRefunded = ({ refund_status: status }: Shipment) =>
  status === 'submitted' || status === 'refunded';

const errorSchema = z.looseObject({ error: z.looseObject({ code: z.string() }) });
const codeOf = ({ body }: PartnerAnswer) => errorSchema.safeParse(body).data?.error.code;

/**
 * EasyPost has no such calls: these two are what a carrier's own API (UPS Delivery Intercept and Quantum View, FedEx Delivery
 * Manager) takes, behind the same address. A carrier that offers none answers 404, which is a no like any other.
 */
const acceptance = ({ ok }: PartnerAnswer) => (ok ? 'accepted' : 'refused');

function instructionBody(instruction: DeliveryInstruction): object {
  return instruction.kind === 'ADDRESS_CORRECTION'
    ? { kind: instruction.kind, address: addressBody(instruction.address) }
    : { ...instruction };
}
