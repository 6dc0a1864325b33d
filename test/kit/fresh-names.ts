import type {
  ClientId,
  DischargeId,
  EpisodeId,
  ImportId,
  PartnerId,
  PracticeId,
  WebhookId,
} from '@continuum/contracts';

let given = 0;

/** A number of 26 digits, in letters. */
const next = (): string => {
  given += 1;
  const letters = [...given.toString(26)].map((digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 26)),
  );
  return letters.join('').padStart(26, 'a');
};

/** Names nobody used before, so that specifications can share a table. */
export const fresh = {
  practice: () => `practice-${next()}` as PracticeId,
  partner: () => `partner-${next()}` as PartnerId,
  episode: () => `ep_${next()}` as EpisodeId,
  discharge: () => `di_${next()}` as DischargeId,
  webhook: () => `wh_${next()}` as WebhookId,
  import: () => `im_${next()}` as ImportId,
  client: () => `cl_${next()}` as ClientId,
  key: () => `key-${next()}`,
};
