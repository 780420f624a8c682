import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Fulfilment } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { FulfilmentFacts } from './fulfilment-facts.tsx';
import { RouteChoice } from './route-choice.tsx';

/** The part of an order that one warehouse ships as one parcel: where it stands, why there, why so. */
export function FulfilmentPanel({ fulfilment }: { fulfilment: Fulfilment }) {
  const { texts, word, time } = useWords();
  const { n, status, statusSince, lines, route } = fulfilment;
  return (
    <Container
      header={
        <Header description={lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ')}>
          {texts.fulfilment} {n} · {word(status, 'order')} {texts.since} {time(statusSince)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FulfilmentFacts fulfilment={fulfilment} />
        {route && <RouteChoice route={route} />}
      </SpaceBetween>
    </Container>
  );
}
