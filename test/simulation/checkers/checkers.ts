import { acknowledged } from './acknowledged.ts';
import { answersKept } from './answers-kept.ts';
import { appliedOnce } from './applied-once.ts';
import { chainWhole } from './chain-whole.ts';
import type { CheckerName } from './checker-names.ts';
import { deadlinesKept } from './deadlines-kept.ts';
import { drained } from './drained.ts';
import { journalsWhole } from './journals-whole.ts';
import { legalMoves } from './legal-moves.ts';
import { noDefects } from './no-defects.ts';
import { partnersTold } from './partners-told.ts';
import { poisonSetAside } from './poison-set-aside.ts';
import { published } from './published.ts';
import { reactionsHappened } from './reactions-happened.ts';
import { tasksAllowed } from './tasks-allowed.ts';
import { tenantsApart } from './tenants-apart.ts';
import type { Checker, Found } from './violation.ts';

/** What must hold after every seed, by name. */
export const checkers = {
  acknowledged,
  'applied-once': appliedOnce,
  'answers-kept': answersKept,
  'legal-moves': legalMoves,
  'journals-whole': journalsWhole,
  'chain-whole': chainWhole,
  published,
  'reactions-happened': reactionsHappened,
  'deadlines-kept': deadlinesKept,
  'partners-told': partnersTold,
  'tenants-apart': tenantsApart,
  'poison-set-aside': poisonSetAside,
  'no-defects': noDefects,
  'tasks-allowed': tasksAllowed,
  drained,
} satisfies Readonly<Record<CheckerName, Checker>>;

export interface Violation extends Found {
  readonly checker: CheckerName;
}
