import type { Answer, Request } from '../services/gateway.ts';

/** A request and a definite answer to it. */
export interface Heard {
  readonly at: number;
  readonly request: Request;
  readonly answer: Answer;
  /** Who asked, if not a clinic: the practice. */
  readonly practiceId?: string;
  /** What it was about: the clinic's message, or the episode. */
  readonly subject: string;
}

/** A message put on the partner bus: never answered, yet promised to be taken. */
export interface Submitted {
  readonly partnerId: string;
  readonly messageId: string;
}

/** What people outside remember, whatever happens inside. */
export interface Memory {
  readonly heard: Heard[];
  readonly submitted: Submitted[];
  /** Answers to what was another tenant's. */
  readonly strangers: Heard[];
  /** Answers that say something broke inside. */
  readonly broken: Heard[];
  /** Requests that wait for an answer. */
  waiting: number;
}

export const createMemory = (): Memory => ({
  heard: [],
  submitted: [],
  strangers: [],
  broken: [],
  waiting: 0,
});
