import type { ReasonClass } from '../reasons/reason-class.ts';
import { failed, type Verdict } from '../verdict/verdict.ts';
import { type PostAnswer, type Trial, trialOf, verdictOf } from '../verdict/verdict-of.ts';

/** What is posted: the bytes as they lie in the file; of a dry run nothing is kept. */
export interface FileContent {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly dryRun: boolean;
}

/** One post to a system; rejects when there was no answer, or when the signal says that nobody waits any more. */
export type Post = (content: FileContent, signal: AbortSignal) => Promise<PostAnswer>;

/** Milliseconds since some instant, and a signal that fires when so many have passed. */
export interface Stopwatch {
  readonly now: () => number;
  readonly after: (milliseconds: number) => AbortSignal;
}

export const stopwatch: Stopwatch = {
  now: () => performance.now(),
  after: (milliseconds) => AbortSignal.timeout(milliseconds),
};

/** A file that takes the system longer has hung. */
const longestAnswerMilliseconds = 2_000;

const unauthorized = 401;

/** Nothing that is posted with this token will be looked at. */
class TokenNotAccepted extends Error {
  override readonly name = 'TokenNotAccepted';
  override readonly message = 'The token is not accepted.';
}

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `no answer: ${error instanceof Error ? error.message : String(error)}${cause}`;
};

const hung = `no answer within ${longestAnswerMilliseconds} ms`;

type Asked<Read> = { readonly read: Read } | { readonly failure: Verdict };

const ask = async <Read>(
  post: Post,
  content: FileContent,
  read: (answer: PostAnswer) => Read,
  { after }: Stopwatch,
): Promise<Asked<Read>> => {
  const signal = after(longestAnswerMilliseconds);
  try {
    const answer = await post(content, signal);
    if (answer.status === unauthorized) throw new TokenNotAccepted();
    return { read: read(answer) };
  } catch (error) {
    if (error instanceof TokenNotAccepted) throw error;
    const [reasonClass, reason]: [ReasonClass, string] = signal.aborted
      ? ['hung', hung]
      : ['no-answer', causeOf(error)];
    return { failure: failed(reasonClass, reason) };
  }
};

export interface PostedFile {
  readonly verdict: Verdict;
  /** How long the post took, a dry run not counted. */
  readonly milliseconds: number;
  /** What a dry run says of the file by itself, where one was asked for or needed. */
  readonly trial?: Trial;
}

/**
 * Posts one file. When its message id was accepted with other bytes before, the post says nothing of this file, so a
 * dry run does; a dry run also comes first where the translation is wanted.
 * @throws TokenNotAccepted
 */
export const postFile = async (
  content: Omit<FileContent, 'dryRun'>,
  wanted: { readonly translation: boolean },
  post: Post,
  watch: Stopwatch,
): Promise<PostedFile> => {
  const tried = () => ask(post, { ...content, dryRun: true }, trialOf, watch);
  const before = wanted.translation ? await tried() : undefined;
  const begun = watch.now();
  const posted = await ask(post, { ...content, dryRun: false }, verdictOf, watch);
  const milliseconds = watch.now() - begun;
  const verdict = 'failure' in posted ? posted.failure : posted.read;
  const asked = verdict.outcome === 'already accepted' ? (before ?? (await tried())) : before;
  if (asked === undefined) return { verdict, milliseconds };
  if ('failure' in asked) return { verdict: asked.failure, milliseconds };
  const { read: trial } = asked;
  return trial.verdict.outcome === 'failed'
    ? { verdict: trial.verdict, milliseconds }
    : { verdict, milliseconds, trial };
};
