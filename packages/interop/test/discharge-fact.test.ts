import { describe, expect, test } from 'vitest';
import { codesOf, fhirType, linesOf, translated } from './clinic.ts';
import {
  collection,
  course,
  jodie,
  message,
  type Resource,
  request,
  stay,
  subject,
  task,
} from './messages.ts';

const post = (posted: unknown) => translated(fhirType, posted);
const courseEnd = '2026-03-02T15:00:00.000Z';
const stayEnd = '2026-02-16T16:30:00.000Z';
const endOf = (...resources: readonly Resource[]) => {
  const translation = post(collection(jodie, ...resources));
  const source = translation.fields?.find(({ field }) => field === 'dischargedAt')?.source;
  return {
    at: translation.discharge?.dischargedAt,
    source,
    codes: codesOf(translation),
    lines: linesOf(translation),
  };
};
const expectedFact =
  'a discharge fact: a CarePlan of physical therapy with status completed, or an Encounter with status finished, and its period.end';

const visit = { ...stay, id: 'visit', class: { code: 'AMB' } };
const disposed = (code: string) => ({
  ...visit,
  hospitalization: {
    dischargeDisposition: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/discharge-disposition', code }],
    },
  },
});

describe('what has ended is the discharge:', () => {
  test('a completed course of physical therapy, before any encounter', () => {
    expect(endOf(course, visit)).toMatchObject({ at: courseEnd, source: 'CarePlan.period.end' });
    expect(endOf(course, visit).codes).toEqual([]);
  });

  test('a finished episode of care of physical therapy', () => {
    const episode = {
      resourceType: 'EpisodeOfCare',
      status: 'finished',
      type: [{ text: 'Outpatient physiotherapy' }],
      patient: subject,
      period: { end: '2026-03-01T12:00:00Z' },
    };
    expect(endOf(episode)).toMatchObject({
      at: '2026-03-01T12:00:00.000Z',
      source: 'EpisodeOfCare.period.end',
      codes: ['recognised-by-display'],
    });
  });

  test('the stay that the referral was made from', () => {
    const referral = { ...request, encounter: { reference: 'Encounter/stay' } };
    expect(endOf(referral, stay, visit)).toMatchObject({
      at: stayEnd,
      source: 'Encounter.period.end',
      codes: [],
    });
  });

  test('the stay that a message is about', () => {
    const posted = message({ focus: [{ reference: 'Encounter/stay' }] }, jodie, stay, visit);
    expect(post(posted).discharge?.dischargedAt).toBe(stayEnd);
  });

  test('the encounter that says where the person went, among many visits; of several the last', () => {
    const earlier = { ...disposed('home'), id: 'earlier', period: { end: '2020-01-01T00:00:00Z' } };
    expect(endOf(visit, { ...visit, id: 'another' }, disposed('home'))).toMatchObject({
      at: stayEnd,
      codes: [],
    });
    expect(endOf(earlier, visit, { ...disposed('snf'), id: 'later' })).toMatchObject({
      at: stayEnd,
      codes: ['several-discharges'],
    });
  });

  test('an encounter that is posted alone, with its person contained', () => {
    const bare = { ...stay, subject: { reference: '#jodie' }, contained: [jodie] };
    expect(post(bare).discharge).toMatchObject({
      dischargedAt: stayEnd,
      client: { birthDate: '1970-04-12' },
    });
    expect(codesOf(post(bare))).toEqual(['message-id-from-content']);
  });

  test('the stay a document is about, but not by a document entered in error', () => {
    const note = (status: string) => ({
      resourceType: 'Composition',
      status,
      subject,
      encounter: { reference: 'Encounter/stay' },
    });
    expect(endOf(note('final'), stay, visit)).toMatchObject({ at: stayEnd, codes: [] });
    expect(endOf(note('entered-in-error'), stay, visit).at).toBeUndefined();
  });

  test('the only visit there is, with a warning', () => {
    expect(endOf(visit)).toMatchObject({ at: stayEnd, codes: ['visit-taken-as-discharge'] });
  });

  test('the course, when a stay that is referred from ended at another time, with a warning', () => {
    const referral = { ...request, encounter: { reference: 'Encounter/stay' } };
    expect(endOf(course, referral, stay)).toMatchObject({ at: courseEnd, codes: ['several-discharges'] });
  });
});

describe('of several courses that ended, the last counts, however its end is written:', () => {
  const another = (end: unknown) => ({ ...course, id: 'another', period: { end } });
  const told = (end: unknown) => {
    const { discharge, warnings, issues } = post(collection(jodie, course, another(end)));
    return {
      at: discharge?.dischargedAt,
      warnings: warnings.map(({ code, path }) => `${code} ${path}`),
      lines: linesOf({ issues } as never),
    };
  };
  const end = 'entry[2].resource.period.end';

  test('without an offset it is what the clock showed at the clinic, with a warning', () => {
    expect(told('2026-03-20T10:00:00')).toEqual({
      at: '2026-03-20T15:00:00.000Z',
      warnings: ['several-discharges entry[2].resource', `time-without-zone ${end}`],
      lines: [],
    });
  });

  test.each(['2026-04', '2027', '2026-03-03T10:00', '2026-04-31'])(
    'one that is later and cannot be read, %s, is asked about',
    (written) => {
      expect(told(written)).toMatchObject({
        at: undefined,
        lines: [
          `${end}: expected a date or an instant with an offset, got one that cannot be read, later than the others`,
        ],
      });
    },
  );

  test.each(['2026-03', '2026', 'in spring', 5, undefined])(
    'one that may be later, %j, is told of',
    (written) => {
      expect(told(written)).toEqual({
        at: courseEnd,
        warnings: [`unreadable-date ${end}`, 'several-discharges entry[1].resource'],
        lines: [],
      });
    },
  );

  test.each(['2026-02', '2025', '2026-02-30'])('one that was earlier, %s, gives way', (written) => {
    expect(told(written)).toEqual({ at: courseEnd, warnings: [`unreadable-date ${end}`], lines: [] });
  });

  test('a course that ended later than the stay, nobody knows when, is asked about', () => {
    expect(endOf({ ...course, period: { end: '2026-03' } }, stay).lines).toEqual([
      'entry[1].resource.period.end: expected a date or an instant with an offset, got one that cannot be read, later than the others',
    ]);
  });
});

