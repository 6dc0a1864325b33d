import { day } from '../world/world.ts';
import type { Workload } from './workload.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const wordOf = (number: number): string => letters[number % letters.length]?.repeat(26) ?? '';

const detailOf = (episodeId: string, dischargeId: string): string =>
  JSON.stringify({
    id: `${episodeId}.00000003`,
    schemaVersion: 1,
    type: 'AssessmentRecorded',
    recordedAt: '2026-03-02T15:00:00.000Z',
    episodeId,
    partnerId: 'riverside-pt',
    dischargeId,
    practiceId: 'north-harbor',
    stage: 'program',
    status: 'active',
    version: 3,
    data: { kind: 're-assessment', assessedAt: '2026-03-02T15:00:00.000Z', measures: 1 },
  });

/** Puts poison where it may really come from: the buses, the queues, a mistaken write to the table. */
export const runPoisoner = (workload: Workload): void => {
  const { world, region, poison } = workload;
  const random = world.random('poison');
  const bus = { source: 'continuum.episode', account: '999988887777' };
  const kinds = [
    (mark: string) => {
      poison.push({ mark, ends: 'quarantine' });
      region.domainBus.put({ ...bus, detailType: 'GoalMet.v1', detail: JSON.stringify({ mark }) });
    },
    (mark: string) => {
      poison.push({ mark, ends: 'quarantine' });
      random.pick(region.queues).send(`no JSON at all: ${mark}`);
    },
    (mark: string) => {
      // An event of an episode that nobody opened: it is retried until it is set aside, for each of its consumers.
      poison.push({ mark, ends: 'dead-letters' });
      region.domainBus.put({
        ...bus,
        detailType: 'AssessmentRecorded.v1',
        detail: detailOf(`ep_${mark}`, `di_${mark}`),
      });
    },
    (mark: string) => {
      poison.push({ mark, ends: 'kept-batch' });
      region.stream.written(
        { PK: `P#north-harbor#E#ep_${mark}`, SK: 'EVENT#00000001', body: 'no JSON at all' },
        undefined,
      );
    },
  ];
  for (let number = 0; number < world.faults().poison; number += 1)
    world.schedule.after(random.between(0.2 * day, 60 * day), () => {
      if (!workload.isClosing()) random.pick(kinds)(wordOf(number));
    });
};
