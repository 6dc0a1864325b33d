import { day } from '../world/world.ts';
import { clinics, people } from './cast.ts';
import type { Workload } from './workload.ts';

const interval = 3 * day;

/** Somebody of the other practice, or another clinic, who tries what is not theirs. */
export const runStrangers = async (workload: Workload): Promise<void> => {
  const { world, region, memory, episodes } = workload;
  const random = world.random('strangers');
  for (;;) {
    await world.schedule.sleep(random.waiting(interval));
    if (workload.isClosing()) return;
    if (episodes.length === 0) continue;
    const { practiceId, episodeId } = random.pick(episodes);
    const stranger = random.pick(people.filter((person) => person.practiceId !== practiceId));
    const path = { episodeId };
    const requests = [
      { login: stranger.subject, route: 'GET /v1/episodes/{episodeId}', path },
      { login: stranger.subject, route: 'GET /v1/episodes/{episodeId}/timeline', path },
      {
        login: stranger.subject,
        route: 'POST /v1/episodes/{episodeId}/commands/{command}',
        path: { ...path, command: 'assign-trainer' },
        headers: { 'idempotency-key': `stranger-${world.schedule.now()}`, 'if-match': '"1"' },
        body: JSON.stringify({ trainerId: stranger.memberId }),
      },
      {
        login: clinics[1]?.clientId ?? '',
        route: 'GET /v1/discharges/{messageId}',
        path: { messageId: `${clinics[0]?.partnerId}-1` },
      },
    ];
    const request = random.pick(requests);
    const answer = await region.gateway.send(request);
    if (answer !== undefined)
      memory.strangers.push({ at: world.schedule.now(), request, answer, subject: episodeId });
  }
};