describe('nothing is guessed to have ended:', () => {
  test('a referral is no discharge, whatever instants it names', () => {
    const dated = {
      ...request,
      occurrencePeriod: { start: '2026-03-03', end: '2026-06-03' },
      authoredOn: '2026-03-02T12:00:00Z',
    };
    expect(endOf(dated, { ...task, authoredOn: '2026-03-02T12:00:00Z' }).lines).toEqual([
      `entry: expected ${expectedFact}, got no CarePlan and no Encounter`,
    ]);
  });

  test('one of several visits is no discharge', () => {
    expect(endOf(visit, { ...visit, id: 'another' }).lines).toEqual([
      `entry: expected ${expectedFact}, got Encounters that are visits`,
    ]);
  });

  test.each(['planned', 'in-progress', 'onleave', 'unknown'])(
    'an encounter that is %s has not ended',
    (status) => {
      expect(endOf({ ...stay, status }).lines).toEqual([
        `entry: expected ${expectedFact}, got an Encounter with status ${status}`,
      ]);
    },
  );

  test.each([
    [5, 'a number as status'],
    [['finished'], 'a list as status'],
    [null, 'null as status'],
    ['', 'an empty status'],
    ['over', 'another status'],
    [undefined, 'no status'],
  ])('an encounter whose status is %j has not ended', (status, told) => {
    expect(endOf({ ...stay, status }).lines).toEqual([
      `entry: expected ${expectedFact}, got an Encounter with ${told}`,
    ]);
  });

  test.each(['cancelled', 'entered-in-error'])('an encounter that is %s never was', (status) => {
    expect(endOf({ ...disposed('home'), status }).lines).toEqual([
      `entry: expected ${expectedFact}, got no CarePlan and no Encounter`,
    ]);
  });

  test('an encounter that is finished and does not say when is told of', () => {
    expect(endOf({ ...stay, period: undefined }).lines).toEqual([
      'entry[1].resource.period.end: expected a date or an instant with an offset, got nothing',
    ]);
  });

  test('an encounter of somebody who is not in the message is told of', () => {
    expect(endOf({ ...stay, subject: { reference: 'Patient/other' } }).lines).toEqual([
      'entry[1].resource.subject: expected the person of this message, got a reference that leads to nothing',
    ]);
  });

  test('a course entered in error gives way to what did happen', () => {
    expect(endOf({ ...course, status: 'entered-in-error' }, stay)).toMatchObject({ at: stayEnd });
  });
});

describe('where the person went is said by', () => {
  const nubcNames = [
    'https://www.nubc.org/CodeSystem/PatDischargeStatus',
    'http://www.nubc.org/patient-discharge',
    'urn:oid:2.16.840.1.113883.12.112',
    '2.16.840.1.113883.6.301.5',
    'http://nubc.org/patient-discharge/',
  ];
  const went = (system: string, code: string) =>
    post(
      collection(jodie, {
        ...stay,
        hospitalization: { dischargeDisposition: { coding: [{ system, code, display: 'as written' }] } },
      }),
    );

  test.each(nubcNames)('a UB-04 code under the system %s, which is kept as it was written', (system) => {
    const { discharge } = went(system, '62');
    expect(discharge?.disposition).toBe('other-facility');
    expect(discharge?.dispositionCode).toMatchObject({
      system: 'https://www.nubc.org/CodeSystem/PatDischargeStatus',
      code: '62',
    });
    expect(discharge?.dispositionCode?.writtenSystem ?? system).toBe(system);
  });

  const hl7 = 'http://terminology.hl7.org/CodeSystem/discharge-disposition';
  test.each([
    [hl7, 'home', 'home'],
    [hl7, 'alt-home', 'home'],
    [hl7, 'snf', 'other-facility'],
    [hl7, 'aadvice', 'against-advice'],
    [hl7, 'oth', 'other'],
    [nubcNames[0], '01', 'home'],
    [nubcNames[0], '1', 'home'],
    [nubcNames[0], '06', 'home-health'],
    [nubcNames[0], '07', 'against-advice'],
    ['http://snomed.info/sct', '306689006', 'home'],
  ])('the code %s %s: %s', (system, code, disposition) => {
    expect(went(system as string, code).discharge?.disposition).toBe(disposition);
  });

  test('no code that is known: the code itself is kept, with a warning', () => {
    const translation = went('urn:example:local', 'H');
    expect(translation.discharge?.disposition).toBeUndefined();
    expect(translation.discharge?.dispositionCode?.code).toBe('H');
    expect(codesOf(translation)).toEqual(['disposition-not-known']);
  });

  test.each([
    [hl7, 'exp'],
    [nubcNames[1], '20'],
    [nubcNames[2], '41'],
  ])('a code that says the person died, which is refused: %s %s', (system, code) => {
    expect(linesOf(went(system as string, code))).toEqual([
      'entry[1].resource.hospitalization.dischargeDisposition: expected a living person, got a person who left as deceased',
    ]);
    expect(codesOf(went(system as string, code))).toEqual([]);
  });
});
