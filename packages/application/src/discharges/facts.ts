import { type LocalDate, missingInformation, type TherapyDischarge } from '@continuum/contracts';
import type { DischargeFacts } from '@continuum/domain';

/**
 * The latest day of onset, injury or surgery that the discharge names: METI's day-365 rule counts from it, and
 * the latest is the one that asks for a referral longest.
 */
const latestOnset = ({ conditions = [], procedures = [] }: TherapyDischarge): LocalDate | undefined =>
  [...conditions.map(({ onsetOn }) => onsetOn), ...procedures.map(({ performedOn }) => performedOn)]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);

/** What an episode needs to know of a discharge: codes and dates, nothing personal. */
export const dischargeFacts = (discharge: TherapyDischarge, canonicalVersion: number): DischargeFacts => {
  const onsetOn = latestOnset(discharge);
  const { referral, consent } = discharge;
  return {
    canonicalVersion,
    dischargedAt: discharge.dischargedAt,
    ...(onsetOn === undefined ? {} : { onsetOn }),
    ...(discharge.priority === 'urgent' ? { urgent: true as const } : {}),
    missing: missingInformation(discharge),
    papers: [
      ...(referral === undefined
        ? []
        : [
            {
              paper: 'written-referral' as const,
              signedOn: referral.signedOn,
              ...(referral.expiresOn === undefined ? {} : { expiresOn: referral.expiresOn }),
            },
          ]),
      ...(consent === undefined ? [] : [{ paper: 'informed-consent' as const, signedOn: consent.signedOn }]),
    ],
  };
};
