import type { CommandReceiptView, EpisodeView } from '@continuum/contracts';
import type { Random } from '../world/random.ts';
import { day, hour, type World } from '../world/world.ts';
import { type Person, people } from './cast.ts';
import { chooseCommand } from './choosing.ts';
import { type Entry, wishes } from './wishes.ts';
import type { Workload } from './workload.ts';

const remembered: ReadonlySet<string> = new Set([
  'record-assessment',
  'record-session',
  'record-paper',
  'record-document-sent',
]);

/** An entry stands under the first version of the commit that made it. */
const entryOf = (command: string, body: object, { version, eventIds }: CommandReceiptView): Entry[] =>
  remembered.has(command)
    ? [
        {
          version: version - eventIds.length + 1,
          command: command as Entry['command'],
          body: body as Entry['body'],
        },
      ]
    : [];

/** How long members think, on average, and how often a closed episode is opened again. */
const thinking = 2.4 * day;
const reopensShare = 0.15;

/** How often a colleague is asked to look at once, so that two people act on what both have just read. */
const callsColleagueShare = 0.12;

/** Shared by everybody who works on an episode: a second person may correct what the first one wrote. */
export interface Folder {
  readonly episodeId: string;
  readonly entries: Entry[];
  /** Wakes each of those who rest, by their ids. */
  readonly resting: Map<string, () => void>;
}

/** A form is mostly sent at once; at times it lies open while others act. */
const typing = (random: Random): number =>
  random.chance(0.75) ? random.below(3_000) : random.waiting(3 * hour);

const rest = async (
  { schedule }: World,
  milliseconds: number,
  memberId: string,
  { resting }: Folder,
): Promise<void> => {
  const called = new Promise<void>((wake) => void resting.set(memberId, wake));
  await Promise.race([schedule.sleep(milliseconds), called]);
  resting.delete(memberId);
};

/**
 * A member who works on an episode: reads it, chooses what to do, does it under a new key, and hears what came of
 * it; until it is closed, or the day of the simulation ends.
 */
export const workOn = async (
  workload: Workload,
  person: Person,
  folder: Folder,
  pace: number,
): Promise<void> => {
  const { world, ask } = workload;
  const { episodeId, entries } = folder;
  const random = world.random(`${person.memberId} on ${episodeId}`);
  const about = { practiceId: person.practiceId, subject: episodeId };
  const trainerIds = people
    .filter(({ practiceId, roles }) => practiceId === person.practiceId && roles.includes('trainer'))
    .map(({ memberId }) => memberId);
  let asked = 0;
  for (;;) {
    await rest(world, hour + random.waiting(thinking * pace), person.memberId, folder);
    if (workload.isClosing()) return;
    const { subject: login } = person;
    const read = await ask({ login, route: 'GET /v1/episodes/{episodeId}', path: { episodeId } }, about);
    if (read.status !== 200) return;
    const view = JSON.parse(read.text) as EpisodeView;
    if (view.stage === 'closed' && !random.chance(reopensShare)) return;
    const command = chooseCommand(view, random);
    const body = wishes[command]({ view, now: world.schedule.now(), random, entries, trainerIds });
    if (body === undefined) continue;
    if (random.chance(callsColleagueShare)) for (const wake of folder.resting.values()) wake();
    await world.schedule.sleep(typing(random));
    asked += 1;
    const answer = await ask(
      {
        login,
        route: 'POST /v1/episodes/{episodeId}/commands/{command}',
        path: { episodeId, command },
        // Keys are new for every command of an episode, no more: apps number them.
        headers: { 'idempotency-key': `${asked}`, 'if-match': read.etag ?? '' },
        body: JSON.stringify(body),
      },
      about,
    );
    if (answer.status !== 200) continue;
    const receipt = JSON.parse(answer.text) as CommandReceiptView;
    if (receipt.outcome === 'accepted') entries.push(...entryOf(command, body, receipt));
  }
};
