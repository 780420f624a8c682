import { useSyncExternalStore } from 'react';
import { routeOf } from './route.ts';
import type { Route } from './route.ts';

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(onHashChange, () => location.hash));
}

function onHashChange(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
