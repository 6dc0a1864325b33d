import type { DocumentSupplies } from '@continuum/contracts';
import type { CanonicalForm, DocumentOnFile } from '../ports/index.ts';
import { type AnswerNeeds, answerMessage, type Sent } from './answer-message.ts';
import { documentIssues } from './document-kinds.ts';
import type { DischargeResult } from './result.ts';

/** As many documents as a discharge may have on file. */
const documentsMost = 20;

interface Document extends Sent {
  readonly title: string;
  readonly supplies?: DocumentSupplies | undefined;
}

const nameOf = (mediaType: string): string => mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

const filed = ({ onFile = [] }: CanonicalForm, document: DocumentOnFile): readonly DocumentOnFile[] => [
  ...onFile.filter(({ documentId }) => documentId !== document.documentId),
  document,
];

/**
 * Puts a document on file for an accepted message. It supplies nothing by itself: what was missing stays missing
 * until a member has read the paper and recorded it, or until the same is sent as data.
 */
export const provideDocument = async (
  { title, supplies, ...sent }: Document,
  needs: AnswerNeeds,
): Promise<DischargeResult> =>
  answerMessage(
    sent,
    `document\n${JSON.stringify([nameOf(sent.mediaType), title, supplies ?? null])}`,
    (before, documentId) => {
      const issues = documentIssues(sent.mediaType, sent.bytes);
      if (issues.length > 0) return { issues };
      const onFile = filed(before, {
        documentId,
        title,
        contentType: nameOf(sent.mediaType),
        ...(supplies === undefined ? {} : { supplies }),
        receivedAt: needs.surroundings.now(),
      });
      if (onFile.length > documentsMost)
        return { issues: [{ path: [], expected: `at most ${documentsMost} documents`, got: 'one more' }] };
      return {
        canonical: { ...before, onFile },
        warnings: [
          { code: 'document-awaits-reading', ...(supplies === undefined ? {} : { path: supplies }) },
        ],
      };
    },
    needs,
  );
