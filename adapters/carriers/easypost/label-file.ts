/** Fetches a label's PDF from where EasyPost keeps it. Without it the label is drawn by us, so nothing here is an error. */
const TIMEOUT_MS = 10_000;
const LARGEST_BYTES = 5_000_000;

export async function readLabelFile(url: string): Promise<Uint8Array | undefined> {
  if (!url.startsWith('https://')) return undefined;
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return response.ok && isPdf(bytes) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

const isPdf = (bytes: Uint8Array) =>
  bytes.length <= LARGEST_BYTES && new TextDecoder().decode(bytes.subarray(0, 5)) === '%PDF-';
