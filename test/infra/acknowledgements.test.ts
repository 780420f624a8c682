import { describe, expect, it } from 'vitest';
import { ACKNOWLEDGEMENTS, STAR_RESOURCES } from '../../infra/acknowledgements.ts';
import { checksOf } from '../../infra/portage.ts';
import { synthesized } from './synthesized.ts';

const { app } = synthesized('production');

/** What cdk-nag finds when nothing is acknowledged: rule and construct. */
const findings = checksOf(app)
  .flatMap((check) => check.validateScope(app).violations)
  .flatMap(({ ruleName, violatingResources = [] }) =>
    violatingResources.map(({ constructPath = '' }) => ({ ruleName, path: constructPath })),
  );

describe('what cdk-nag finds', () => {
  it('is something, or the checks did not run', () => {
    expect(findings.length).toBeGreaterThan(0);
  });

  it('is acknowledged, all of it', () => {
    const open = findings.filter(
      ({ ruleName, path }) =>
        !ACKNOWLEDGEMENTS.some(({ id, on }) => id === ruleName && on.test(path)),
    );
    expect(open).toEqual([]);
  });
});

describe('every acknowledgement', () => {
  it.each(ACKNOWLEDGEMENTS)('$id on $on stands for a finding', ({ id, on }) => {
    expect(findings.some(({ ruleName, path }) => ruleName === id && on.test(path))).toBe(true);
  });

  it('has a reason', () => {
    for (const { reason } of [...ACKNOWLEDGEMENTS, ...STAR_RESOURCES]) {
      expect(reason).toMatch(/^[A-Z].{15,}\.$/);
    }
  });
});
