/** The client against an EasyPost of its own: over HTTP, with EasyPost's shapes, its references and its one sale a shipment. */
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  createEasyPostClient,
  easyPostHeaders,
} from '../../../../../adapters/carriers/easypost/easypost-client.ts';
import { createPartnerAsker } from '../../../../../adapters/partners/partner-json.ts';
import { PartnerRefused, PartnerUnavailable } from '../../../../../domain/kernel/domain-error.ts';
import type {
  LabelRequest,
  ParcelCarrierPort,
} from '../../../../../domain/parcel/parcel-carrier-port.ts';
import { START } from '../../../../support/example-parcel.ts';

const address = {
  name: 'A',
  lines: ['1 Way', 'Unit 2'],
  city: 'Edison',
  postalCode: '08817',
  country: 'US',
};
const request: LabelRequest = {
  labelReference: 'acme.ord_1-1-1',
  carrier: 'UPS',
  serviceId: 'UPS_GROUND',
  from: address,
  to: address,
  parcel: { dimensions: { lengthMm: 254, widthMm: 203, heightMm: 102 }, weightG: 907 },
  options: [],
  isReturn: false,
  shipOn: '2026-11-10',
};

interface Sold {
  readonly id: string;
  readonly reference: unknown;
  bought?: boolean;
  refund?: string;
}
let shipments: Sold[];
let seen: { line: string; authorization: string | undefined; body: unknown }[];
/** The answer is lost on its way, after the work was done. */
let loseAnswerOf: RegExp | undefined;
let server: Server;
let carrier: ParcelCarrierPort;
let files: Record<string, Uint8Array>;

const rates = [
  {
    id: 'rate_1',
    carrier: 'USPS',
    service: 'GroundAdvantage',
    rate: '7.33',
    currency: 'USD',
    delivery_days: 4,
  },
  {
    id: 'rate_2',
    carrier: 'UPSDAP',
    service: 'Ground',
    rate: '9.10',
    currency: 'USD',
    delivery_days: null,
  },
  { id: 3 },
];
const view = ({ id, bought, refund }: Sold) => ({
  id,
  rates,
  tracking_code: bought ? `1Z${id}` : null,
  selected_rate: bought ? rates[1] : null,
  refund_status: refund ?? null,
  postage_label: bought
    ? { label_url: 'https://files.test/1.pdf', label_file_type: 'application/pdf' }
    : null,
});

const askedSchema = z.object({ shipment: z.object({ reference: z.string() }) });

function answered(line: string, body: unknown): [number, unknown] {
  const [, name = '', what = ''] = /\/v2\/shipments\/?([^/]*)\/?(.*)$/.exec(line) ?? [];
  const shipment = shipments.findLast(({ id, reference }) => id === name || reference === name);
  if (line === 'POST /v2/shipments') {
    const { reference } = askedSchema.parse(body).shipment;
    const made = { id: `shp_${shipments.length + 1}`, reference };
    shipments.push(made);
    return [201, view(made)];
  }
  if (line.startsWith('GET /v2/trackers')) return [200, { trackers: [] }];
  if (!shipment) return [404, { error: { code: 'NOT_FOUND' } }];
  if (what === 'buy') {
    if (shipment.bought) return [422, { error: { code: 'SHIPMENT.POSTAGE.EXISTS' } }];
    shipment.bought = true;
  }
  if (what === 'refund') shipment.refund = shipment.refund ?? 'submitted';
  if (what === 'intercept') return [409, { error: { code: 'TOO_LATE' } }];
  return [200, view(shipment)];
}

