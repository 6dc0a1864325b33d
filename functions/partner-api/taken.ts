import { heardAt, heardOf, type MessageNeeds, type Taken, trialView } from '@continuum/application';
import { type Answer, ok, type RequestBody } from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';

interface Asked {
  readonly body: RequestBody;
  readonly dryRun: boolean;
  /** The answer in JSON, where it is not that to a post. */
  readonly json?: Answer;
}

const inJson = (taken: Taken, body: RequestBody, mediaTypes: readonly string[]): Answer => {
  if (taken.kind === 'tried') return ok(trialView(taken.examined));
  if (taken.kind === 'standing') return ok(taken.status);
  const malformed = taken.asks === 'discharge' ? 'unreadable-message' : 'invalid-body';
  return receiptAnswer(taken.result, { body, malformed, mediaTypes });
};

/**
 * What became of a message, in the words of the format it came in; a dry run that was asked for by its query is
 * always told in JSON. The status is the same either way.
 */
export const takenAnswer = (
  taken: Taken,
  { body, dryRun, json }: Asked,
  { translator, surroundings }: Pick<MessageNeeds, 'translator' | 'surroundings'>,
): Answer => {
  const answer = json ?? inJson(taken, body, translator.mediaTypes);
  const untold =
    (dryRun && taken.kind !== 'standing') || (taken.kind === 'result' && taken.result.kind === 'unsupported');
  const words = untold
    ? undefined
    : translator.answer?.(body.mediaType, body.bytes, heardOf(taken), heardAt(taken, surroundings.now()));
  return words === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'content-type': words.mediaType }, text: words.text };
};
