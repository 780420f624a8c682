import { describe, expect, it } from 'vitest';
import { stagesOf } from '../../../../../domain/shipment/stages.ts';

describe('stages', () => {
  it('leave out what was not bought (M-013)', () => {
    expect(stagesOf({ legs: ['IMPORT_CUSTOMS', 'WAREHOUSE'] })).toEqual([
      'TRANSIT',
      'IMPORT',
      'RECEIVING',
    ]);
    expect(stagesOf({ legs: ['MAIN_CARRIAGE'] })).toEqual(['BOOKING', 'TRANSIT', 'RECEIVING']);
  });
});
