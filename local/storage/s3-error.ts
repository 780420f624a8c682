/** A refusal as S3 words it. */
export interface S3Refusal {
  status: number;
  code: string;
  message: string;
}

export function s3ErrorXml({ code, message }: S3Refusal): string {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    `<Error><Code>${code}</Code><Message>${escaped}</Message></Error>`
  );
}

export function accessDenied(message: string): S3Refusal {
  return { status: 403, code: 'AccessDenied', message };
}
