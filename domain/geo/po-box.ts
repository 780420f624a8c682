/** Post office boxes as people write them in the US and Canada (C.P., case postale in French). */
const PO_BOX = /\b(p\.?\s*o\.?\s*box|post\s+office\s+box|c\.\s*p\.|case\s+postale)\s*#?\s*\d+/i;

export function isPoBox(addressLines: readonly string[]): boolean {
  return addressLines.some((line) => PO_BOX.test(line));
}
