import type { Heard } from '../actors/memory.ts';
import type { Checker, Found } from './violation.ts';

/** What a Task may become next, by hand from the Physical Activity guide; what may never change again has no row. */
const mayBecome: Readonly<Record<string, readonly string[]>> = {
  requested: ['accepted', 'rejected', 'cancelled', 'entered-in-error'],
  accepted: ['in-progress', 'failed', 'cancelled', 'entered-in-error'],
  'in-progress': ['on-hold', 'completed', 'failed', 'cancelled', 'entered-in-error'],
  'on-hold': ['in-progress', 'failed', 'cancelled', 'entered-in-error'],
  rejected: ['entered-in-error'],
  failed: ['entered-in-error'],
  completed: ['entered-in-error'],
  cancelled: ['entered-in-error'],
};

/** Whoever looks now and then sees one step or several. */
const mayLead = (from: string, to: string, tried: readonly string[] = []): boolean =>
  from === to ||
  (mayBecome[from] ?? []).some((next) => !tried.includes(next) && mayLead(next, to, [...tried, from]));

interface Task {
  readonly id: string;
  readonly status: string;
}

const tasksIn = ({ answer }: Heard): readonly Task[] =>
  JSON.parse(answer.text).entry.map(({ resource }: { readonly resource: Task }) => resource);

const looks = ({ request, answer }: Heard): boolean =>
  request.route === 'GET /fhir/{resourceType}' && answer.status === 200;

/** What is wrong with what a clinic saw of one message, look after look. */
const forbidden = (subject: string, seen: readonly Heard[]): Found[] => {
  const last = new Map<string, string>();
  return seen.flatMap((look) => {
    const tasks = tasksIn(look);
    const gone = [...last.keys()].filter((id) => !tasks.some((task) => task.id === id));
    const moved = tasks.filter(({ id, status }) => !mayLead(last.get(id) ?? status, status));
    const found = [
      ...gone.map((): Found => ({ about: subject, what: 'a Task that was seen is gone' })),
      ...moved.map(
        ({ id, status }): Found => ({ about: subject, what: `a Task was ${last.get(id)}, then ${status}` }),
      ),
    ];
    for (const { id, status } of tasks) last.set(id, status);
    return found;
  });
};

/** A clinic that looks at its Tasks never sees a move that the guide forbids, whatever goes wrong meanwhile. */
export const tasksAllowed: Checker = ({ memory }) =>
  [...Map.groupBy(memory.heard.filter(looks), ({ subject }) => subject)].flatMap(([subject, seen]) =>
    forbidden(subject, seen),
  );
