import type { AttemptOutcome } from '@continuum/application';

/** One request of a webhook, as its receiver gets it. */
export interface Posted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Receivers of webhooks: they take what comes unless a test has them answer otherwise. */
export const openReceivers = () => {
  const posted: Posted[] = [];
  let answer: (post: Posted) => AttemptOutcome = () => ({ kind: 'answered', statusCode: 204 });
  return {
    posted,
    answerWith: (next: typeof answer): void => {
      answer = next;
    },
    send: async (url: string, headers: Readonly<Record<string, string>>, body: string) => {
      const post = { url, headers, body };
      posted.push(post);
      return answer(post);
    },
  };
};

export type Receivers = ReturnType<typeof openReceivers>;
