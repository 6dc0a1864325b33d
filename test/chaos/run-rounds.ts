import * as fc from 'fast-check';
import { type Findings, findingsOf } from './findings.ts';
import { createOutsideClient, type OutsideClient } from './outside-client.ts';
import { workUntilKilled } from './round.ts';
import { type RunningSystem, startSystem } from './running-system.ts';

export interface ChaosOptions {
  readonly rounds: number;
  /** Decides after how many answers each round is killed; what is under way then, the machine decides. */
  readonly seed: number;
  /** Of the local cloud: empty or new. */
  readonly dataFolder: string;
  readonly tell: (line: string) => void;
}

export interface ChaosRun {
  readonly posts: number;
  readonly commands: number;
  /** Everything that must not have happened, in a line each. */
  readonly wrong: readonly string[];
}

const earliestKill = 5;
const latestKill = 80;
const sides = { posters: 3, commanders: 3 };

const linesOf = ({ lost, doubled, torn, undrained }: Findings): readonly string[] => [
  ...lost.map((what) => `lost: ${what}`),
  ...doubled.map((what) => `twice: ${what}`),
  ...torn.map((what) => `torn: ${what}`),
  ...undrained.map((what) => `not drained: ${what}`),
];

const otherReceipts = async (client: OutsideClient, system: RunningSystem, ids: Iterable<string>) =>
  (await client.otherReceipts(system, ids)).map((id) => `another receipt: ${id}`);

/** Kills a system, starts it again and looks at what it kept, round after round, until something is wrong. */
export const runRounds = async ({ rounds, seed, dataFolder, tell }: ChaosOptions): Promise<ChaosRun> => {
  const kills = fc.sample(fc.integer({ min: earliestKill, max: latestKill }), { seed, numRuns: rounds });
  const client = createOutsideClient();
  const { acknowledged, unanswered, surprises } = client;
  const wrong: string[] = [];
  let system = await startSystem(dataFolder);
  try {
    for (const [index, killAfterAnswers] of kills.entries()) {
      const before = new Set(acknowledged.keys());
      await workUntilKilled(client, system, { name: `CHAOS-${index + 1}`, killAfterAnswers, ...sides });
      const open = unanswered.size;
      const gained = [...acknowledged.keys()].filter((id) => !before.has(id));
      system = await startSystem(dataFolder);
      wrong.push(...(await otherReceipts(client, system, gained)));
      await client.askAgain(system);
      const findings = await findingsOf(system, client);
      wrong.push(...linesOf(findings), ...surprises);
      tell(
        `${wrong.length === 0 ? '✔' : '✘'} round ${index + 1}: ${gained.length} acknowledged, ${open} without an ` +
          `answer, ${acknowledged.size} in all; ${findings.journals} journals`,
      );
      if (wrong.length > 0) break;
    }
    wrong.push(...(await otherReceipts(client, system, acknowledged.keys())));
  } finally {
    await system.stop();
  }
  const posts = [...acknowledged.values()].filter(({ wish }) => wish.kind === 'post').length;
  return { posts, commands: acknowledged.size - posts, wrong };
};
