import type { Answer, Request } from '../services/gateway.ts';
import type { Region } from '../wiring/region.ts';
import { day, minute } from '../world/world.ts';
import type { Heard, Memory } from './memory.ts';

/** Who asks about what. */
export type About = Pick<Heard, 'practiceId' | 'subject'>;

/** Asks until there is a definite answer, as any well-made client does: the same request again, after a while. */
export type Ask = (request: Request, about: About) => Promise<Answer>;

const isDefinite = (answer: Answer | undefined): answer is Answer =>
  answer !== undefined && answer.status < 500 && answer.status !== 429;

/** A request that was answered is sent once more, much later, so often. */
const againShare = 0.04;

export const createAsk = ({ world, gateway }: Pick<Region, 'world' | 'gateway'>, memory: Memory): Ask => {
  const { schedule, trace, faults } = world;
  const random = world.random('asking');

  const sendOnce = async (request: Request, about: About): Promise<Answer | undefined> => {
    const answer = await gateway.send(request);
    trace.tell(about.subject, `${request.login} ${request.route}: ${answer?.status ?? 'no answer'}`);
    if (answer?.status === 500) memory.broken.push({ at: schedule.now(), request, answer, ...about });
    if (isDefinite(answer)) memory.heard.push({ at: schedule.now(), request, answer, ...about });
    return answer;
  };

  const sendAgainLater = async (request: Request, about: About, wait: number): Promise<void> => {
    await schedule.sleep(wait);
    await sendOnce(request, about);
  };

  return async (request, about) => {
    memory.waiting += 1;
    const isWrite = request.body !== undefined;
    if (isWrite && random.chance(faults().duplicate * 0.5))
      void sendAgainLater(request, about, random.below(2_000));
    for (let tries = 1; ; tries += 1) {
      const answer = await sendOnce(request, about);
      if (isDefinite(answer)) {
        memory.waiting -= 1;
        if (isWrite && answer.status < 300 && !world.isCalm() && random.chance(againShare))
          void sendAgainLater(request, about, random.waiting(2 * day));
        return answer;
      }
      await schedule.sleep(random.between(0.5, 1) * minute * Math.min(tries, 15));
    }
  };
};
