import * as z from 'zod';
import { cancelReason, type InformationNeed } from '../vocabulary.ts';
import { condition, consent, referral, referrer, type TherapyDischarge } from './therapy-discharge.ts';

/** What a partner may supply later; at least one part. */
export const informationProvided = z
  .strictObject({
    referrer: referrer.refine((parts) => Object.keys(parts).length > 0, 'at least one part').optional(),
    conditions: z.array(condition).min(1).max(50).optional(),
    referral: referral.optional(),
    consent: consent.optional(),
  })
  .refine((information) => Object.values(information).some((part) => part !== undefined), 'at least one part')
  .meta({ id: 'Information', description: 'At least one part.' });
export type InformationProvided = z.infer<typeof informationProvided>;

/** Papers that a document may be. A member reads it and records what it says; data it supplies none. */
export const documentSupplies = z.enum(['written-referral', 'informed-consent']);
export type DocumentSupplies = z.infer<typeof documentSupplies>;

export const cancellationRequest = z.strictObject({ reason: cancelReason });

/** What a discharge leaves open: asked of whoever can supply it, and in nobody's way until it is needed. */
export const missingInformation = (
  discharge: Pick<TherapyDischarge, 'referrer' | 'conditions' | 'referral' | 'consent'>,
): InformationNeed[] => {
  const given: Record<InformationNeed, boolean> = {
    referrer: discharge.referrer !== undefined && Object.keys(discharge.referrer).length > 0,
    condition: (discharge.conditions ?? []).length > 0,
    'written-referral': discharge.referral !== undefined,
    'informed-consent': discharge.consent !== undefined,
  };
  return (Object.keys(given) as InformationNeed[]).filter((need) => !given[need]);
};
