import type { DocumentsView, EpisodeId, PracticeId } from '@continuum/contracts';
import type { OriginalAddresses, Reading } from '../ports/index.ts';

/** Papers that came as documents for an episode of the practice; undefined when it has no such episode. */
export const listEpisodeDocuments = async (
  practiceId: PracticeId,
  episodeId: EpisodeId,
  {
    reading,
    addresses,
  }: { readonly reading: Pick<Reading, 'episode' | 'canonical'>; readonly addresses: OriginalAddresses },
): Promise<DocumentsView | undefined> => {
  const episode = await reading.episode({ kind: 'episode', practiceId, episodeId });
  if (episode === undefined) return undefined;
  const { partnerId, dischargeId, canonicalVersion } = episode;
  const form = await reading.canonical({ kind: 'discharge', partnerId, dischargeId }, canonicalVersion);
  const documents = (form?.onFile ?? []).map(async (document) => {
    const { documentId, title, contentType, supplies, receivedAt } = document;
    const { url, expiresAt } = await addresses.of(partnerId, documentId, contentType);
    return {
      documentId,
      title,
      contentType,
      ...(supplies === undefined ? {} : { supplies }),
      receivedAt,
      url,
      urlExpiresAt: expiresAt,
    };
  });
  return { documents: await Promise.all(documents) };
};
