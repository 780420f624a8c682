import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from './language/use-words.ts';

interface ListPagesProps {
  readonly older: (() => void) | undefined;
  readonly newest: (() => void) | undefined;
}

/** The way to older and back to the newest lines of a list; nothing when all are shown. */
export function ListPages({ older, newest }: ListPagesProps) {
  const { texts } = useWords();
  if (!older && !newest) return null;
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button disabled={!newest} onClick={newest ?? nothing}>
        {texts.newest}
      </Button>
      <Button disabled={!older} onClick={older ?? nothing}>
        {texts.older}
      </Button>
    </SpaceBetween>
  );
}

const nothing = () => undefined;
