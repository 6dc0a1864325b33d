import type { CommandName } from '../episode/commands.ts';
import type { Position } from '../episode/position.ts';
import type { Caller } from '../kernel/actor.ts';

/** One letter for each position, in the order of the columns below. */
export const letters: readonly (readonly [letter: string, position: Position])[] = [
  ['r', 'referral/received'],
  ['q', 'referral/information-requested'],
  ['a', 'referral/accepted'],
  ['i', 'program/intake'],
  ['b', 'program/baseline'],
  ['v', 'program/active'],
  ['h', 'program/on-hold'],
  ['p', 'program/returned-to-provider'],
  ['d', 'report/drafting'],
  ['s', 'report/issued'],
  ['D', 'closed/declined'],
  ['C', 'closed/cancelled'],
  ['W', 'closed/withdrawn'],
  ['F', 'closed/completed'],
  ['E', 'closed/entered-in-error'],
];

/**
 * What must come of every wish in every position, written by hand from the journey as METI and the FHIR
 * Physical Activity guide tell it (closed loops are final: more work is a new loop), not from the code.
 * A letter: done, and there it stands afterwards. `=`: already so. `-`: not in this status. `!`: reopen first.
 * `x`: entered in error. `?`: the status is right, another rule says no.
 */
export const expected: Readonly<Record<string, string>> = {
  //                                           rqa ibvhp ds DCWFE
  'open-referral': /*                      */ '=== ===== == =====',
  'receive-information': /*                */ 'rra ibvhp ds !!!!x',
  'apply-correction': /*                   */ 'qqa ibvhp ds !!!!x',
  'accept-referral': /*                    */ 'aa= ----- -- !!!!x',
  'decline-referral': /*                   */ 'DDD ----- -- =!!!x',
  'cancel-referral': /*                    */ 'CCC ----- -- !=!!x',
  'cancel-referral by the partner': /*     */ 'CCC ibvhp ds !=!!x',
  'assign-trainer': /*                     */ 'rqa ibvhp ds !!!!x',
  'request-information': /*                */ 'qqa ----- -- !!!!x',
  'record-contact-attempt': /*             */ 'rqa ibvhp ds !!!!x',
  'schedule-first-visit': /*               */ '--a ----- -- !!!!x',
  'record-missed-visit': /*                */ '--a ibv-- -- !!!!x',
  'record-paper': /*                       */ 'rqa ibvhp ds !!!!x',
  'start-program': /*                      */ '--i ----- -- !!!!x',
  'record-assessment': /*                  */ '--- bb?-- -- !!!!x',
  'record-assessment again': /*            */ '--- ??v-- -- !!!!x',
  'record-session': /*                     */ '--- --v-- -- !!!!x',
  'record-session with a stop': /*         */ '--- --p-- -- !!!!x',
  'record-document-sent': /*               */ '--- ibvhp ds !!!!x',
  'set-goals': /*                          */ '--- -bv-- -- !!!!x',
  'set-plan': /*                           */ '--- -bv-- -- !!!!x',
  'activate-program': /*                   */ '--- -v=-- -- !!!!x',
  'schedule-follow-up': /*                 */ '--- ibvhp -- !!!!x',
  'evaluate-goals': /*                     */ '--- ===== -- !!!!x',
  'hold-program': /*                       */ '--- hhhh- -- !!!!x',
  'resume-program': /*                     */ '--- ===vv -- !!!!x',
  'return-to-provider': /*                 */ '--- pppp= -- !!!!x',
  'conclude-program': /*                   */ '--- ddddd =- !!!!x',
  'open-report': /*                        */ '--- --?-- == !!!!x',
  'issue-report': /*                       */ '--- ----- s= !!!!x',
  'acknowledge-report': /*                 */ '--- ----- -s !!!!x',
  'close-episode': /*                      */ '--- ----- -F !!!=x',
  'continue-program': /*                   */ '--- ----- vv !!!!x',
  'correct-entry': /*                      */ 'rqa ibvhp ds !!!!x',
  'withdraw-client': /*                    */ 'WWW WWWWW WW !!=!x',
  'reopen-episode': /*                     */ '--- ----- -- ravsx',
  'mark-entered-in-error': /*              */ 'EEE EEEEE EE EEEE=',
  'remind of what no longer runs': /*      */ '=== ===== == =====',
  'miss what no longer runs': /*           */ '=== ===== == =====',
};

/** Who may ask, by hand: t trainer, c coordinator, o owner, p partner, r reaction, s sweep. */
export const mayAsk: Readonly<Record<CommandName, string>> = {
  'open-referral': 'r',
  'receive-information': 'r',
  'apply-correction': 'r',
  'accept-referral': 'tco',
  'decline-referral': 'tco',
  'cancel-referral': 'cor',
  'assign-trainer': 'tco',
  'request-information': 'tco',
  'record-contact-attempt': 'tco',
  'schedule-first-visit': 'tco',
  'record-missed-visit': 'tco',
  'record-paper': 'tco',
  'start-program': 't',
  'record-assessment': 't',
  'record-session': 't',
  'record-document-sent': 'tcor',
  'set-goals': 't',
  'set-plan': 't',
  'activate-program': 't',
  'schedule-follow-up': 'tco',
  'evaluate-goals': 'r',
  'hold-program': 'to',
  'resume-program': 'to',
  'return-to-provider': 't',
  'conclude-program': 't',
  'open-report': 'r',
  'issue-report': 't',
  'acknowledge-report': 'tcop',
  'close-episode': 'tor',
  'continue-program': 't',
  'correct-entry': 'tco',
  'withdraw-client': 'tco',
  'reopen-episode': 'tco',
  'mark-entered-in-error': 'co',
  remind: 's',
  miss: 's',
};

export const callerLetters: Readonly<Record<Caller, string>> = {
  trainer: 't',
  coordinator: 'c',
  owner: 'o',
  partner: 'p',
  reaction: 'r',
  sweep: 's',
};
