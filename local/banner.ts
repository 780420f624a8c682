import type { Runtime } from './runtime.ts';

/** What `npm start` prints once everything answers. */
export function banner(runtime: Runtime, milliseconds: number): string {
  const { wiring } = runtime;
  const counts = [
    `${wiring.functions.length} functions`,
    `${wiring.httpApis[0]?.routes.length ?? 0} routes`,
    `${wiring.stateMachines.length} state machines`,
    `${wiring.queues.length} queues`,
  ];
  return [
    `Portage is ready after ${(milliseconds / 1000).toFixed(1)} s: ${counts.join(', ')}`,
    `  API  ${runtime.url}`,
    'On AWS only:',
    ...[...wiring.onAwsOnly].map(
      ([reason, types]) => `  ${reason} (${[...types].map(short).sort().join(', ')})`,
    ),
  ].join('\n');
}

function short(type: string): string {
  return type.replace(/^AWS::/, '').replace('::', ' ');
}
