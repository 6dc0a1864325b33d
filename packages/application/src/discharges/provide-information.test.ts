import { informationProvided } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { bytesOf, openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { provideInformation } from './provide-information.ts';

let practice: PracticeInMemory;
const { conditions, referral: _referral, dischargedAt, ...rest } = jodie;
const withGaps = { ...rest, dischargedAt };

beforeEach(() => {
  practice = openPractice();
});

const provide = (information: object) =>
  provideInformation(
    {
      partner: riverside,
      messageId: jodie.messageId,
      information: informationProvided.parse(information),
      bytes: bytesOf(information),
      mediaType: 'application/json',
    },
    practice,
  );

describe('given an accepted discharge with gaps, when the partner answers', () => {
  beforeEach(async () => {
    await practice.post(withGaps);
  });

  it('tells what is supplied and what stays missing', async () => {
    expect(await provide({ conditions, consent: { signedOn: '2026-03-01' } })).toMatchObject({
      kind: 'done',
      receipt: { outcome: 'received', missing: ['written-referral'] },
    });
    expect(practice.lastOf('InformationProvided').data).toEqual({
      canonicalVersion: 2,
      supplied: ['condition', 'informed-consent'],
      missing: ['written-referral'],
    });
  });

  it('adds to the canonical form and leaves the rest of it as it was', async () => {
    await provide({ conditions });
    await provide({
      conditions: [{ code: { system: 's', code: 'second' } }],
      referrer: { name: 'Dr. B Example' },
    });
    const [kept] = practice.items.journals.values();
    expect(JSON.parse(kept!.canonical.get(3)!).discharge).toMatchObject({
      client: jodie.client,
      referrer: { name: 'Dr. B Example' },
      conditions: [{ code: { code: 'M75.121' } }, { code: { code: 'second' } }],
    });
  });

  it('tells more of a condition that the message names', async () => {
    await provide({ conditions });
    const known = conditions?.[0];
    await provide({ conditions: [{ code: known?.code, onsetOn: '2024-01-05', side: 'left' }] });
    const [kept] = practice.items.journals.values();
    expect(JSON.parse(kept!.canonical.get(3)!).discharge.conditions).toEqual([
      { ...known, onsetOn: '2024-01-05', side: 'left' },
    ]);
  });

  it('gives the same bytes the first receipt', async () => {
    const first = await provide({ conditions });
    practice.surroundings.moveDays(1);
    expect(JSON.stringify(await provide({ conditions }))).toBe(JSON.stringify(first));
    expect(practice.announced()).toHaveLength(2);
  });

  it('refuses a signature that lies ahead, and keeps nothing of it', async () => {
    expect(await provide({ consent: { signedOn: '2026-04-01' } })).toMatchObject({
      kind: 'malformed',
      issues: [{ path: ['consent', 'signedOn'] }],
    });
    expect(practice.originals.kept).toHaveLength(1);
  });
});

describe('given nothing accepted', () => {
  it('there is nothing to answer', async () => {
    expect(await provide({ conditions })).toEqual({ kind: 'not-found' });
  });

  it('a refused message is posted again, not answered', async () => {
    const { dischargedAt: _at, ...withoutFact } = withGaps;
    await practice.post(withoutFact);
    expect(await provide({ conditions })).toMatchObject({
      kind: 'rejected',
      failures: [{ code: 'discharge-not-accepted' }],
    });
  });
});
