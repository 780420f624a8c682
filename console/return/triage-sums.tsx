import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { Return } from '../api/operations-api.ts';
import { Facts } from '../facts.tsx';
import { moneyText } from '../language/money-text.ts';
import { useWords } from '../language/use-words.ts';

type Triage = NonNullable<Return['triage']>;

/** The arithmetic by which it was decided (M-121): what it is worth against what bringing it back costs. */
export function TriageSums({ found: { triage, offer } }: { found: Return }) {
  const { texts } = useWords();
  return (
    <Container header={<Header>{texts.triage}</Header>}>
      {triage ? (
        <Sums triage={triage} offer={offer} />
      ) : (
        <Box color="text-body-secondary">{texts.noTriage}</Box>
      )}
    </Container>
  );
}

function Sums({ triage, offer }: Pick<Return, 'offer'> & { triage: Triage }) {
  const { texts, word } = useWords();
  const { outcome, why, reasonClass, freightPayer } = triage;
  return (
    <Facts
      columns={4}
      facts={[
        [texts.decision, <b>{word(outcome, 'return')}</b>],
        [texts.because, why.map((code) => word(code, 'return')).join(', ')],
        [texts.reasonClass, reasonClass && word(reasonClass, 'return')],
        [texts.itemValue, moneyText(triage.itemValue)],
        [texts.returnFreight, moneyText(triage.returnFreight)],
        [texts.handling, moneyText(triage.handling)],
        [texts.threshold, moneyText(triage.threshold)],
        [texts.freightPayer, freightPayer && word(freightPayer, 'return')],
        [texts.offer, offer && `${offer.percent} % · ${moneyText(offer.amount) ?? ''}`],
      ]}
    />
  );
}
