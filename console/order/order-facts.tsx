import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { AddressText } from '../address-text.tsx';
import type { Order } from '../api/operations-api.ts';
import { Facts } from '../facts.tsx';
import { moneyText } from '../language/money-text.ts';
import { useWords } from '../language/use-words.ts';
import { orderLink, returnLink } from '../route.ts';

/** Where it came from, where it goes, and what was asked for. */
export function OrderFacts({ order }: { order: Order }) {
  const { texts, word, time } = useWords();
  const { channel, buyer, packaging, options, cancelRequest, rejected, relay } = order;
  const { shopRefunds = [], replaces } = order;
  const bought = [word(channel.source, 'order'), channel.shop, channel.externalId];
  const asked = cancelRequest && [time(cancelRequest.at), cancelRequest.by, cancelRequest.reason];
  const own = packaging.kind === 'SELLER' ? packaging.materialSku : undefined;
  return (
    <Container header={<Header>{texts.order}</Header>}>
      <Facts
        columns={4}
        facts={[
          [texts.channel, bought.filter(Boolean).join(' ')],
          [texts.buyer, [buyer.name, buyer.email, buyer.phone].filter(Boolean).join(' · ')],
          [texts.shipTo, <AddressText address={order.shipTo} />],
          [texts.placed, time(order.createdAt)],
          [texts.policy, word(order.policy, 'order')],
          [texts.speed, word(order.speed, 'order')],
          [texts.options, options.map((each) => word(each, 'order')).join(', ') || '–'],
          [texts.packaging, own === undefined ? texts.ordinary : `${texts.ownPackaging} ${own}`],
          [texts.relay, relay && `${relay.fulfilmentCenter} · ${relay.fbaShipmentId}`],
          [texts.shopRefunds, shopRefunds.map(refundText).join(' · ') || undefined],
          [texts.cancelAsked, asked?.join(' · ')],
          [texts.rejectedBecause, rejected && `${time(rejected.at)} · ${rejected.reason}`],
          [texts.replaces, replaces && <Replaced tenant={order.tenant} {...replaces} />],
        ]}
      />
    </Container>
  );
}

type Replaces = NonNullable<Order['replaces']> & Pick<Order, 'tenant'>;

function Replaced({ tenant, orderId, returnId }: Replaces) {
  return (
    <>
      <Link href={orderLink(tenant, orderId)}>{orderId}</Link>{' '}
      <Link href={returnLink(tenant, returnId)}>{returnId}</Link>
    </>
  );
}

type ShopRefund = NonNullable<Order['shopRefunds']>[number];

/** Without an amount the shop told none that we know. */
const refundText = ({ amount, externalRefundId }: ShopRefund) =>
  moneyText(amount) ?? externalRefundId;
