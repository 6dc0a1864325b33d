import type { Journal, StoredEvent } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** What happens to a client at an instant happens once: the fields that tell two of them apart. */
const distinct: Readonly<Record<string, string>> = {
  SessionRecorded: 'heldAt',
  AssessmentRecorded: 'assessedAt',
  ContactAttempted: 'attemptedAt',
  DocumentSent: 'sentAt',
};

const twiceInTime = ({ id, events }: Journal): Found[] => {
  const seen = new Set<string>();
  return events.flatMap(({ said }): Found[] => {
    const field = distinct[said.type];
    if (field === undefined) return [];
    const key = `${said.type} ${String(said.data['document'])} ${String(said.data[field])}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ about: id, what: `${said.type} of ${String(said.data[field])} stands in the journal twice` }];
  });
};

/** A cause has one commit: its events follow each other and were written at once. */
const twiceCaused = ({ id, events }: Journal): Found[] => {
  const last = new Map<string, StoredEvent>();
  return events.flatMap((event): Found[] => {
    const { causedBy } = event.said;
    const before = last.get(causedBy);
    last.set(causedBy, event);
    if (before === undefined) return [];
    const isSame = before.version + 1 === event.version && before.writtenAt === event.writtenAt;
    return isSame ? [] : [{ about: id, what: `${causedBy} acted twice` }];
  });
};

const metTwice = ({ id, events }: Journal): Found[] => {
  const met = new Set<string>();
  return events.flatMap(({ said }): Found[] => {
    const goalId = String(said.data['goalId']);
    if (said.type === 'GoalReverted') met.delete(goalId);
    if (said.type !== 'GoalMet') return [];
    if (!met.has(goalId)) {
      met.add(goalId);
      return [];
    }
    return [{ about: id, what: `goal ${goalId} was met twice` }];
  });
};

const openedTwice = (journals: readonly Journal[]): Found[] => {
  const seen = new Set<string>();
  return journals.flatMap(({ id, events }) =>
    events
      .filter(({ said }) => said.type === 'ReferralOpened')
      .flatMap(({ said }): Found[] => {
        if (!seen.has(said.dischargeId)) {
          seen.add(said.dischargeId);
          return [];
        }
        return [{ about: id, what: 'a second referral of one discharge' }];
      }),
  );
};

const receivedTwice = ({ id, events }: Journal): Found[] =>
  events.filter(({ said }) => said.type === 'TherapyDischargeReceived').length > 1
    ? [{ about: id, what: 'one message was received twice' }]
    : [];

/** Nothing is applied twice, however often it is sent, delivered or tried. */
export const appliedOnce: Checker = ({ journals }) => [
  ...journals.flatMap((journal) => [
    ...twiceInTime(journal),
    ...twiceCaused(journal),
    ...metTwice(journal),
    ...receivedTwice(journal),
  ]),
  ...openedTwice(journals),
];
