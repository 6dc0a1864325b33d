import type { EpisodeSeen, ReferralSeen } from './referral-seen.ts';
import type { Identifier, Reference } from './resources.ts';

/** `di_abc` → `di-abc`: an id of FHIR has no underscore. @see https://hl7.org/fhir/R4/datatypes.html#id */
export const requestIdOf = ({ dischargeId }: Pick<ReferralSeen, 'dischargeId'>): string =>
  dischargeId.replace('_', '-');

/** `di-abc.2`: each time a referral is reopened it gets a new Task. */
export const taskIdOf = (
  seen: Pick<ReferralSeen, 'dischargeId'> & { readonly episode?: Pick<EpisodeSeen, 'loop'> },
): string => `${requestIdOf(seen)}.${seen.episode?.loop ?? 1}`;

export const messageIdSystem = 'urn:continuum:message-id';
export const referralIdSystem = 'urn:continuum:referral-id';

/** What a partner searches by: its own ids. */
export const identifiersOf = ({ messageId, referralId }: ReferralSeen): Identifier[] => [
  { system: messageIdSystem, value: messageId },
  ...(referralId === undefined ? [] : [{ system: referralIdSystem, value: referralId }]),
];

/** The person, known to the partner by its own referral: nothing of them is told. */
export const personOf = (seen: ReferralSeen): Reference => ({
  type: 'Patient',
  identifier: { system: 'urn:continuum:person-of-referral', value: requestIdOf(seen) },
});

export const metaOf = ({ episode, changedAt }: ReferralSeen) => ({
  versionId: String(episode?.version ?? 0),
  lastUpdated: changedAt,
});

export const organization = (display: string): Reference => ({ type: 'Organization', display });
