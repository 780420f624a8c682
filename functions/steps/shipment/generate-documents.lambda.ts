import { createDocumentRenderer } from '../../../adapters/documents/document-renderer.ts';
import { createDocumentFiles } from '../../../adapters/s3/document-files.ts';
import { createS3Client } from '../../../adapters/s3/s3-client.ts';
import { generateDocuments } from '../../../workflows/shipment/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports, settings } from '../aws-ports.ts';
import { createGenerateDocuments } from './generate-documents.ts';

const workshop = {
  renderer: createDocumentRenderer(),
  files: createDocumentFiles(createS3Client(), settings.BUCKET_NAME),
  documents: ports.documents,
};

export const handler = stepHandler(
  { step: 'generate-documents', ...generateDocuments },
  createGenerateDocuments({ ...ports, workshop }),
);
