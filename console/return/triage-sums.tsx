import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Return } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

type Money = Return['refunds'][number]['amount'];

/** The arithmetic by which it was decided (M-121): what it is worth against what bringing it back costs. */
export function TriageSums({ found: { triage, offer } }: { found: Return }) {
  const { texts, word } = useWords();
  const sum = (label: string, money: Money | undefined) => ({ label, value: amountOf(money) });
  return (
    <Container header={<Header>{texts.triage}</Header>}>
      {triage ? (
        <KeyValuePairs
          columns={4}
          items={[
            { label: texts.decision, value: <b>{word(triage.outcome, 'return')}</b> },
            {
              label: texts.because,
              value: triage.why.map((code) => word(code, 'return')).join(', '),
            },
            {
              label: texts.reasonClass,
              value: triage.reasonClass ? word(triage.reasonClass, 'return') : '–',
            },
            sum(texts.itemValue, triage.itemValue),
            sum(texts.returnFreight, triage.returnFreight),
            sum(texts.handling, triage.handling),
            sum(texts.threshold, triage.threshold),
            {
              label: texts.freightPayer,
              value: triage.freightPayer ? word(triage.freightPayer, 'return') : '–',
            },
            ...(offer
              ? [{ label: texts.offer, value: `${offer.percent} % · ${amountOf(offer.amount)}` }]
              : []),
          ]}
        />
      ) : (
        <Box color="text-body-secondary">{texts.noTriage}</Box>
      )}
    </Container>
  );
}

const amountOf = (money: Money | undefined) => (money ? `${money.amount} ${money.currency}` : '–');
