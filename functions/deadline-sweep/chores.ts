import {
  type Bus,
  type KeptBatches,
  republishKept,
  type SweepNeeds,
  sweepDeadlines,
} from '@continuum/application';
import { kindOfError, type Observed } from '@continuum/lambda';

export interface ChoresNeeds extends SweepNeeds, Observed {
  readonly kept: KeptBatches;
  readonly bus: Bus;
}

/**
 * Reminds and misses what is due.
 * @throws Error when an episode could not be swept by a defect; one that was only busy is found by the next tick
 */
export const sweep = async (needs: ChoresNeeds): Promise<void> => {
  const { log, tally } = needs;
  let defects = 0;
  const { reminded, missed, failed } = await sweepDeadlines(needs, ({ practiceId, episodeId }, cause) => {
    const outcome = kindOfError(cause);
    log.fail('an episode could not be swept', { practiceId, episodeId, outcome }, cause);
    if (outcome === 'defect') defects += 1;
  });
  tally.count('DeadlinesReminded', reminded);
  tally.count('DeadlinesMissed', missed);
  tally.count('EpisodesNotSwept', failed);
  if (defects > 0) throw new Error(`${defects} episodes could not be swept`);
};

/** Publishes what the relay gave up on; how long the oldest has waited is what the alarm watches. */
export const sweepKept = async (needs: ChoresNeeds): Promise<void> => {
  const { log, tally, surroundings } = needs;
  const { published, left, oldestLeftSince } = await republishKept(needs, ({ key }, cause) => {
    log.fail('a kept batch could not be published', { key, outcome: kindOfError(cause) }, cause);
  });
  tally.count('EventsRepublished', published);
  tally.count('KeptBatchesLeft', left);
  const waited =
    oldestLeftSince === undefined ? 0 : Date.parse(surroundings.now()) - Date.parse(oldestLeftSince);
  tally.seconds('OldestKeptRecordAgeSeconds', Math.max(0, Math.round(waited / 1000)));
};
