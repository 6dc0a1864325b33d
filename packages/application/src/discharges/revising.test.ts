import { informationProvided } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { correctDischarge } from './correct-discharge.ts';
import { provideInformation } from './provide-information.ts';

const partner = riverside;
const mediaType = 'application/json';
const { messageId } = jodie;
const consent = { consent: { signedOn: '2026-03-01' } };
const named = (family: string) => ({
  ...jodie,
  client: { ...jodie.client, name: { family, given: ['Jodie'] } },
});
const wrong = named('Hicks-Wrong');
const right = named('Hicks-Right');

let practice: PracticeInMemory;

const put = (message: object) =>
  correctDischarge({ partner, mediaType, bytes: bytesOf(message), messageId }, practice);

const provide = (information: object) =>
  provideInformation(
    {
      partner,
      messageId,
      information: informationProvided.parse(information),
      bytes: bytesOf(information),
      mediaType,
    },
    practice,
  );

/** The canonical form that counts now. */
const formNow = async () => {
  const [[, kept] = []] = practice.items.journals;
  const { canonicalVersion } = practice.lastOf('TherapyDischargeReceived').data;
  const versions = [...(kept?.canonical.keys() ?? [canonicalVersion])];
  return JSON.parse(kept?.canonical.get(Math.max(...versions)) ?? '{}').discharge;
};

const dischargeEvents = () => practice.announced().map(({ type }) => type);

beforeEach(async () => {
  practice = openPractice();
  await practice.post(jodie);
});

describe('given an answer to a discharge, when a corrected message is silent about it', () => {
  it('the answer stays given', async () => {
    await provide({ ...consent, conditions: [{ code: { system: 's', code: 'second' } }] });
    expect(await put(right)).toMatchObject({ kind: 'done', receipt: { missing: [] } });
    expect(await formNow()).toMatchObject({
      ...consent,
      client: { name: { family: 'Hicks-Right' } },
      conditions: [{ code: { code: 'M75.121' } }, { code: { code: 'second' } }],
    });
  });

  it('what the message itself had said is gone with the message', async () => {
    await put({ ...jodie, ...consent });
    expect(await put(jodie)).toMatchObject({ receipt: { missing: ['informed-consent'] } });
  });

  it('what the corrected message says takes its place, and a later silence does not bring it back', async () => {
    await provide(consent);
    await put({ ...jodie, consent: { signedOn: '2026-02-20' } });
    expect(await formNow()).toMatchObject({ consent: { signedOn: '2026-02-20' } });
    expect(await put(right)).toMatchObject({ receipt: { missing: ['informed-consent'] } });
  });

  it('what it says itself of a condition counts, and what it leaves open stays answered', async () => {
    const code = jodie.conditions[0]?.code;
    await provide({ conditions: [{ code, onsetOn: '2024-01-05', side: 'left' }] });
    await put({ ...right, conditions: [{ code, onsetOn: '2025-10-30' }] });
    expect((await formNow()).conditions).toEqual([{ code, side: 'left', onsetOn: '2025-10-30' }]);
  });

  it('a condition that both name is kept once', async () => {
    await provide({ conditions: jodie.conditions });
    expect((await formNow()).conditions).toHaveLength(1);
    await put(right);
    expect((await formNow()).conditions).toHaveLength(1);
  });
});

describe('given a correction that another has taken the place of, when it is sent again', () => {
  it('it counts anew, and its retry gets its own receipt', async () => {
    const first = await put(right);
    await put(wrong);
    practice.surroundings.moveDays(1);
    const again = await put(right);
    expect(await formNow()).toMatchObject({ client: { name: { family: 'Hicks-Right' } } });
    expect(again).not.toEqual(first);
    practice.surroundings.moveDays(1);
    expect(JSON.stringify(await put(right))).toBe(JSON.stringify(again));
    expect(dischargeEvents()).toEqual([
      'TherapyDischargeReceived',
      ...Array(3).fill('TherapyDischargeCorrected'),
    ]);
  });

  it('it counts anew as often as it is needed', async () => {
    for (const message of [right, wrong, right, wrong, right]) await put(message);
    expect(await formNow()).toMatchObject({ client: { name: { family: 'Hicks-Right' } } });
    expect(dischargeEvents()).toHaveLength(6);
  });

  it('an answer that a corrected message took the place of can be given again', async () => {
    await provide(consent);
    await put({ ...jodie, consent: { signedOn: '2026-02-20' } });
    expect(await provide(consent)).toMatchObject({ kind: 'done', receipt: { missing: [] } });
    expect(await formNow()).toMatchObject(consent);
  });

  it('the post itself keeps its first receipt, whatever corrected it', async () => {
    await put(wrong);
    const { kind } = await practice.post(jodie);
    expect(kind).toBe('done');
    expect(await formNow()).toMatchObject({ client: { name: { family: 'Hicks-Wrong' } } });
  });
});
