import { defineConfig } from 'vitest/config';

/** One group of tests by folder; `seconds` bounds each test in it. */
const group = (name: string, seconds: number) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: seconds * 1000 },
});

export default defineConfig({
  test: {
    projects: [
      group('unit', 5),
      group('workflows', 30),
      group('infra', 60),
      group('integration', 120),
    ],
  },
});
