import type { OutsideClient } from './outside-client.ts';
import { postOf } from './outside-client.ts';
import type { RunningSystem } from './running-system.ts';

export interface RoundOptions {
  readonly name: string;
  /** The system is killed at this answer, with everything else still on its way. */
  readonly killAfterAnswers: number;
  readonly posters: number;
  readonly commanders: number;
}

/** Works on a system from several sides at once until it is killed in the middle; resolves when it is gone. */
export const workUntilKilled = async (
  client: OutsideClient,
  system: RunningSystem,
  { name, killAfterAnswers, posters, commanders }: RoundOptions,
): Promise<void> => {
  let answers = 0;
  let asked = 0;
  let killed: Promise<void> | undefined;
  const answered = (): void => {
    answers += 1;
    if (answers === killAfterAnswers) killed = system.kill();
  };
  /** Only a system that was killed may leave somebody without an answer. */
  const untilKilled = async (work: () => Promise<void>): Promise<void> => {
    while (killed === undefined)
      await work()
        .then(answered)
        .catch((error: unknown) => {
          if (killed === undefined) throw error;
        });
  };
  const nextId = (): string => {
    asked += 1;
    return `${name}-${asked}`;
  };
  const { body } = await system.trainer('/v1/episodes?limit=100');
  const episodes: readonly { readonly episodeId: string }[] = body.items;
  const post = () => client.ask(postOf(nextId()), system);
  const command = async (): Promise<void> => {
    const id = nextId();
    const episode = episodes[asked % Math.max(episodes.length, 1)];
    if (episode === undefined) return post();
    await client.ask(await client.nextCommand(id, episode.episodeId, system), system);
  };
  await Promise.all([
    ...Array.from({ length: posters }, () => untilKilled(post)),
    ...Array.from({ length: commanders }, () => untilKilled(command)),
  ]);
  await killed;
};
