import { type TherapyDischarge, therapyDischarge } from '@continuum/contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalType, fhirType, translated } from './clinic.ts';
import { fhirMessageOf } from './fhir-writer.ts';

const word = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/);
const code = fc.stringMatching(/^[A-Z]\d{2}\.\d{1,3}$/);
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const side = fc.constantFrom('left', 'right');
const coded = (...systems: readonly [string, ...string[]]) =>
  fc.record(
    { system: fc.constantFrom(...systems), code, display: word },
    { requiredKeys: ['system', 'code'] },
  );
const identifier = fc.record(
  {
    system: word.map((name) => `urn:example:${name}`),
    value: word.map((text) => `RPT ${text}`),
    type: fc.constantFrom('MR', 'PI'),
  },
  { requiredKeys: ['system', 'value'] },
);
const oneOf = <Fields extends object>(fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }) =>
  fc.record(fields, { requiredKeys: [] }).filter((some) => Object.keys(some).length > 0);

/** What FHIR has a code for, by hand: where somebody went, and a code that says so. */
const dispositions = [
  ['home', 'http://terminology.hl7.org/CodeSystem/discharge-disposition', 'home'],
  ['other-facility', 'http://terminology.hl7.org/CodeSystem/discharge-disposition', 'rehab'],
  ['against-advice', 'http://terminology.hl7.org/CodeSystem/discharge-disposition', 'aadvice'],
  ['other', 'http://terminology.hl7.org/CodeSystem/discharge-disposition', 'oth'],
  ['home-health', 'https://www.nubc.org/CodeSystem/PatDischargeStatus', '06'],
] as const;

const kinds = [
  'physician',
  'physician-assistant',
  'nurse-practitioner',
  'podiatrist',
  'therapist',
  'chiropractor',
  'naturopath',
  'massage-therapist',
] as const;

const measure = fc.record(
  {
    code: coded('http://loinc.org'),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    unit: fc.constantFrom('kg', 'deg', 'm/s'),
    side,
    takenOn: day,
  },
  { requiredKeys: ['code', 'value'] },
);

/**
 * Discharges of everything that FHIR can hold. It cannot hold an identifier of a sender that is told by its token, a
 * referrer who is somebody else than any code says, a code system under two names, and two ends of one referral.
 */
const discharge = fc
  .record(
    {
      messageId: fc.uuid(),
      sentAt: instant,
      sender: fc.record({ name: word }),
      referralId: word,
      priority: fc.constantFrom('routine', 'urgent'),
      client: fc.record(
        {
          identifiers: fc.uniqueArray(identifier, {
            minLength: 1,
            maxLength: 3,
            selector: ({ value }) => value,
          }),
          name: fc.record({ family: word, given: fc.array(word, { maxLength: 2 }) }),
          birthDate: day,
          sex: fc.constantFrom('female', 'male', 'other', 'unknown'),
          contact: oneOf({
            phone: fc.constant('+1-555-0100'),
            email: fc.constant('r@example.com'),
            address: word,
          }),
        },
        { requiredKeys: ['identifiers'] },
      ),
      dischargedAt: instant,
      admittedAt: instant,
      went: fc.constantFrom(...dispositions),
      conditions: fc.uniqueArray(
        fc.record(
          { code: coded('http://hl7.org/fhir/sid/icd-10-cm', 'http://snomed.info/sct'), onsetOn: day, side },
          { requiredKeys: ['code'] },
        ),
        { minLength: 1, maxLength: 4, selector: (one) => one.code.code },
      ),
      procedures: fc.array(
        fc.record(
          { code: coded('http://snomed.info/sct', 'http://www.ama-assn.org/go/cpt'), performedOn: day, side },
          { requiredKeys: ['code'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      referrer: oneOf({
        name: word,
        npi: fc.constant('1234567893'),
        type: fc.constantFrom(...kinds),
      }),
      referredTo: fc.record({
        identifiers: fc.uniqueArray(fc.record({ system: fc.constant('urn:example:practice'), value: word }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ value }) => value,
        }),
      }),
      serviceRequested: word,
      precautions: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
      measures: fc.uniqueArray(measure, {
        minLength: 1,
        maxLength: 3,
        selector: (one) => `${one.code.code} ${one.side}`,
      }),
      goals: fc.array(fc.record({ description: word, dueOn: day }, { requiredKeys: ['description'] }), {
        minLength: 1,
        maxLength: 3,
      }),
      referral: fc.record({ signedOn: day }),
      consent: fc.record({ signedOn: day }),
      validity: oneOf({ from: day, until: day }),
      coverage: oneOf({ payer: word, memberNumber: fc.constant('MEM-0042') }),
      documents: fc.array(
        fc.record(
          {
            title: word,
            contentType: fc.constantFrom('application/pdf', 'image/png'),
            url: fc.webUrl({ validSchemes: ['https'] }),
          },
          { requiredKeys: ['title'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { requiredKeys: ['messageId', 'client', 'dischargedAt'] },
  )
  .filter(({ validity: { from, until } = {} }) => from === undefined || until === undefined || from <= until)
  .map(({ went, referral, ...rest }) => {
    const until = rest.validity?.until;
    const [disposition, system, known] = went ?? [];
    return {
      ...rest,
      ...(disposition === undefined ? {} : { disposition, dispositionCode: { system, code: known } }),
      ...(referral === undefined
        ? {}
        : {
            referral: {
              ...referral,
              ...(until === undefined || until < referral.signedOn ? {} : { expiresOn: until }),
            },
          }),
    };
  });

const { numRuns } = fc.readConfigureGlobal();

describe('a generated discharge that is written as a FHIR message', () => {
  it('is read again as it was, every field of it', async () => {
    const fields = new Set<string>();
    await fc.assert(
      fc.property(discharge, (generated) => {
        const { discharge: canonical, issues } = translated(canonicalType, generated);
        expect(issues).toEqual([]);
        for (const field of Object.keys(canonical ?? {})) fields.add(field);
        const read = translated(fhirType, fhirMessageOf(canonical as TherapyDischarge));
        expect(read.issues).toEqual([]);
        expect(read.discharge).toEqual(canonical);
      }),
      { numRuns: numRuns ?? 300 },
    );
    if (numRuns === undefined) expect([...fields].sort()).toEqual(Object.keys(therapyDischarge.shape).sort());
  });
});
