import { createDocumentRenderer } from '../../../adapters/documents/document-renderer.ts';
import { generateDocuments } from '../../../workflows/shipment/contracts.ts';
import { filesIn } from '../../runtime/ports.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports, settings } from '../aws-ports.ts';
import { createGenerateDocuments } from './generate-documents.ts';

const workshop = {
  renderer: createDocumentRenderer(),
  files: filesIn(settings.BUCKET_NAME),
  documents: ports.documents,
};

export const handler = stepHandler(
  { step: 'generate-documents', ...generateDocuments },
  createGenerateDocuments({ ...ports, workshop }),
);
