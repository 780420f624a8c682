/** Brands whose owners record them with customs: goods bearing one need the owner's letter (domain-facts 3.11, 19 USC 1526). */
const RECORDED = [
  'adidas',
  'apple',
  'beats',
  'bose',
  'burberry',
  'canon',
  'chanel',
  'disney',
  'dyson',
  'gucci',
  'hello kitty',
  'hermes',
  'jbl',
  'lego',
  'louis vuitton',
  'marvel',
  'nike',
  'nintendo',
  'philips',
  'pokemon',
  'prada',
  'rolex',
  'samsung',
  'sony',
  'under armour',
  'zwilling',
];

/** The recorded brand named in the brand, or as a word of the name. */
export function recordedBrand(brand: string | undefined, name: string): string | undefined {
  const text = ` ${(brand ?? '').toLowerCase()} ${name.toLowerCase()} `.replaceAll(
    /[^a-z0-9]+/g,
    ' ',
  );
  return RECORDED.find((recorded) => text.includes(` ${recorded} `));
}
