/** Portage's own importer numbers, used for DDP when the seller has none. Placeholders of the right form: each is set when it is granted. */
const NUMBERS: Readonly<Record<string, string>> = {
  /** EIN with suffix, as on CBP Form 5106. */
  US: '98-7654321PG',
  /** Business number with import account. */
  CA: '987654321RM0001',
  /** EORI. */
  DE: 'DE987654321098765',
};

export function platformImporterNumber(country: string): string {
  return NUMBERS[country] ?? '';
}
