import { randomUUID } from 'node:crypto';
import { exampleIn, textOf } from '../../partner-kit/examples.ts';
import type { Ask } from '../clinic.ts';
import { type Difference, differencesOf } from '../differences.ts';
import type { Step } from '../step.ts';

/** A message id that nobody has used. */
const freshId = (): string => `KIT-${randomUUID().slice(0, 8)}`;

const notKept = async (ask: Ask, messageId: string): Promise<readonly Difference[]> => {
  const { status } = await ask(`/v1/discharges/${messageId}`);
  return differencesOf({ kept: false }, { kept: status !== 404 });
};

const dryRun: Step = {
  name: 'of a dry run nothing is kept: its message id is not known afterwards',
  run: async (ask) => {
    const example = exampleIn('discharge.json');
    const messageId = freshId();
    const body = JSON.stringify({ ...JSON.parse(textOf(example)), messageId });
    const { status } = await ask('/v1/discharges?dryRun=true', { mediaType: example.mediaType, body });
    return [...differencesOf({ status: 200 }, { status }), ...(await notKept(ask, messageId))];
  },
};

const segmentOf = (text: string, name: string): readonly string[] =>
  text
    .split('\r')
    .map((line) => line.split('|'))
    .find(([first]) => first === name) ?? [];

/** MSH-10 of the example, and MSH-11 that says it is in production. */
const idAndProduction = /\|KIT-A03-1\|P\|/;

const forTraining: Step = {
  name: 'HL7 v2 for training (MSH-11 is T): acknowledged in HL7 v2, and nothing is kept',
  run: async (ask) => {
    const example = exampleIn('hl7v2-adt-a03.hl7');
    const messageId = freshId();
    const body = textOf(example).replace(idAndProduction, `|${messageId}|T|`);
    const answer = await ask('/v1/discharges', { mediaType: example.mediaType, body });
    const [, code, about] = segmentOf(answer.text, 'MSA');
    return [
      ...differencesOf(
        { status: 200, 'MSA-1': 'AA', 'MSA-2': messageId },
        { status: answer.status, 'MSA-1': code, 'MSA-2': about },
      ),
      ...(await notKept(ask, messageId)),
    ];
  },
};

export const keepingNothingSteps: readonly Step[] = [dryRun, forTraining];
