/** Evidence is whatever the case's rule put there: shown as lines of `path: value`, so that nothing of it is hidden. */
export interface EvidenceLine {
  readonly path: string;
  readonly text: string;
}

export function evidenceLines(evidence: unknown, path = ''): EvidenceLine[] {
  if (typeof evidence !== 'object' || evidence === null) return [{ path, text: textOf(evidence) }];
  const entries = Object.entries(evidence);
  if (entries.length === 0) return path === '' ? [] : [{ path, text: '–' }];
  return entries.flatMap(([name, value]) => {
    const shown = Array.isArray(evidence) ? String(Number(name) + 1) : name;
    return evidenceLines(value, path === '' ? shown : `${path} › ${shown}`);
  });
}

function textOf(value: unknown): string {
  if (value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
