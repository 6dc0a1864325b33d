import type { Random } from '../world/random.ts';
import { past, pastDate } from './bodies.ts';
import type { Clinic } from './cast.ts';

/** People whom a clinic sends now and then, plainly fictitious. The same person may come again, to another practice too. */
const personsOfClinic = 7;
const families = ['Hicks', 'Marlow', 'Brandt', 'Okafor', 'Lindqvist', 'Sato', 'Novak'] as const;

const personOf = ({ partnerId }: Clinic, number: number) => ({
  identifiers: [{ system: `urn:example:${partnerId}:client`, value: `P-${number}` }],
  name: { family: families[number % families.length] ?? '', given: ['Jodie'] },
  birthDate: `197${number % 10}-04-12`,
});

export interface Message {
  readonly messageId: string;
  readonly practiceId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A discharge, complete or with gaps that are asked for later. */
export const messageOf = (clinic: Clinic, number: number, now: number, random: Random): Message => {
  const { practiceId, routingIdentifiers } = random.pick(clinic.agreements);
  const messageId = `${clinic.partnerId}-${number}`;
  const routed = clinic.agreements.length > 1;
  return {
    messageId,
    practiceId,
    body: {
      messageId,
      referralId: `REF-${number}`,
      client: personOf(clinic, random.below(personsOfClinic)),
      dischargedAt: past(now, 30 + random.below(100)),
      ...(routed
        ? { referredTo: { identifiers: [{ system: 'urn:example:practice', value: routingIdentifiers[0] }] } }
        : {}),
      ...(random.chance(0.8)
        ? {
            conditions: [
              {
                code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' },
                onsetOn: pastDate(now, 60 + random.below(400)),
              },
            ],
          }
        : {}),
      ...(random.chance(0.7) ? { referrer: { name: 'Dr. Ana Example', type: 'physician' } } : {}),
      ...(random.chance(0.6) ? { referral: { signedOn: pastDate(now, 1 + random.below(10)) } } : {}),
      ...(random.chance(0.5) ? { consent: { signedOn: pastDate(now, 1 + random.below(10)) } } : {}),
    },
  };
};

/** The same message with a date that cannot be: refused, and kept. */
export const spoiled = ({ body }: Message, now: number): object => ({
  ...body,
  dischargedAt: past(now, -24 * 30),
});

/** The same message as it should have been. */
export const corrected = ({ body }: Message, random: Random): object => ({
  ...body,
  priority: 'urgent',
  precautions: [`No load above ${1 + random.below(9)} kg`],
});

export const information = (now: number, random: Random): object =>
  random.pick([
    { consent: { signedOn: pastDate(now, 1) } },
    { referral: { signedOn: pastDate(now, 2) }, referrer: { name: 'Dr. Bo Example', type: 'physician' } },
    { conditions: [{ code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M25.511' } }] },
  ]);
