import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import { AddressText } from '../address-text.tsx';
import type { Return } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { orderLink, returnLink } from '../route.ts';

/** Which order it is of, where the box comes from and goes to, under which numbers. */
export function ReturnFacts({ found }: { found: Return }) {
  const { texts, word, time } = useWords();
  const { tenant, orderId, orderReference, resolution, channel, from, returnTo } = found;
  const { deskId, trackingNumbers, wayBack, parcel, replacementOrderId, cancelRequest, late } =
    found;
  const fact = (label: string, value: React.ReactNode) => [{ label, value }];
  return (
    <Container header={<Header>{texts.return}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          ...fact(texts.order, orderId ? <OrderLink tenant={tenant} id={orderId} /> : '–'),
          ...fact(texts.reference, orderReference ?? '–'),
          ...fact(texts.resolution, word(resolution, 'return')),
          ...fact(
            texts.channel,
            channel ? [word(channel.source, 'order'), channel.shop].join(' ') : '–',
          ),
          ...fact(texts.sender, from ? <AddressText address={from} /> : '–'),
          ...fact(texts.returnTo, returnTo ? <ReturnTo to={returnTo} /> : '–'),
          ...fact(texts.label, <ReturnLabel found={found} />),
          ...fact(
            texts.service,
            wayBack ? `${wayBack.carrier} ${wayBack.serviceId} · ${wayBack.weightG} g` : '–',
          ),
          ...fact(texts.parcel, parcel ? word(parcel.status, 'parcel') : '–'),
          ...fact(texts.deskName, deskId),
          ...(trackingNumbers.length > 0 ? fact(texts.numbers, trackingNumbers.join(', ')) : []),
          ...(late
            ? fact(
                texts.lateFor,
                <>
                  <Link href={returnLink(tenant, late.returnId)}>{late.returnId}</Link> ·{' '}
                  {word(late.endedAs, 'return')} {time(late.closedAt)}
                </>,
              )
            : []),
          ...(replacementOrderId
            ? fact(texts.replacement, <OrderLink tenant={tenant} id={replacementOrderId} />)
            : []),
          ...(cancelRequest
            ? fact(
                texts.cancelAsked,
                `${time(cancelRequest.at)} · ${cancelRequest.by} · ${cancelRequest.reason}`,
              )
            : []),
          ...(found.closedAt
            ? fact(
                texts.closed,
                [time(found.closedAt), found.closeReason && word(found.closeReason, 'return')].join(
                  ' · ',
                ),
              )
            : []),
        ]}
      />
    </Container>
  );
}

const OrderLink = ({ tenant, id }: { tenant: string; id: string }) => (
  <Link href={orderLink(tenant, id)}>{id}</Link>
);

function ReturnTo({ to }: { to: NonNullable<Return['returnTo']> }) {
  return (
    <>
      {to.warehouseId} · <AddressText address={to.address} />
    </>
  );
}

function ReturnLabel({ found: { label } }: { found: Return }) {
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
