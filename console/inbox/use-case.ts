import type { OperationsCase } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';
import { useApi } from '../use-api.ts';
import { usePoll, type Polled } from '../use-poll.ts';

/** One case as it stands, with its title in the language chosen. */
export function useCase(caseId: string): Polled<OperationsCase> {
  const { language } = useWords();
  const api = useApi();
  return usePoll(`${language} ${caseId}`, () => api.readCase(caseId));
}
