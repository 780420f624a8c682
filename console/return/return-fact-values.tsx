import Link from '@cloudscape-design/components/link';
import { AddressText } from '../address-text.tsx';
import type { Return } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { orderLink, returnLink } from '../route.ts';

export const OrderLink = ({ tenant, id }: { tenant: string; id: string }) => (
  <Link href={orderLink(tenant, id)}>{id}</Link>
);

export function ReturnTo({ to }: { to: NonNullable<Return['returnTo']> }) {
  return (
    <>
      {to.warehouseId} · <AddressText address={to.address} />
    </>
  );
}

interface LateForProps {
  readonly tenant: string;
  readonly late: NonNullable<Return['late']>;
}

/** The return that was over when this box came, and how it had ended. */
export function LateFor({ tenant, late }: LateForProps) {
  const { word, time } = useWords();
  return (
    <>
      <Link href={returnLink(tenant, late.returnId)}>{late.returnId}</Link> ·{' '}
      {word(late.endedAs, 'return')} {time(late.closedAt)}
    </>
  );
}

/** Its number leads to the PDF, as long as it is not void. */
export function ReturnLabel({ found: { label } }: { found: Return }) {
  const { texts, time } = useWords();
  if (!label) return '–';
  const { carrier, trackingNumber, url, voidedAt } = label;
  return (
    <>
      {carrier}{' '}
      {url === undefined ? (
        trackingNumber
      ) : (
        <Link href={url} external>
          {trackingNumber}
        </Link>
      )}
      {voidedAt !== undefined && ` · ${texts.voided} ${time(voidedAt)}`}
    </>
  );
}
