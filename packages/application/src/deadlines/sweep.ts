import type { DeadlineKind, Instant } from '@continuum/contracts';
import { type Deadline, deadlineId, type Episode, stepDue } from '@continuum/domain';
import { execute } from '../commands/execute.ts';
import type { EpisodeJournal, Journals, Practice, Reading, Registry, Surroundings } from '../ports/index.ts';

export interface SweepNeeds {
  readonly journals: Journals;
  readonly reading: Pick<Reading, 'dueBy' | 'episode'>;
  readonly registry: Registry;
  readonly surroundings: Surroundings;
}

/** What one sweep did. */
export interface SweepReport {
  readonly reminded: number;
  readonly missed: number;
  /** Episodes that could not be swept this time; the next sweep finds them again. */
  readonly failed: number;
}

/** Episodes of one sweep; what is left is due at the next. */
const episodesMost = 500;
/** Steps on one episode in one sweep: every deadline once reminded and once missed, with room. */
const stepsMost = 40;

type Step = { readonly kind: DeadlineKind; readonly deadline: Deadline; readonly step: 'remind' | 'miss' };

/** The earliest step that is due; what was due first is said first. */
const firstStep = ({ deadlines }: Episode, now: Instant): Step | undefined =>
  (Object.entries(deadlines) as [DeadlineKind, Deadline][])
    .flatMap(([kind, deadline]): Step[] => {
      const step = stepDue(deadline, now);
      return step === undefined ? [] : [{ kind, deadline, step }];
    })
    .sort((one, other) => (one.deadline.due < other.deadline.due ? -1 : 1))[0];

const take = async (
  { kind, deadline, step }: Step,
  journal: EpisodeJournal,
  practice: Practice,
  needs: SweepNeeds,
): Promise<'taken' | 'taken-already'> => {
  const { due } = deadline;
  const result = await execute(
    {
      journal,
      cause: { kind: 'deadline', deadlineId: deadlineId(kind, deadline), step, due },
      by: { kind: 'sweep', id: 'deadline-sweep' },
      practice,
      command: { name: step, body: { deadline: kind, due } },
      notes: [],
      requestHash: `${step} ${deadlineId(kind, deadline)} ${due}`,
    },
    needs,
  );
  if (result.kind !== 'done') throw new Error(`a deadline that is due was ${result.kind}`);
  return result.receipt.outcome === 'accepted' ? 'taken' : 'taken-already';
};

const sweepEpisode = async (
  journal: EpisodeJournal,
  needs: SweepNeeds,
): Promise<Pick<SweepReport, 'reminded' | 'missed'>> => {
  const practice = await needs.registry.practice(journal.practiceId);
  if (practice === undefined) throw new Error('the practice of the episode is not registered');
  const taken = { remind: 0, miss: 0 };
  for (let steps = 0; steps < stepsMost; steps += 1) {
    const episode = await needs.reading.episode(journal);
    const next = episode && firstStep(episode, needs.surroundings.now());
    if (next === undefined) break;
    if ((await take(next, journal, practice, needs)) === 'taken') taken[next.step] += 1;
  }
  return { reminded: taken.remind, missed: taken.miss };
};

/**
 * Reminds and misses every deadline that is due: each at most once, whatever number of times and however late
 * the sweep runs. An episode that fails does not keep the others waiting.
 * @param onFailure is told of each episode that failed
 */
export const sweepDeadlines = async (
  needs: SweepNeeds,
  onFailure: (journal: EpisodeJournal, cause: unknown) => void,
): Promise<SweepReport> => {
  const report = { reminded: 0, missed: 0, failed: 0 };
  for (const journal of await needs.reading.dueBy(needs.surroundings.now(), episodesMost)) {
    try {
      const { reminded, missed } = await sweepEpisode(journal, needs);
      report.reminded += reminded;
      report.missed += missed;
    } catch (cause) {
      report.failed += 1;
      onFailure(journal, cause);
    }
  }
  return report;
};
