import type { DocumentKind } from '@continuum/contracts';
import { remembering, without } from '../kernel/remembered.ts';
import type { SentDocument, SentDocuments } from './state.ts';

/** Nobody waits for a session log. */
const awaited = (kind: DocumentKind): boolean => kind !== 'session-log';

/** Of progress reports the last one counts; of the others whether one was recorded since it was owed. */
const orderOf = (kind: DocumentKind) =>
  kind === 'progress-report' ? ({ sentAt }: SentDocument): string => sentAt : undefined;

/** The documents without one that was another. */
const withoutDocument = (documents: SentDocuments, version: number): SentDocuments | undefined => {
  const kept = Object.entries(documents)
    .map(([kind, all]) => [kind, without(all, version)] as const)
    .filter(([, all]) => all.length > 0);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};

/** The documents with one more. */
export const withDocument = (
  documents: SentDocuments | undefined,
  kind: DocumentKind,
  sent: SentDocument,
): SentDocuments | undefined =>
  awaited(kind)
    ? { ...documents, [kind]: remembering(documents?.[kind] ?? [], sent, orderOf(kind)) }
    : documents;

/** The documents with one as it really was. */
export const withCorrectedDocument = (
  documents: SentDocuments | undefined,
  kind: DocumentKind,
  sent: SentDocument,
): SentDocuments | undefined =>
  withDocument(documents && withoutDocument(documents, sent.version), kind, sent);

/** The last document of a kind that was recorded after a version. */
export const sentSince = (
  documents: SentDocuments | undefined,
  kind: DocumentKind,
  version: number,
): SentDocument | undefined => documents?.[kind]?.find((sent) => sent.version > version);
