import { issueLabel } from '../../../workflows/return/contracts.ts';
import { stepHandler } from '../../runtime/step-handler.ts';
import { ports } from './aws-ports.ts';
import { createIssueLabel } from './issue-label.ts';

export const handler = stepHandler({ step: 'issue-label', ...issueLabel }, createIssueLabel(ports));
