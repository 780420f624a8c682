import { beforeEach, describe, expect, it } from 'vitest';
import {
  createSeventeenTrackClient,
  seventeenTrackHeaders,
} from '../../../../../adapters/carriers/seventeentrack/seventeentrack-client.ts';
import type { AskPartner } from '../../../../../adapters/partners/partner-json.ts';
import { PartnerRefused } from '../../../../../domain/kernel/domain-error.ts';
import { START } from '../../../../support/example-parcel.ts';

let asked: string[];
let known: object[];
let status: number;
const ask: AskPartner = async (method, path, body) => {
  asked.push(`${method} ${path} ${JSON.stringify(body)}`);
  const accepted = path.endsWith('gettrackinfo') ? known : [{ number: 'N1' }];
  return { ok: status === 200, status, body: { code: 0, data: { accepted, rejected: [] } } };
};
const { track } = createSeventeenTrackClient({ ask, now: () => START });
beforeEach(() => {
  asked = [];
  known = [];
  status = 200;
});

describe('17TRACK', () => {
  it('registers a number it does not follow yet, and tells of it later', async () => {
    expect(await track('N1', 'USPS')).toBeUndefined();
    expect(asked).toEqual([
      'POST /track/v2.2/gettrackinfo [{"number":"N1","carrier":21051}]',
      'POST /track/v2.2/register [{"number":"N1","carrier":21051}]',
    ]);
  });

  it('finds the carrier by the number when we have no key of it', async () => {
    await track('N1', 'LASERSHIP');
    expect(asked[0]).toBe('POST /track/v2.2/gettrackinfo [{"number":"N1"}]');
  });

  it('tells what it knows of a number it follows', async () => {
    const event = { time_utc: '2026-11-10T10:00:00Z', sub_status: 'Delivered_Other' };
    const tracking = { providers: [{ provider: { key: 21_051, name: 'USPS' }, events: [event] }] };
    known = [{ number: 'N1', carrier: 21_051, track_info: { tracking } }];
    expect(await track('N1', 'USPS')).toMatchObject({
      trackingNumber: 'N1',
      carrier: 'USPS',
      events: [{ milestone: 'delivered', receivedAt: START }],
    });
    expect(asked).toHaveLength(1);
  });

  it('is refused by name when it refuses', async () => {
    status = 401;
    await expect(track('N1', 'USPS')).rejects.toThrow(PartnerRefused);
  });

  it('takes its key in a header of its own', () => {
    expect(seventeenTrackHeaders({ apiKey: 'k' })).toEqual({ '17token': 'k' });
  });
});
