import { describe, expect, it } from 'vitest';
import { hour } from '../world/world.ts';
import { sweepThatPassedBy } from './reminders-sent.ts';

const episodeId = 'ep_1';
/** Open for two days, to be reminded after a day and a half. */
const open = { since: 0, until: 60 * hour, due: 48 * hour, remindAt: 36 * hour };
const sweepAt = (begun: number) => ({ begunAt: begun * hour, endedAt: begun * hour + 1_000 });
const passed = (begun: number, more: Partial<typeof open> = {}, notSwept: readonly string[] = []) =>
  sweepThatPassedBy(
    episodeId,
    { ...open, ...more },
    {
      sweeps: [sweepAt(begun)],
      notSwept: notSwept.map((id) => ({ at: begun * hour + 500, episodeId: id })),
    },
  );

describe('a deadline that was not reminded', () => {
  it('should have been by a sweep between the reminder and the due instant', () => {
    expect(passed(40)).toBe(40 * hour);
  });

  it.each([
    ['before any clock said it was time', 36.5, {}],
    ['when a fast clock said that it was missed', 47.5, {}],
    ['after it was fulfilled', 42, { until: 41 * hour }],
    ['before the index had it', 40.1, { since: 40 * hour }],
  ])('need not have been by a sweep %s', (_, begun, more) => {
    expect(passed(begun, more)).toBeUndefined();
  });

  it('need not have been by a sweep that had trouble with this episode, and must by one that had with another', () => {
    expect(passed(40, {}, [episodeId])).toBeUndefined();
    expect(passed(40, {}, ['ep_2'])).toBe(40 * hour);
  });
});
