/** Deliveries as partners never should send them: what they said before, spoilt, and signed in every way there is. */
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { partnerSourceSchema, type PartnerSource } from '../../domain/partner/partner.ts';
import { spoilt } from './spoil.ts';

export type Signature =
  'right' | 'newer secret' | 'wrong' | 'of another body' | 'late' | 'early' | 'none' | 'garbage';

export interface BadWebhook {
  readonly source: PartnerSource;
  readonly bytes: Uint8Array;
  readonly signature: Signature;
  /** Sent so often, with the very same headers. */
  readonly copies: number;
}

/** Signed like this, it is refused as nobody's. */
export const isRefused = ({ source, signature, bytes }: BadWebhook): boolean =>
  ['wrong', 'of another body', 'none', 'garbage'].includes(signature) ||
  // Only Standard Webhooks say when they were sent, and sign text.
  (['customs', 'warehouse'].includes(source) &&
    (['late', 'early'].includes(signature) || !isUtf8(bytes)));

const RAW: readonly Uint8Array[] = [
  Buffer.alloc(0),
  Buffer.from('{'),
  Buffer.from('null'),
  Buffer.from('[]'),
  Buffer.from('\ufeff{}'),
  Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from('['.repeat(100_000)),
  Buffer.from(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
  Buffer.from(`{"a":"${'x'.repeat(900_000)}"}`),
  Buffer.alloc(1024 * 1024 + 1, 0x20),
];

/** `said`: what partners said when all went well. */
export function badWebhooks(
  said: readonly { readonly source: PartnerSource; readonly body: unknown }[],
): fc.Arbitrary<BadWebhook> {
  const text = (value: unknown) => Buffer.from(value === undefined ? '' : JSON.stringify(value));
  const body = fc.constantFrom(...said).chain(({ source, body }) =>
    fc.oneof(
      { weight: 8, arbitrary: spoilt(body).map((value) => ({ source, bytes: text(value) })) },
      { weight: 2, arbitrary: fc.constant({ source, bytes: text(body) }) },
      {
        weight: 2,
        arbitrary: fc.nat(400).map((cut) => ({ source, bytes: text(body).subarray(0, -cut - 1) })),
      },
    ),
  );
  const anything = fc.record({
    source: fc.constantFrom(...partnerSourceSchema.options),
    bytes: fc.oneof(
      fc.constantFrom(...RAW),
      fc.jsonValue().map(text),
      fc.uint8Array({ maxLength: 64 }),
    ),
  });
  return fc
    .record({
      sent: fc.oneof({ weight: 5, arbitrary: body }, { weight: 1, arbitrary: anything }),
      signature: fc.oneof(
        { weight: 6, arbitrary: fc.constant<Signature>('right') },
        fc.constantFrom<Signature>(
          'newer secret',
          'wrong',
          'of another body',
          'late',
          'early',
          'none',
          'garbage',
        ),
      ),
      copies: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.constant(2)),
    })
    .map(({ sent, ...how }) => ({ ...sent, ...how }));
}
