import { expect, it } from 'vitest';
import { isContainerNumber } from '../../../../domain/kernel/check-digits.ts';
import { containerNumber, VESSELS } from '../../../../local/sandbox/voyage.ts';

it('names vessels by IMO numbers whose check digit is right', () => {
  for (const { vesselImo } of VESSELS) {
    const sum = [7, 6, 5, 4, 3, 2].reduce(
      (total, weight, place) => total + weight * Number(vesselImo[place]),
      0,
    );
    expect(sum % 10).toBe(Number(vesselImo[6]));
  }
});

it('numbers containers with the check digit of ISO 6346', () => {
  expect(containerNumber('CSQU', 305438)).toBe('CSQU3054383');
  for (let serial = 0; serial < 500; serial += 7)
    expect(containerNumber('SBXU', serial)).toSatisfy(isContainerNumber);
});
