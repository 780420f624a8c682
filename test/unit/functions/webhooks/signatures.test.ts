import { describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { isSignedByDcsa, signDcsa } from '../../../../adapters/carriers/dcsa/signature.ts';
import {
  isSignedStandard,
  signStandard,
} from '../../../../adapters/webhooks/standard-signature.ts';

const body = Buffer.from('{"events":[{"eventID":"1","note":"船已离港"}]}');

describe('the DCSA signature', () => {
  const [current, previous] = ['new-secret', 'old-secret'];
  const signature = signDcsa(current, body);

  it('is sha256= and the hex HMAC of the raw body', () => {
    // RFC 4231 test case 2.
    expect(signDcsa('Jefe', Buffer.from('what do ya want for nothing?'))).toBe(
      'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is accepted under either secret while they rotate', () => {
    expect(isSignedByDcsa([current, previous], signature, body)).toBe(true);
    expect(isSignedByDcsa([current, previous], signDcsa(previous, body), body)).toBe(true);
    expect(isSignedByDcsa([current], signDcsa(previous, body), body)).toBe(false);
  });

  it('takes the tag and the hex digits in any case', () => {
    expect(isSignedByDcsa([current], signature.toUpperCase(), body)).toBe(true);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['without its tag', signature.slice('sha256='.length)],
    ['cut short', signature.slice(0, -2)],
    ['too long', `${signature}00`],
    ['of another method', signature.replace('sha256', 'plain')],
    ['not hex', `sha256=${'z'.repeat(64)}`],
  ])('is refused %s', (_, header) => {
    expect(isSignedByDcsa([current, previous], header, body)).toBe(false);
  });

  it('is refused for a body that differs in one byte', () => {
    const other = Buffer.from(body);
    other[3] = 0x45;
    expect(isSignedByDcsa([current], signature, other)).toBe(false);
  });
});

describe('the Standard Webhooks signature', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const older = `whsec_${Buffer.from('an older secret of thirty bytes').toString('base64')}`;
  const sentAt = Date.UTC(2026, 10, 2, 8);
  const headers = signStandard(secret, 'msg_1', sentAt, body);
  const isSigned = (given: Record<string, string | undefined>, nowMs = sentAt, bytes = body) =>
    isSignedStandard([secret, older], given, bytes, nowMs);

  it('is what the specification says', () => {
    const at = Date.UTC(2026, 10, 2, 8);
    expect(headers['webhook-timestamp']).toBe(String(at / 1000));
    expect(headers['webhook-signature']).toBe(
      new Webhook(secret).sign('msg_1', new Date(at), body.toString()),
    );
    expect(isSigned(headers)).toBe(true);
  });

  it('is accepted under either secret, and beside signatures of other versions', () => {
    expect(isSigned(signStandard(older, 'msg_1', sentAt, body))).toBe(true);
    const several = `v1a,AAAA ${headers['webhook-signature']}`;
    expect(isSigned({ ...headers, 'webhook-signature': several })).toBe(true);
  });

  it('is accepted up to five minutes off, either way, and no more', () => {
    const minutes = (n: number) => sentAt + n * 60_000;
    expect([-5, 0, 5].map((n) => isSigned(headers, minutes(n)))).toEqual([true, true, true]);
    expect(isSigned(headers, minutes(5) + 1000)).toBe(false);
    expect(isSigned(headers, minutes(-5) - 1000)).toBe(false);
  });

  it.each([
    ['without an id', { 'webhook-id': undefined }],
    ['with another id', { 'webhook-id': 'msg_2' }],
    ['without a timestamp', { 'webhook-timestamp': undefined }],
    ['with another timestamp', { 'webhook-timestamp': String(sentAt / 1000 + 1) }],
    ['with a timestamp that only begins as one', { 'webhook-timestamp': `${sentAt / 1000}x` }],
    ['without a signature', { 'webhook-signature': undefined }],
    [
      'with a signature cut short',
      { 'webhook-signature': headers['webhook-signature'].slice(0, -4) },
    ],
    [
      'with a signature of no version',
      { 'webhook-signature': headers['webhook-signature'].slice(3) },
    ],
  ])('is refused %s', (_, changed) => {
    expect(isSigned({ ...headers, ...changed })).toBe(false);
  });

  it('is refused for another body, and for bytes that are no text', () => {
    expect(isSigned(headers, sentAt, Buffer.from('{}'))).toBe(false);
    const noText = Buffer.from([0xff, 0xfe]);
    expect(isSigned(signStandard(secret, 'm', sentAt, noText), sentAt, noText)).toBe(false);
  });
});
