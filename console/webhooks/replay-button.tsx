import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { Refused } from '../api/refused.ts';
import { useWords } from '../language/use-words.ts';
import { RefusalAlert } from '../refusal-alert.tsx';
import { useApi } from '../use-api.ts';

interface ReplayButtonProps {
  readonly tenant: string;
  readonly deliveryId: string;
}

/** Posts it again under the same id; what comes of it, the next poll brings. */
export function ReplayButton({ tenant, deliveryId }: ReplayButtonProps) {
  const { texts } = useWords();
  const api = useApi();
  const [isUnderWay, setUnderWay] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const replay = async () => {
    setUnderWay(true);
    setRefused(undefined);
    try {
      await api.replay(tenant, deliveryId);
    } catch (error) {
      setRefused(error instanceof Refused ? error : new Refused(0, 'UNREADABLE', String(error)));
    } finally {
      setUnderWay(false);
    }
  };
  return (
    <SpaceBetween size="xs">
      <Button variant="inline-link" loading={isUnderWay} onClick={() => void replay()}>
        {texts.postAgain}
      </Button>
      <RefusalAlert refused={refused} />
    </SpaceBetween>
  );
}
