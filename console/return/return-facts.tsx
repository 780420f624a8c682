import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { AddressText } from '../address-text.tsx';
import type { Return } from '../api/operations-api.ts';
import { Facts } from '../facts.tsx';
import { useWords } from '../language/use-words.ts';
import { LateFor, OrderLink, ReturnLabel, ReturnTo } from './return-fact-values.tsx';

/** Which order it is of, where the box comes from and goes to, under which numbers. */
export function ReturnFacts({ found }: { found: Return }) {
  const { texts, word, time } = useWords();
  const { tenant, orderId, orderReference, resolution, channel, from, returnTo } = found;
  const { trackingNumbers, wayBack, parcel, late, replacementOrderId, cancelRequest } = found;
  const { closedAt, closeReason } = found;
  const asked = cancelRequest && [time(cancelRequest.at), cancelRequest.by, cancelRequest.reason];
  const ended = closedAt && [time(closedAt), closeReason && word(closeReason, 'return')];
  return (
    <Container header={<Header>{texts.return}</Header>}>
      <Facts
        columns={3}
        facts={[
          [texts.order, orderId ? <OrderLink tenant={tenant} id={orderId} /> : '–'],
          [texts.reference, orderReference ?? '–'],
          [texts.resolution, word(resolution, 'return')],
          [texts.channel, channel && `${word(channel.source, 'order')} ${channel.shop ?? ''}`],
          [texts.sender, from ? <AddressText address={from} /> : '–'],
          [texts.returnTo, returnTo ? <ReturnTo to={returnTo} /> : '–'],
          [texts.label, <ReturnLabel found={found} />],
          [texts.service, wayBack && `${wayBack.carrier} ${wayBack.serviceId}`],
          [texts.parcel, parcel && word(parcel.status, 'parcel')],
          [texts.deskName, found.deskId],
          [texts.numbers, trackingNumbers.join(', ') || undefined],
          [texts.lateFor, late && <LateFor tenant={tenant} late={late} />],
          [
            texts.replacement,
            replacementOrderId && <OrderLink tenant={tenant} id={replacementOrderId} />,
          ],
          [texts.cancelAsked, asked?.join(' · ')],
          [texts.closed, ended && ended.filter(Boolean).join(' · ')],
        ]}
      />
    </Container>
  );
}
