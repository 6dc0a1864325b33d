import type { EpisodeRowView, PageOf } from '@continuum/contracts';
import { hour } from '../world/world.ts';
import { type Person, people } from './cast.ts';
import { type Folder, workOn } from './member.ts';
import type { Desk, Workload } from './workload.ts';

const looksMost = 40;

export const createDesk = (workload: Workload, practiceId: string): Desk => {
  const { world, ask } = workload;
  const random = world.random(`desk of ${practiceId}`);
  const staff = people.filter((person) => person.practiceId === practiceId);
  const [first, second, coordinator] = staff as [Person, Person, Person];
  const known = new Set<string>();
  let expected = 0;
  let isLooking = false;

  const take = ({ episodeId }: EpisodeRowView): void => {
    if (known.has(episodeId)) return;
    known.add(episodeId);
    workload.episodes.push({ practiceId, episodeId });
    const folder: Folder = { episodeId, entries: [], resting: new Map() };
    const lead = random.chance(0.6) ? first : second;
    void workOn(workload, lead, folder, 1);
    // The lead may leave to the coordinator what only an owner or coordinator may do.
    void workOn(workload, lead === first ? coordinator : first, folder, 4);
  };

  const look = async (): Promise<void> => {
    isLooking = true;
    for (let looks = 0; looks < looksMost && known.size < expected; looks += 1) {
      await world.schedule.sleep(random.between(0.3, 1) * hour * Math.min(24, 1 + looks));
      if (workload.isClosing()) break;
      const request = { login: first.subject, route: 'GET /v1/episodes', query: 'limit=100&stage=referral' };
      const answer = await ask(request, { practiceId, subject: practiceId });
      if (answer.status !== 200) continue;
      for (const row of (JSON.parse(answer.text) as PageOf<EpisodeRowView>).items) take(row);
    }
    isLooking = false;
  };

  return {
    expect: () => {
      expected += 1;
      if (!isLooking) void look();
    },
  };
};
