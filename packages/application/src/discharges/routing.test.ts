import type { PracticeId, TherapyDischarge } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice } from '../../test/practice-in-memory.ts';
import { northHarbor, registryOf, riverside, southBay } from '../../test/registry-in-memory.ts';
import type { Partner } from '../ports/index.ts';
import { receiveDischarge } from './receive-discharge.ts';
import { routeToPractice } from './routing.ts';

const both = {
  ...riverside,
  agreements: [
    { practiceId: northHarbor.practiceId, routingIdentifiers: ['nh-001', '1999999984'] },
    { practiceId: southBay.practiceId, routingIdentifiers: ['sb-001'] },
  ],
};

const open = (agreements: Partner['agreements']) =>
  agreements.map((agreement) => ({ ...agreement, open: true }));

const addressed = (...values: string[]) =>
  ({
    referredTo: { identifiers: values.map((value) => ({ system: 'urn:example', value })) },
  }) as TherapyDischarge;
const unaddressed = {} as TherapyDischarge;

describe('given a partner with agreements with two practices', () => {
  it.each([
    ['an identifier of the agreement', 'sb-001', 'south-bay'],
    ["the practice's own id", 'north-harbor', 'north-harbor'],
    ['a second identifier', '1999999984', 'north-harbor'],
  ])('a discharge goes where %s leads', (_what, identifier, practiceId) => {
    expect(routeToPractice(addressed('unknown', identifier), open(both.agreements))).toEqual({
      practiceId,
      by: 'identifier',
      from: 'referredTo.identifiers.1',
    });
  });

  it.each([
    ['addresses nobody', unaddressed],
    ['addresses somebody unknown', addressed('xx-999')],
    ['addresses both', addressed('nh-001', 'sb-001')],
  ])('a discharge that %s is told the choices', (_what, discharge) => {
    expect(routeToPractice(discharge, open(both.agreements))).toEqual({
      choices: ['north-harbor', 'south-bay'],
    });
  });

  it('is refused and kept, naming the choices, when it does not say where it goes', async () => {
    const practice = openPractice();
    expect(await practice.post(jodie, both)).toMatchObject({
      kind: 'done',
      receipt: {
        outcome: 'refused',
        issues: [
          {
            path: 'referredTo.identifiers',
            expected: 'one of the practices north-harbor, south-bay',
            got: 'none of them',
          },
        ],
      },
    });
    expect(practice.announced().map(({ type }) => type)).toEqual(['TherapyDischargeRefused']);
  });
});

describe('given a partner with one agreement', () => {
  it.each([
    ['addresses nobody', unaddressed, false],
    ['addresses somebody unknown', addressed('xx-999'), true],
  ])('a discharge that %s goes to its only practice', (_what, discharge, passing) => {
    expect(routeToPractice(discharge, open(riverside.agreements))).toEqual({
      practiceId: 'north-harbor',
      by: 'only-agreement',
      passing,
    });
  });

  it('the sender is told when that is not whom the message addresses', async () => {
    const practice = openPractice();
    const elsewhere = { identifiers: [{ system: 'urn:example', value: 'xx-999' }] };
    expect(await practice.post({ ...jodie, referredTo: elsewhere })).toMatchObject({
      receipt: {
        outcome: 'received',
        practiceId: 'north-harbor',
        warnings: [{ code: 'receiver-not-known', path: 'referredTo' }],
      },
    });
  });
});

describe('given a partner without agreements', () => {
  it('there is nowhere to go, even to a practice it names', () => {
    const choices: PracticeId[] = [];
    expect(routeToPractice(addressed('north-harbor'), [])).toEqual({ choices });
  });
});

describe('given a practice that is disabled', () => {
  const closing = () => {
    const practice = openPractice();
    const registry = registryOf([northHarbor, { ...southBay, disabled: true }], [riverside], []);
    const post = (message: object, partner: Partner) =>
      receiveDischarge(
        { partner, mediaType: 'application/json', bytes: bytesOf(message) },
        { ...practice, registry },
      );
    return { post };
  };
  const toSouthBay = { ...jodie, referredTo: { identifiers: [{ system: 'urn:example', value: 'sb-001' }] } };
  const bayOnly = { ...riverside, agreements: both.agreements.slice(1) };

  it('a discharge goes to the only other one', async () => {
    expect(await closing().post(jodie, both)).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'received', practiceId: 'north-harbor' },
    });
  });

  it('a discharge that is addressed to it goes to no other', async () => {
    expect(await closing().post(toSouthBay, both)).toMatchObject({
      receipt: { outcome: 'refused', issues: [{ expected: 'one of the practices north-harbor' }] },
    });
  });

  it('a clinic that has no other is refused, and told why', async () => {
    expect(await closing().post(toSouthBay, bayOnly)).toMatchObject({
      kind: 'done',
      receipt: {
        outcome: 'refused',
        issues: [
          {
            expected: 'a practice that takes discharges from this clinic',
            got: 'agreements with disabled practices only',
          },
        ],
      },
    });
  });
});
