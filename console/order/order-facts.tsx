import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import type { Order } from '../api/operations-api.ts';
import { AddressText } from '../address-text.tsx';
import { useWords } from '../language/use-words.ts';
import { orderLink, returnLink } from '../route.ts';

/** Where it came from, where it goes, and what was asked for. */
export function OrderFacts({ order }: { order: Order }) {
  const { texts, word, time } = useWords();
  const { channel, buyer, packaging, tenant, replaces, cancelRequest, rejected } = order;
  const { relay, shopRefunds = [] } = order;
  const own = packaging.kind === 'SELLER' ? packaging.materialSku : undefined;
  return (
    <Container header={<Header>{texts.order}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: texts.channel,
            value: [word(channel.source, 'order'), channel.shop, channel.externalId].join(' '),
          },
          {
            label: texts.buyer,
            value: [buyer.name, buyer.email, buyer.phone].filter(Boolean).join(' · '),
          },
          { label: texts.shipTo, value: <AddressText address={order.shipTo} /> },
          { label: texts.placed, value: time(order.createdAt) },
          { label: texts.policy, value: word(order.policy, 'order') },
          { label: texts.speed, value: word(order.speed, 'order') },
          {
            label: texts.options,
            value: order.options.map((option) => word(option, 'order')).join(', ') || '–',
          },
          {
            label: texts.packaging,
            value: own === undefined ? texts.ordinary : `${texts.ownPackaging} ${own}`,
          },
          ...(relay
            ? [{ label: texts.relay, value: `${relay.fulfilmentCenter} · ${relay.fbaShipmentId}` }]
            : []),
          ...(shopRefunds.length > 0
            ? [{ label: texts.shopRefunds, value: shopRefunds.map(refundText).join(' · ') }]
            : []),
          ...(cancelRequest
            ? [
                {
                  label: texts.cancelAsked,
                  value: `${time(cancelRequest.at)} · ${cancelRequest.by} · ${cancelRequest.reason}`,
                },
              ]
            : []),
          ...(rejected
            ? [{ label: texts.rejectedBecause, value: `${time(rejected.at)} · ${rejected.reason}` }]
            : []),
          ...(replaces
            ? [
                {
                  label: texts.replaces,
                  value: (
                    <>
                      <Link href={orderLink(tenant, replaces.orderId)}>{replaces.orderId}</Link>{' '}
                      <Link href={returnLink(tenant, replaces.returnId)}>{replaces.returnId}</Link>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Container>
  );
}

type ShopRefund = NonNullable<Order['shopRefunds']>[number];

/** Without an amount the shop told none that we know. */
const refundText = ({ amount, externalRefundId }: ShopRefund) =>
  amount ? `${amount.amount} ${amount.currency}` : externalRefundId;
