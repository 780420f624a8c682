import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Timeline } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

type Leg = Timeline['legs'][number];
type Milestone = Timeline['milestones'][number];

interface LegTimelineProps {
  readonly legs: readonly Leg[];
  readonly milestones: readonly Milestone[];
}

/** Each leg with who answers for it, and its milestones planned, estimated and actual (M-060). */
export function LegTimeline({ legs, milestones }: LegTimelineProps) {
  const { texts } = useWords();
  return (
    <Container header={<Header>{texts.timeline}</Header>}>
      <SpaceBetween size="l">
        {legs.map((leg) => (
          <LegSection
            key={leg.leg}
            leg={leg}
            milestones={milestones.filter((milestone) => milestone.leg === leg.leg)}
          />
        ))}
      </SpaceBetween>
    </Container>
  );
}

const LOOKS: Readonly<Record<Leg['state'], StatusIndicatorProps.Type>> = {
  NOT_CONTRACTED: 'stopped',
  PENDING: 'pending',
  UNDER_WAY: 'in-progress',
  DONE: 'success',
};

function LegSection({ leg, milestones }: { leg: Leg; milestones: readonly Milestone[] }) {
  const { texts, word } = useWords();
  return (
    <section>
      <Box variant="h3">
        {word(leg.leg)} <StatusIndicator type={LOOKS[leg.state]}>{word(leg.state)}</StatusIndicator>
        <Box variant="span" color="text-body-secondary" fontSize="body-s">
          {' '}
          {texts.responsible} {word(leg.responsible)}
        </Box>
      </Box>
      {milestones.length === 0 ? (
        <Box color="text-body-secondary">{texts.noMilestones}</Box>
      ) : (
        <MilestoneTable label={word(leg.leg)} milestones={milestones} />
      )}
    </section>
  );
}

function MilestoneTable({
  label,
  milestones,
}: {
  label: string;
  milestones: readonly Milestone[];
}) {
  const { texts, word, time } = useWords();
  return (
    <table className="milestones" aria-label={label}>
      <thead>
        <tr>
          {[texts.milestone, texts.place, texts.planned, texts.estimated, texts.actual].map(
            (title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {milestones.map(({ milestone, place, unit, planned, estimated, actual }) => (
          <tr key={[milestone, place, unit, planned, estimated, actual].join(' ')}>
            <th scope="row">{word(milestone)}</th>
            <td>{[place, unit].filter(Boolean).join(' · ') || '–'}</td>
            <td>{time(planned)}</td>
            <td>{time(estimated)}</td>
            <td className="actual">{time(actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
