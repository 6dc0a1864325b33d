import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { minute, type World } from '../world/world.ts';
import { journalOf, type Queue } from './queue.ts';
import type { Service } from './service.ts';

/** An entry as it is put. */
export interface Entry {
  readonly source: string;
  readonly detailType: string;
  readonly detail: string;
  /** AWS account of whoever puts it. */
  readonly account: string;
}

/** An entry that was taken, and when. */
export interface Taken extends Entry {
  readonly at: number;
}

export interface Rule {
  readonly detailTypes: ReadonlySet<string>;
  readonly sources?: ReadonlySet<string>;
  readonly target: Queue;
}

/** A bus: what is put on it goes to every queue whose rule it matches, at least once and in no order. */
export interface EventBus {
  readonly service: Service;
  put(entry: Entry): void;
  addRule(rule: Rule): void;
  /** Everything it took, as often as it took it. */
  readonly taken: Taken[];
  /** Deliveries that are under way. */
  underWay(): number;
}

const ourAccount = '999988887777';

/**
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export const createBus = (world: World, name: string): EventBus => {
  const { schedule, trace, faults } = world;
  const random = world.random(`bus ${name}`);
  const rules: Rule[] = [];
  const taken: Taken[] = [];
  let given = 0;
  let underWay = 0;

  const deliver = (target: Queue, body: string): void => {
    underWay += 1;
    const late = random.chance(faults().reorder) ? random.waiting(faults().delay * minute * 0.2) : 0;
    const attempt = (wait: number): void =>
      schedule.after(wait, () => {
        if (random.chance(faults().dropThenRetry)) return attempt(random.waiting(5 * minute));
        underWay -= 1;
        target.send(body);
      });
    attempt(random.between(5, 300) + late);
  };

  const put = (entry: Entry): string => {
    given += 1;
    const id = `${name}-${given}`;
    taken.push({ ...entry, at: schedule.now() });
    const { source, detailType, detail, account } = entry;
    trace.tell(journalOf(detail, id), `${name} takes ${detailType}`);
    const body = `{"version":"0","id":${JSON.stringify(id)},"detail-type":${JSON.stringify(detailType)},"source":${JSON.stringify(source)},"account":${JSON.stringify(account)},"time":"${new Date(schedule.now()).toISOString()}","region":"us-east-1","resources":[],"detail":${detail}}`;
    for (const { detailTypes, sources, target } of rules) {
      if (!detailTypes.has(detailType) || sources?.has(source) === false) continue;
      deliver(target, body);
      if (random.chance(faults().duplicate)) deliver(target, body);
    }
    return id;
  };

  const answer = (command: object): object => {
    if (!(command instanceof PutEventsCommand)) throw new Error('a call the bus does not answer');
    const entries = (command.input.Entries ?? []).map(({ Source, DetailType, Detail }) => {
      if (random.chance(faults().partialPut)) {
        trace.tell(journalOf(Detail ?? '', name), `${name} does not take ${DetailType}`);
        return { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow' };
      }
      const entry = { source: Source ?? '', detailType: DetailType ?? '', detail: Detail ?? '' };
      return { EventId: put({ ...entry, account: ourAccount }) };
    });
    const FailedEntryCount = entries.filter((entry) => 'ErrorCode' in entry).length;
    return { FailedEntryCount, Entries: entries };
  };

  return {
    service: { name: 'bus', answer, about: () => name },
    put: (entry) => void put(entry),
    addRule: (rule) => void rules.push(rule),
    taken,
    underWay: () => underWay,
  };
};
