import { decide, explain, refusals } from '@continuum/domain';
import { Bench } from 'tinybench';
import { type Question, questionsOfTheJourney, questionsTooEarly } from './decisions.ts';

/** How fast something is done: the median over many passes, each through all of its questions. */
export interface Measurement {
  readonly name: string;
  readonly perSecond: number;
  readonly nanosecondsEach: number;
  readonly passes: number;
  readonly questions: number;
  /** What it is to reach at least; most are only reported. */
  readonly targetPerSecond?: number;
}

interface Subject {
  readonly name: string;
  readonly targetPerSecond?: number;
  readonly questions: readonly Question[];
  readonly answer: (question: Question) => unknown;
}

const subjects = (): readonly Subject[] => {
  const asked = questionsOfTheJourney();
  const early = questionsTooEarly(asked);
  const judge = ({ episode, command, circumstances }: Question) =>
    refusals(episode, command.name, circumstances, command.body as never);
  const answer = ({ episode, command, circumstances }: Question) => decide(episode, command, circumstances);
  return [
    { name: 'all guards of a command', targetPerSecond: 1_000_000, questions: asked, answer: judge },
    { name: 'decide: refused', questions: early, answer },
    { name: 'decide: accepted, with events and deadlines', questions: asked, answer },
    {
      name: 'explain every command',
      questions: asked,
      answer: ({ episode, circumstances }) => explain(episode, circumstances),
    },
  ];
};

const nanosecondsPerMillisecond = 1_000_000;

/** Measures deciding on the sample journey, with the practice's calendar as a table in memory. */
export const measure = async (milliseconds: number): Promise<readonly Measurement[]> => {
  const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 4, throws: true });
  const all = subjects();
  let answered: unknown;
  for (const { name, questions, answer } of all)
    bench.add(name, () => {
      for (const question of questions) answered = answer(question);
    });
  const tasks = await bench.run();
  if (answered === undefined) throw new Error('nothing was measured');
  return all.map(({ name, questions, targetPerSecond }, index) => {
    const result = tasks[index]?.result;
    if (result === undefined || !('latency' in result)) throw new Error(`${name} was not measured`);
    const nanosecondsEach = (result.latency.p50 * nanosecondsPerMillisecond) / questions.length;
    return {
      name,
      perSecond: Math.round(1e9 / nanosecondsEach),
      nanosecondsEach: Math.round(nanosecondsEach),
      passes: result.latency.samplesCount,
      questions: questions.length,
      ...(targetPerSecond === undefined ? {} : { targetPerSecond }),
    };
  });
};
