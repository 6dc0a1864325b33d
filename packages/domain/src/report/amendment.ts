import type { Instant } from '@continuum/contracts';
import { sentSince } from '../episode/documents.ts';
import type { Episode } from '../episode/state.ts';

/** Since when an issued report tells what was corrected meanwhile; undefined once its amendment is sent. */
export const amendmentDueSince = ({ report, documents }: Episode): Instant | undefined => {
  const amendment = report?.amendment;
  if (amendment === undefined) return undefined;
  return sentSince(documents, 'discharge-summary', amendment.version) === undefined
    ? amendment.at
    : undefined;
};

/** When the referrer got the report as it stands; undefined while it is drafted or its amendment is due. */
export const toldAt = (episode: Episode): Instant | undefined => {
  const { report, documents } = episode;
  if (report?.issuedAt === undefined || amendmentDueSince(episode) !== undefined) return undefined;
  const { issuedAt, amendment } = report;
  const amended = amendment && sentSince(documents, 'discharge-summary', amendment.version);
  return amended !== undefined && amended.sentAt > issuedAt ? amended.sentAt : issuedAt;
};
