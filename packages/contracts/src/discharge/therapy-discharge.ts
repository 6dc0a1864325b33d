/**
 * The one canonical form of a therapy discharge: what every wire format is translated to.
 * To be accepted it needs a message id, a person and a discharge instant; everything else may come later.
 */
import * as z from 'zod';
import { instant, localDate, shortText } from '../primitives.ts';
import { side } from '../vocabulary.ts';

/** A code of a code system, as the sender wrote it but for the system, which is known by one name only. */
export const coding = z
  .strictObject({
    system: shortText(200),
    code: shortText(100),
    display: shortText(300).optional(),
    writtenSystem: shortText(200)
      .optional()
      .meta({ description: 'How the sender wrote the system, where that is another name for it.' }),
  })
  .meta({ id: 'Coding' });
export type Coding = z.infer<typeof coding>;

export const identifier = z
  .strictObject({
    system: shortText(200),
    value: shortText(200),
    type: shortText(60).optional(),
  })
  .meta({ id: 'Identifier' });

const person = z
  .strictObject({
    identifiers: z.array(identifier).max(20).default([]),
    name: z
      .strictObject({
        family: shortText(100).optional(),
        given: z.array(shortText(100)).max(5).default([]),
      })
      .optional(),
    birthDate: localDate.optional(),
    sex: z.enum(['female', 'male', 'other', 'unknown']).optional(),
    contact: z
      .strictObject({
        phone: shortText(50).optional(),
        email: shortText(200).optional(),
        address: shortText(500).optional(),
      })
      .optional(),
  })
  .refine(
    ({ identifiers, name, birthDate }) =>
      identifiers.length > 0 ||
      (birthDate !== undefined && (name?.family !== undefined || (name?.given.length ?? 0) > 0)),
    'an identifier, or a name and a birth date',
  )
  .meta({ id: 'Person', description: 'Known by an identifier, or by a name and a birth date.' });

export const condition = z
  .strictObject({
    code: coding,
    onsetOn: localDate.optional(),
    side: side.optional(),
  })
  .meta({ id: 'Condition' });

const procedure = z.strictObject({
  code: coding,
  performedOn: localDate.optional(),
  side: side.optional(),
});

/** NPI: ten digits (45 CFR 162.406); its check digit is judged where claims are. */
export const referrer = z
  .strictObject({
    name: shortText(200).optional(),
    npi: z
      .string()
      .regex(/^\d{10}$/, 'ten digits')
      .optional(),
    type: z
      .enum([
        'physician',
        'physician-assistant',
        'nurse-practitioner',
        'podiatrist',
        'therapist',
        'chiropractor',
        'naturopath',
        'massage-therapist',
        'other',
      ])
      .optional(),
  })
  .meta({ id: 'Referrer' });

/** A written referral that came with the discharge. */
export const referral = z
  .strictObject({ signedOn: localDate, expiresOn: localDate.optional() })
  .meta({ id: 'WrittenReferral' });

/** The client's informed consent, when the clinic collected it. */
export const consent = z.strictObject({ signedOn: localDate }).meta({ id: 'Consent' });

const measureAtDischarge = z.strictObject({
  code: coding,
  value: z.number(),
  unit: shortText(40).optional(),
  side: side.optional(),
  takenOn: localDate.optional(),
});

const goalAtDischarge = z.strictObject({ description: shortText(500), dueOn: localDate.optional() });

export const therapyDischarge = z
  .strictObject({
    messageId: shortText(2000).meta({ description: "The sender's own id of this message." }),
    sentAt: instant.optional(),
    sender: z
      .strictObject({ name: shortText(200).optional(), identifier: shortText(200).optional() })
      .optional(),
    referralId: shortText(200).optional(),
    priority: z.enum(['routine', 'urgent']).optional(),
    client: person,
    dischargedAt: instant.meta({ description: 'When the course of therapy ended.' }),
    admittedAt: instant.optional(),
    disposition: z.enum(['home', 'home-health', 'other-facility', 'against-advice', 'other']).optional(),
    dispositionCode: coding.optional().meta({ description: "The sender's own code of the disposition." }),
    conditions: z.array(condition).max(50).optional(),
    procedures: z.array(procedure).max(50).optional(),
    referrer: referrer.optional(),
    referredTo: z.strictObject({ identifiers: z.array(identifier).min(1).max(10) }).optional(),
    serviceRequested: shortText(500).optional(),
    precautions: z.array(shortText(500)).max(30).optional(),
    measures: z.array(measureAtDischarge).max(100).optional(),
    goals: z.array(goalAtDischarge).max(30).optional(),
    referral: referral.optional(),
    consent: consent.optional(),
    validity: z.strictObject({ from: localDate.optional(), until: localDate.optional() }).optional(),
    coverage: z
      .strictObject({ payer: shortText(200).optional(), memberNumber: shortText(100).optional() })
      .optional(),
    documents: z
      .array(
        z.strictObject({
          title: shortText(200),
          contentType: shortText(100).optional(),
          url: shortText(1000).optional(),
        }),
      )
      .max(20)
      .optional(),
  })
  .meta({
    id: 'TherapyDischarge',
    description: 'What is left out is listed on the receipt, and may be supplied later.',
  });
export type TherapyDischarge = z.infer<typeof therapyDischarge>;
