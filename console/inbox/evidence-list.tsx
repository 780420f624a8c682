import Box from '@cloudscape-design/components/box';
import { useWords } from '../language/use-words.ts';
import { evidenceLines } from './evidence.ts';

export function EvidenceList({ evidence }: { evidence: Readonly<Record<string, unknown>> }) {
  const { texts } = useWords();
  const lines = evidenceLines(evidence);
  return (
    <section>
      <Box variant="h3">{texts.evidence}</Box>
      {lines.length === 0 && <Box color="text-body-secondary">{texts.noEvidence}</Box>}
      <dl className="evidence">
        {lines.map(({ path, text }) => (
          <div key={path}>
            <dt>{path}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
