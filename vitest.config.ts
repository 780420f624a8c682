import { defineConfig } from 'vitest/config';

/** One group of tests by folder; `seconds` bounds each test in it. */
const group = (
  name: string,
  seconds: number,
  more: { isolate?: boolean; fileParallelism?: boolean; setupFiles?: string[] } = {},
) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: seconds * 1000, ...more },
});

/** Files share their modules, which is three times as fast. They may: nothing under test keeps state in a module. */
const shared = { isolate: false };

export default defineConfig({
  test: {
    projects: [
      group('unit', 5, shared),
      group('model', 60, shared),
      group('proof', 60, shared),
      group('workflows', 30, { setupFiles: ['test/support/audit-after-each.ts'] }),
      group('simulation', 180),
      group('infra', 60, shared),
      // Each file runs a whole system, with two gigabytes and both cores.
      group('integration', 120, { fileParallelism: false }),
    ],
  },
});
