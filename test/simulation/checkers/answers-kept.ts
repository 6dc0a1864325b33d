import type { Heard } from '../actors/memory.ts';
import { acceptedCommands } from './acknowledged.ts';
import type { History } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** The same request, however often it is sent. */
const keyOf = ({ request, subject }: Heard): string =>
  `${request.login} ${request.route} ${subject} ${request.headers?.['idempotency-key'] ?? request.body ?? ''}`;

const grouped = (heard: readonly Heard[]): ReadonlyMap<string, readonly Heard[]> => {
  const groups = new Map<string, Heard[]>();
  for (const one of heard) {
    if (one.request.body === undefined) continue;
    const key = keyOf(one);
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return groups;
};

const isAccepted = ({ answer }: Heard): boolean =>
  answer.status === 202 || (answer.status === 200 && answer.text.includes('"outcome":"accepted"'));

/** What a clinic says anew of a message, each until it says another thing. */
const revisions: readonly string[] = [
  'PUT /v1/discharges/{messageId}',
  'POST /v1/discharges/{messageId}/information',
];

const revises = ({ request }: Heard): boolean => revisions.includes(request.route);

/** Another word of the clinic about the same message may have taken the place of this one by then. */
const mayBeAnew = (one: Heard, heard: readonly Heard[]): boolean =>
  revises(one) &&
  isAccepted(one) &&
  heard.some(
    (other) =>
      revises(other) &&
      isAccepted(other) &&
      other.subject === one.subject &&
      other.at <= one.at &&
      keyOf(other) !== keyOf(one),
  );

const cancels = 'POST /v1/discharges/{messageId}/cancel';

/** When the episodes of each message were reopened: a wish to cancel said again after that is another wish. */
const reopenings = ({ journals }: History): ReadonlyMap<string, readonly number[]> => {
  const messageOf = new Map(
    journals
      .filter(({ kind }) => kind === 'discharge')
      .map(({ id, head }) => [id, String(head?.['messageId'])]),
  );
  const reopened = new Map<string, number[]>();
  for (const { said, writtenAt } of journals.flatMap(({ events }) => events)) {
    const messageId = messageOf.get(said.dischargeId);
    if (said.type !== 'EpisodeReopened' || messageId === undefined) continue;
    reopened.set(messageId, [...(reopened.get(messageId) ?? []), writtenAt]);
  }
  return reopened;
};

/** A request that was accepted hears that answer for ever, byte for byte, unless it is a new wish by now. */
const changed = (
  group: readonly Heard[],
  heard: readonly Heard[],
  reopened: ReturnType<typeof reopenings>,
): Found[] => {
  const accepted = group.find(isAccepted);
  if (accepted === undefined) return [];
  const isAnotherWish = ({ request, subject, at }: Heard): boolean =>
    request.route === cancels &&
    (reopened.get(subject) ?? []).some((instant) => accepted.at <= instant && instant <= at);
  const other = group.find(
    (one) =>
      one.at >= accepted.at &&
      one.answer.text !== accepted.answer.text &&
      !mayBeAnew(one, heard) &&
      !isAnotherWish(one),
  );
  return other === undefined
    ? []
    : [
        {
          about: accepted.subject,
          what: `${accepted.request.route} heard ${other.answer.status} after it was accepted, or another receipt`,
        },
      ];
};

/** What was refused by a rule, or for its version, left no trace. */
const leftTrace = (group: readonly Heard[], causes: ReadonlyMap<string, ReadonlySet<string>>): Found[] => {
  const [one] = group;
  const refused = group.every(({ answer }) => answer.status === 409 || answer.status === 412);
  const key = one?.request.headers?.['idempotency-key'];
  if (one === undefined || key === undefined || !refused) return [];
  const { login, path } = one.request;
  const acted = [...(causes.get(one.subject) ?? [])].some((cause) => {
    const [, practiceAndMember = '', used] = /^C#(.+)#(\S+)$/.exec(cause) ?? [];
    const [practiceId, memberId = ''] = practiceAndMember.split('/');
    return used === key && login === `sub-${memberId.slice(0, memberId.indexOf('-'))}-${practiceId}`;
  });
  return acted ? [{ about: one.subject, what: `${path?.['command']} was refused, and happened` }] : [];
};

const reused = ({ memory }: History): Found[] =>
  memory.heard
    .filter(({ answer }) => answer.text.includes('idempotency-key-reused'))
    .map(
      ({ subject, request }): Found => ({
        about: subject,
        what: `${request.login} was told of a key used before, and never used it`,
      }),
    );

/** An accepted command was decided on the version that its sender saw. */
const unseen = (history: History): Found[] =>
  acceptedCommands(history)
    .filter(
      ({ request, receipt }) =>
        request.headers?.['if-match'] !== `"${receipt.version - receipt.eventIds.length}"`,
    )
    .map(
      ({ request, subject }): Found => ({
        about: subject,
        what: `${request.path?.['command']} was accepted on a version its sender never saw`,
      }),
    );

/** Answers can be relied upon: the first one is every retry's, a refusal changed nothing, and If-Match is heeded. */
export const answersKept: Checker = (history) => {
  const causes = new Map(
    history.journals.map(({ id, events }) => [id, new Set(events.map(({ said }) => said.causedBy))]),
  );
  const groups = [...grouped(history.memory.heard).values()];
  const reopened = reopenings(history);
  return [
    ...groups.flatMap((group) => changed(group, history.memory.heard, reopened)),
    ...groups.flatMap((group) => leftTrace(group, causes)),
    ...reused(history),
    ...unseen(history),
  ];
};
