import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import type { Photos, Return } from '../api/operations-api.ts';
import { useWords } from '../language/use-words.ts';

interface ReturnFilesProps {
  readonly photos: Photos;
  readonly documents: NonNullable<Return['documents']>;
}

/** Pictures, proofs of destruction and the papers of goods that go home; each opens beside the page. */
export function ReturnFiles({ photos, documents }: ReturnFilesProps) {
  const { texts, word, time } = useWords();
  return (
    <Container header={<Header>{texts.photos}</Header>}>
      {photos.data.length === 0 && <Box color="text-body-secondary">{texts.noPhotos}</Box>}
      {photos.data.map(({ photoId, fileName, at, proofOf, url }) => (
        <div key={photoId}>
          <File name={fileName} url={url} /> · {time(at)}
          {proofOf !== undefined && ` · ${texts.proofOf} ${proofOf}`}
        </div>
      ))}
      {photos.inspection.length > 0 && (
        <div>
          {texts.inspectorsPhotos}: {photos.inspection.join(', ')}
        </div>
      )}
      {documents.length > 0 && <Box variant="h3">{texts.documents}</Box>}
      {documents.map(({ documentId, kind, fileName, status, url }) => (
        <div key={documentId}>
          {word(kind, 'document')} · <File name={fileName} url={url} /> · {word(status, 'document')}
        </div>
      ))}
    </Container>
  );
}

function File({ name, url }: { name: string; url: string | undefined }) {
  const { texts } = useWords();
  if (url === undefined) return `${name} (${texts.notUploaded})`;
  return (
    <Link href={url} external>
      {name}
    </Link>
  );
}
