import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Fulfilment } from '../api/operations-api.ts';
import { moneyText } from '../language/money-text.ts';
import { useWords } from '../language/use-words.ts';

/** Why this service and not another (M-101): what each lost by, and what made some impossible. */
export function RouteChoice({ route }: { route: NonNullable<Fulfilment['route']> }) {
  const { texts, word } = useWords();
  const { name, carrier, mode, days, price, alternatives, refused } = route;
  const because = [
    ...alternatives.map(({ serviceId, lostBecause }) => ({
      serviceId,
      why: `${texts.lostBecause}: ${lostBecause}`,
    })),
    ...refused.map(({ serviceId, reasons }) => ({
      serviceId,
      why: `${texts.refusedBecause}: ${reasons.join('; ')}`,
    })),
  ];
  const chosen = [
    `${name} (${carrier}, ${word(mode, 'order')})`,
    `${days.from}–${days.to} ${texts.days}`,
    moneyText(price),
  ];
  return (
    <ExpandableSection
      headerText={texts.whyService}
      headerDescription={`${texts.chosen}: ${chosen.join(' · ')}`}
    >
      <dl className="evidence">
        {because.map(({ serviceId, why }) => (
          <div key={serviceId}>
            <dt>{serviceId}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </ExpandableSection>
  );
}
