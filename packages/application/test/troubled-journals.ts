import { type CommitResult, type Journals, TransientError } from '../src/index.ts';

/** What goes wrong with one commit; the next goes well again. */
export type Trouble =
  /** Somebody else commits first. */
  | { readonly kind: 'overtaken'; readonly by: () => Promise<unknown> }
  /** It happened, and the answer says that it did not. */
  | { readonly kind: 'reply-misread'; readonly as: Exclude<CommitResult['kind'], 'committed'> }
  /** It happened, and no answer came. */
  | { readonly kind: 'reply-lost' }
  /** It never reached the store. */
  | { readonly kind: 'throttled' };

/** Journals whose commits meet, in order, the troubles they are given. */
export const withTroubles = (journals: Journals, troubles: readonly Trouble[]): Journals => {
  const ahead = [...troubles];
  return {
    ...journals,
    commit: async (commit) => {
      const trouble = ahead.shift();
      switch (trouble?.kind) {
        case undefined:
          return journals.commit(commit);
        case 'overtaken':
          await trouble.by();
          return journals.commit(commit);
        case 'reply-misread':
          await journals.commit(commit);
          return { kind: trouble.as };
        case 'reply-lost':
          await journals.commit(commit);
          throw new TransientError('no answer came');
        case 'throttled':
          throw new TransientError('the store is throttled');
      }
    },
  };
};
