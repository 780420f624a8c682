import { createContext, useContext } from 'react';
import type { OperationsApi } from './api/operations-api.ts';

export const ApiContext = createContext<OperationsApi | undefined>(undefined);

/** For what is shown to someone signed in. */
export function useApi(): OperationsApi {
  const api = useContext(ApiContext);
  if (!api) throw new Error('nobody is signed in');
  return api;
}
