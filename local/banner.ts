import type { Portage } from './portage.ts';

/** What `npm start` prints once everything answers. */
export function banner(portage: Portage, milliseconds: number): string {
  const { url, wiring } = portage.runtime;
  const counts = [
    `${wiring.functions.length} functions`,
    `${wiring.httpApis[0]?.routes.length ?? 0} routes`,
    `${wiring.stateMachines.length} state machines`,
    `${wiring.queues.length} queues`,
  ];
  return [
    `Portage is ready after ${(milliseconds / 1000).toFixed(1)} s: ${counts.join(', ')}`,
    `  API  ${url}`,
    `  console  ${new URL('/console', url).href}`,
    ...Object.entries(portage.keys).map(([tenant, key]) => `  API key of ${tenant}  ${key}`),
    `  operations token  ${portage.operationsToken}`,
    `  sandbox partners  ${portage.sandbox.url}`,
    'On AWS only:',
    ...[...wiring.onAwsOnly].map(
      ([reason, types]) => `  ${reason} (${[...types].map(short).sort().join(', ')})`,
    ),
  ].join('\n');
}

function short(type: string): string {
  return type.replace(/^AWS::/, '').replace('::', ' ');
}
