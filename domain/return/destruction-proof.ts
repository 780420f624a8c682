/** Where a destruction must be proved by a video or certificate (M-131): the return stays open until it is there. */
import { inForce, type Dated } from '../kernel/dated.ts';

const PROOF: Readonly<Record<string, readonly Dated<boolean>[]>> = {
  US: [
    {
      value: true,
      validFrom: '2019-02-24',
      validTo: null,
      source: '19 CFR 190.71: evidence of destruction, for drawback of duty on destroyed goods',
    },
  ],
  CA: [
    {
      value: true,
      validFrom: '2018-01-01',
      validTo: null,
      source: 'CBSA form E15, certificate of destruction or exportation',
    },
  ],
  DE: [
    {
      value: true,
      validFrom: '2016-05-01',
      validTo: null,
      source: 'Regulation (EU) 952/2013 (UCC) art. 197: destruction is shown to customs',
    },
  ],
};

export function needsProofOfDestruction(country: string, day: string): boolean {
  return inForce(PROOF[country] ?? [], day)?.value ?? false;
}
