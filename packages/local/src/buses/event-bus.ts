import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import { MessageTooLong, type QueueStore } from '../queues/queue-store.ts';
import type { Store } from '../store/store.ts';
import type { EventPattern } from './event-pattern.ts';

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly bus: string;
  readonly isEnabled: boolean;
  readonly patternText: unknown;
  readonly pattern: EventPattern;
  readonly targets: readonly { readonly queueArn: string; readonly deadLetterArn: string | undefined }[];
}

/** One entry of a PutEvents call, its detail already an object. */
export interface EventEntry {
  readonly bus: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly resources: readonly string[];
  /** Milliseconds since 1970, when the sender says so. */
  readonly time: number | undefined;
  readonly account: string;
}

/** What is remembered of an event for those who look on: never its detail. */
export interface SeenEvent {
  readonly id: string;
  readonly bus: string;
  readonly detailType: string;
  readonly source: string;
  readonly at: string;
  readonly rules: readonly string[];
}

const seenLimit = 100;

/**
 * The event buses of the region: every entry of a call goes to the queues of the rules it matches, all in one
 * transaction, so an answered call is a kept one.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html
 */
export class EventBuses {
  readonly rules: readonly Rule[];
  readonly #names: ReadonlySet<string>;
  readonly #store: Store;
  readonly #queues: QueueStore;
  readonly #clock: Clock;
  readonly #region: string;
  readonly #seen: SeenEvent[] = [];

  constructor(
    names: readonly string[],
    rules: readonly Rule[],
    store: Store,
    queues: QueueStore,
    clock: Clock,
    region: string,
  ) {
    this.#names = new Set(names);
    this.rules = rules;
    this.#store = store;
    this.#queues = queues;
    this.#clock = clock;
    this.#region = region;
  }

  get names(): readonly string[] {
    return [...this.#names];
  }

  /** The last events, newest first. */
  get lastEvents(): readonly SeenEvent[] {
    return this.#seen.toReversed();
  }

  has(bus: string): boolean {
    return this.#names.has(bus);
  }

  /** Publishes all entries; answers their event ids in the same order. */
  put(entries: readonly EventEntry[]): string[] {
    const seen = this.#store.transaction(() => entries.map((entry) => this.#route(entry)));
    this.#seen.push(...seen);
    this.#seen.splice(0, this.#seen.length - seenLimit);
    return seen.map(({ id }) => id);
  }

  #route(entry: EventEntry): SeenEvent {
    const id = randomUUID();
    const at = new Date(entry.time ?? this.#clock.now()).toISOString();
    const event = {
      version: '0',
      id,
      'detail-type': entry.detailType,
      source: entry.source,
      account: entry.account,
      time: at.replace(/\.\d{3}Z$/, 'Z'),
      region: this.#region,
      resources: entry.resources,
      detail: entry.detail,
    };
    const matching = this.rules.filter(
      (rule) => rule.bus === entry.bus && rule.isEnabled && rule.pattern.matches(event),
    );
    for (const rule of matching) for (const target of rule.targets) this.#deliver(event, rule, target);
    return {
      id,
      bus: entry.bus,
      detailType: entry.detailType,
      source: entry.source,
      at,
      rules: matching.map(({ name }) => name),
    };
  }

  /**
   * What a queue does not take goes to the target's dead-letter queue, with why.
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
   */
  #deliver(event: object, rule: Rule, target: Rule['targets'][number]): void {
    const body = JSON.stringify(event);
    try {
      this.#queues.send(target.queueArn, body);
    } catch (error) {
      if (!(error instanceof MessageTooLong) || !target.deadLetterArn) throw error;
      this.#queues.send(target.deadLetterArn, body, {
        RULE_ARN: rule.arn,
        TARGET_ARN: target.queueArn,
        ERROR_CODE: 'INVALID_PARAMETER',
        ERROR_MESSAGE: error.message,
      });
    }
  }
}
