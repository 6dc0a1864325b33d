/** Discharges with everything in them that HL7 v2 can hold, in texts that are hard to write between delimiters. */
import { type TherapyDischarge, therapyDischarge } from '@continuum/contracts';
import * as fc from 'fast-check';

/** Signs that delimit, letters that name escapes, and letters of other lengths in UTF-8. No digits: numbers are dropped. */
const signs = [...'|^~\\&#*%!?@$+=;:<>/"\'.,()', ...'abFSTREX', 'é', 'ß', '漢', '𝕵', ' '];

const textOf = (letters: readonly string[], most = 24): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...letters), { minLength: 1, maxLength: most })
    .map((all) => all.join('').trim())
    // HL7 v2 writes two quotes for a value that is to be deleted.
    .filter((text) => text !== '' && text !== '""');

const text = textOf(signs);
const word = textOf(signs.filter((sign) => sign !== ' '));
const lines = textOf([...signs, '\n'], 60);

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2026-02-28'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2026-02-28'), noInvalidDate: true })
  .map((date) => date.toISOString());

const maybe = { requiredKeys: [] as [] };

const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm';
const snomed = 'http://snomed.info/sct';

/** A side is told by words alone. */
const sided = (system: string, dated: 'onsetOn' | 'performedOn') =>
  fc
    .record({
      code: word,
      words: fc.option(text),
      side: fc.constantFrom('left', 'right', undefined),
      on: fc.option(day),
    })
    .map(({ code, words, side, on }) => {
      const display = [...(words === null ? [] : [words]), ...(side === undefined ? [] : [side])].join(', ');
      return {
        code: { system, code, ...(display === '' ? {} : { display }) },
        ...(side === undefined ? {} : { side }),
        ...(on === null ? {} : { [dated]: on }),
      };
    });

const listOf = <Item>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.array(item, { minLength: 1, maxLength: 4 });

const client = fc.record(
  {
    identifiers: fc.uniqueArray(
      fc.record(
        {
          system: fc.constantFrom(
            'riverside-pt',
            'riverside-pt/RPT & Sons',
            'urn:oid:2.16.840.1.113883.19.5',
          ),
          value: text,
          type: fc.constantFrom('MR', 'PI'),
        },
        { requiredKeys: ['system', 'value'] },
      ),
      { minLength: 1, maxLength: 4, selector: ({ system, value }) => `${system} ${value}` },
    ),
    name: fc
      .record({ family: fc.option(text), first: fc.option(text), others: fc.array(word, { maxLength: 4 }) })
      .filter(({ family, first }) => family !== null || first !== null)
      .map(({ family, first, others }) => ({
        ...(family === null ? {} : { family }),
        given: first === null ? [] : [first, ...others],
      })),
    birthDate: day,
    sex: fc.constantFrom('female', 'male', 'other', 'unknown'),
    contact: fc
      .record({ phone: text, email: word.map((name) => `${name}@example.com`), address: text }, maybe)
      .filter((contact) => Object.keys(contact).length > 0),
  },
  { requiredKeys: ['identifiers'] },
);

/** Grip strength names its side itself; of the rest a site does. */
const ownSides = new Map([
  ['83173-5', 'left'],
  ['83174-3', 'right'],
]);

const measure = fc
  .record(
    {
      code: fc
        .constantFrom('66247-8', '64098-7', '83173-5', '83174-3')
        .map((code) => ({ system: 'http://loinc.org', code })),
      value: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((hundredths) => hundredths / 100),
      unit: fc.constantFrom('{count}', 'm', 'kg', 'steps & stairs'),
      side: fc.constantFrom('left', 'right'),
      takenOn: day,
    },
    { requiredKeys: ['code', 'value'] },
  )
  .map(({ side, ...all }) => {
    const own = ownSides.get(all.code.code) ?? side;
    return own === undefined ? all : { ...all, side: own };
  });

const document = fc.record(
  {
    title: text,
    contentType: fc.constantFrom('application/pdf', 'image/jpeg', 'text/html'),
    url: word.map((query) => `https://records.example.com/?${query}`),
  },
  { requiredKeys: ['title'] },
);

/** UB-04's codes, and how HL7 calls their table. */
const dispositions = fc
  .tuple(
    fc.constantFrom(
      ['home', '01'],
      ['home-health', '06'],
      ['other-facility', '62'],
      ['against-advice', '07'],
    ),
    fc.option(text),
  )
  .map(([[disposition, code], display]) => ({
    disposition,
    dispositionCode: {
      system: 'https://www.nubc.org/CodeSystem/PatDischargeStatus',
      code,
      writtenSystem: '2.16.840.1.113883.12.112',
      ...(display === null ? {} : { display }),
    },
  }));

/** All but goals and the written referral, which HL7 v2 has no place for in these messages. */
export const dischargesForEr7: fc.Arbitrary<TherapyDischarge> = fc
  .record(
    {
      messageId: text,
      client,
      dischargedAt: instant,
      sentAt: instant,
      sender: fc.record({ name: text, identifier: text }, { requiredKeys: ['name'] }),
      referralId: text,
      priority: fc.constantFrom('routine', 'urgent'),
      admittedAt: instant,
      left: dispositions,
      conditions: fc.uniqueArray(
        fc.constantFrom(icd10, snomed).chain((system) => sided(system, 'onsetOn')),
        {
          minLength: 1,
          maxLength: 4,
          selector: ({ code: { system, code }, side }) => JSON.stringify([system, code, side]),
        },
      ),
      procedures: listOf(sided('http://www.ama-assn.org/go/cpt', 'performedOn')),
      referrer: fc.record(
        {
          name: text,
          npi: fc.constantFrom('1234567893', '1245319599'),
          type: fc.constantFrom('physician', 'physician-assistant', 'nurse-practitioner'),
        },
        { requiredKeys: ['name'] },
      ),
      referredTo: fc.record({
        identifiers: listOf(fc.record({ system: word.map((name) => `urn:${name}`), value: text })),
      }),
      serviceRequested: text,
      precautions: fc.uniqueArray(lines, { minLength: 1, maxLength: 4 }),
      measures: listOf(measure),
      consent: fc.record({ signedOn: day }),
      validity: fc.tuple(day, day).map((days) => {
        const [from, until] = days.toSorted();
        return { from, until };
      }),
      coverage: fc.record({ payer: text, memberNumber: text }, { requiredKeys: ['payer'] }),
      documents: listOf(document),
    },
    { requiredKeys: ['messageId', 'client', 'dischargedAt'] },
  )
  .map(({ left, ...discharge }) => therapyDischarge.parse({ ...discharge, ...left }));