beforeEach(async () => {
  shipments = [];
  seen = [];
  files = {};
  loseAnswerOf = undefined;
  server = createServer((asked, response) => {
    const line = `${asked.method} ${decodeURIComponent(asked.url ?? '')}`;
    const work = async () => {
      const body = asked.method === 'POST' ? await json(asked) : undefined;
      seen.push({ line, authorization: asked.headers.authorization, body });
      const [status, said] = answered(line, body);
      if (loseAnswerOf?.test(line)) {
        loseAnswerOf = undefined;
        response.destroy();
      } else response.writeHead(status).end(JSON.stringify(said));
    };
    void work();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const endpoint = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;
  const partner = {
    partnerId: 'p',
    source: 'easypost' as const,
    name: 'P',
    endpoint,
    apiKey: 'EZTK',
    webhookSecrets: ['s'],
  };
  const ask = createPartnerAsker({ bySource: async () => partner }, 'easypost', easyPostHeaders);
  carrier = createEasyPostClient({ ask, readFile: async (url) => files[url], now: () => START });
});
afterEach(() => server.close());

const sales = () => shipments.filter(({ bought }) => bought).length;

describe('a label', () => {
  it('is bought at the rate of the chosen service', async () => {
    files['https://files.test/1.pdf'] = new TextEncoder().encode('%PDF-');
    expect(await carrier.buyLabel(request)).toEqual({
      trackingNumber: '1Zshp_1',
      carrierShipmentId: 'shp_1',
      price: { amount: '9.10', currency: 'USD' },
      pdf: files['https://files.test/1.pdf'],
    });
    expect(seen.every(({ authorization }) => authorization === `Basic ${btoa('EZTK:')}`)).toBe(
      true,
    );
    expect(seen.find(({ line }) => line === 'POST /v2/shipments')?.body).toMatchObject({
      shipment: {
        reference: 'acme.ord_1-1-1',
        to_address: { street1: '1 Way', street2: 'Unit 2', zip: '08817' },
        // Inches and ounces, rounded up to a tenth.
        parcel: { length: 10, width: 8, height: 4.1, weight: 32 },
        options: { label_format: 'PDF', label_size: '4x6' },
      },
    });
    expect(seen.find(({ line }) => line.endsWith('/buy'))?.body).toEqual({
      rate: { id: 'rate_2' },
    });
  });

  it('is one, however often it is asked for', async () => {
    const first = await carrier.buyLabel(request);
    expect(await carrier.buyLabel(request)).toEqual(first);
    expect(sales()).toBe(1);
  });

  it.each([/POST \/v2\/shipments$/, /buy$/])(
    'is one when the answer to %s was lost',
    async (line) => {
      loseAnswerOf = line;
      await expect(carrier.buyLabel(request)).rejects.toThrow(PartnerUnavailable);
      expect((await carrier.buyLabel(request)).trackingNumber).toBe('1Zshp_1');
      expect({ sales: sales(), shipments: shipments.length }).toEqual({ sales: 1, shipments: 1 });
    },
  );

  it('is one when two ask at once', async () => {
    const [one, two] = await Promise.all([carrier.buyLabel(request), carrier.buyLabel(request)]);
    expect(one).toEqual(two);
    expect(sales()).toBe(1);
  });

  it('is refused when the carrier does not take the parcel', async () => {
    const asked = carrier.buyLabel({ ...request, serviceId: 'FEDEX_2DAY', carrier: 'FEDEX' });
    await expect(asked).rejects.toThrow(PartnerRefused);
    expect(sales()).toBe(0);
  });

  it('is given back once, and what was never bought is given back already', async () => {
    expect(await carrier.voidLabel('shp_9')).toBe('voided');
    await carrier.buyLabel(request);
    expect(await carrier.voidLabel('shp_1')).toBe('voided');
    expect(await carrier.voidLabel('shp_1')).toBe('voided');
    expect(seen.filter(({ line }) => line.endsWith('/refund'))).toHaveLength(1);
  });

  it('is given back by our reference, too', async () => {
    await carrier.buyLabel(request);
    expect(await carrier.voidLabel(request.labelReference)).toBe('voided');
    expect(seen.at(-1)?.line).toBe('POST /v2/shipments/shp_1/refund');
  });

  it('is not given back when the carrier has the parcel', async () => {
    await carrier.buyLabel(request);
    const [sold] = shipments;
    if (sold) sold.refund = 'rejected';
    expect(await carrier.voidLabel('shp_1')).toBe('refused');
  });
});

describe('the carrier', () => {
  it('quotes what it would take, in our words', async () => {
    expect(await carrier.quote(request)).toEqual([
      {
        carrier: 'USPS',
        serviceId: 'USPS_GROUND_ADVANTAGE',
        price: { amount: '7.33', currency: 'USD' },
        days: 4,
      },
      { carrier: 'UPS', serviceId: 'UPS_GROUND', price: { amount: '9.10', currency: 'USD' } },
    ]);
  });

  it('says no to what is too late, and to what it does not offer', async () => {
    await carrier.buyLabel(request);
    expect(await carrier.intercept('shp_1', 'cancelled')).toBe('refused');
    expect(await carrier.instruct('shp_9', { kind: 'RETURN_TO_SENDER' })).toBe('refused');
    expect(await carrier.instruct('shp_1', { kind: 'ADDRESS_CORRECTION', address })).toBe(
      'accepted',
    );
    expect(seen.at(-1)?.body).toMatchObject({
      kind: 'ADDRESS_CORRECTION',
      address: { zip: '08817' },
    });
  });

  it('knows no such number', async () => {
    expect(await carrier.track('1Z', 'UPS')).toBeUndefined();
  });
});
