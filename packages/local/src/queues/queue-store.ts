import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { Store } from '../store/store.ts';

export interface QueueSettings {
  readonly arn: string;
  readonly name: string;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly maximumMessageBytes: number;
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface QueuedMessage {
  readonly rowId: number;
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAt: number;
  readonly firstReceivedAt: number;
  readonly receiveCount: number;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly inFlight: number;
  /** Hidden until a later instant: delayed, or failed and waiting out the visibility timeout. */
  readonly hidden: number;
}

/** A message is larger than its queue takes. */
export class MessageTooLong extends Error {}

const schema = `
  CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, message_id TEXT NOT NULL, body TEXT NOT NULL,
    attributes TEXT NOT NULL, sent_at REAL NOT NULL, visible_at REAL NOT NULL, first_at REAL,
    receives INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS message_by_visibility ON message (queue, visible_at);
  UPDATE message SET visible_at = 0, held = 0 WHERE held = 1;`;

/**
 * Every queue of the region, in the store. Opening it lets go of what a killed process held, as SQS does
 * when the visibility timeout of a dead consumer ends.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
export class QueueStore {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #settings = new Map<string, QueueSettings>();
  readonly #sent: ((arn: string) => void)[] = [];

  constructor(store: Store, clock: Clock, queues: readonly QueueSettings[]) {
    this.#store = store;
    this.#clock = clock;
    store.define(schema);
    for (const queue of queues) this.#settings.set(queue.arn, queue);
  }

  get queues(): readonly QueueSettings[] {
    return [...this.#settings.values()];
  }

  has(arn: string): boolean {
    return this.#settings.has(arn);
  }

  onSent(listener: (arn: string) => void): void {
    this.#sent.push(listener);
  }

  /** Rejects with MessageTooLong what the queue would not take. */
  send(arn: string, body: string, attributes: Readonly<Record<string, string>> = {}): string {
    const queue = this.#queue(arn);
    const bytes = Buffer.byteLength(body);
    if (bytes > queue.maximumMessageBytes)
      throw new MessageTooLong(
        `${bytes} bytes are more than queue ${queue.name} takes (${queue.maximumMessageBytes})`,
      );
    const messageId = randomUUID();
    const now = this.#clock.now();
    this.#store
      .statement(
        'INSERT INTO message (queue, message_id, body, attributes, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(arn, messageId, body, JSON.stringify(attributes), now, now + queue.delaySeconds * 1000);
    for (const listener of this.#sent) listener(arn);
    return messageId;
  }

  /**
   * Takes up to `limit` visible messages and hides them. A message that was received as often as its redrive
   * policy allows goes to the dead-letter queue instead.
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
   */
  receive(arn: string, limit: number): QueuedMessage[] {
    const queue = this.#queue(arn);
    const now = this.#clock.now();
    return this.#store.transaction(() => {
      if (queue.redrive) this.#redrive(queue.arn, queue.redrive, now);
      return this.#store
        .statement(
          `UPDATE message SET visible_at = ?, receives = receives + 1, held = 1, first_at = COALESCE(first_at, ?)
           WHERE id IN (SELECT id FROM message WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, id LIMIT ?)
           RETURNING *`,
        )
        .all(now + queue.visibilityTimeoutSeconds * 1000, now, arn, now, limit)
        .map(readMessage);
    });
  }

  delete(messages: readonly QueuedMessage[]): void {
    this.#store.transaction(() => {
      const statement = this.#store.statement('DELETE FROM message WHERE id = ?');
      for (const { rowId } of messages) statement.run(rowId);
    });
  }

  /** The consumer gave up on these: they stay hidden until their visibility timeout ends. */
  leave(messages: readonly QueuedMessage[]): void {
    this.#store.transaction(() => {
      const statement = this.#store.statement('UPDATE message SET held = 0 WHERE id = ?');
      for (const { rowId } of messages) statement.run(rowId);
    });
  }

  /** Drops what is older than its queue keeps; a dead-letter queue counts from the first sending too. */
  expire(): void {
    const now = this.#clock.now();
    for (const queue of this.#settings.values())
      this.#store
        .statement('DELETE FROM message WHERE queue = ? AND held = 0 AND sent_at < ?')
        .run(queue.arn, now - queue.retentionSeconds * 1000);
  }

  hasVisible(arn: string): boolean {
    const found = this.#store.statement('SELECT 1 FROM message WHERE queue = ? AND visible_at <= ? LIMIT 1');
    return found.get(arn, this.#clock.now()) !== undefined;
  }

  /** When the next hidden message of these queues appears again. */
  nextVisibleAt(arns: readonly string[]): number | undefined {
    const now = this.#clock.now();
    const instants = arns.flatMap((arn) => {
      const row = this.#store
        .statement(
          'SELECT MIN(visible_at) AS at FROM message WHERE queue = ? AND visible_at > ? AND held = 0',
        )
        .get(arn, now);
      return typeof row?.['at'] === 'number' ? [row['at']] : [];
    });
    return instants.length > 0 ? Math.min(...instants) : undefined;
  }

  depth(arn: string): QueueDepth {
    const row = this.#store
      .statement(
        `SELECT COUNT(*) FILTER (WHERE held = 0 AND visible_at <= ?1) AS waiting, COUNT(*) FILTER (WHERE held = 1) AS inFlight,
         COUNT(*) FILTER (WHERE held = 0 AND visible_at > ?1) AS hidden FROM message WHERE queue = ?2`,
      )
      .get(this.#clock.now(), arn);
    return {
      waiting: Number(row?.['waiting']),
      inFlight: Number(row?.['inFlight']),
      hidden: Number(row?.['hidden']),
    };
  }

  #redrive(
    arn: string,
    { deadLetterArn, maxReceiveCount }: NonNullable<QueueSettings['redrive']>,
    now: number,
  ): void {
    const { changes } = this.#store
      .statement(
        'UPDATE message SET queue = ?, visible_at = ?, held = 0 WHERE queue = ? AND visible_at <= ? AND receives >= ?',
      )
      .run(deadLetterArn, now, arn, now, maxReceiveCount);
    if (changes > 0) for (const listener of this.#sent) listener(deadLetterArn);
  }

  #queue(arn: string): QueueSettings {
    const queue = this.#settings.get(arn);
    if (!queue) throw new Error(`No queue ${arn}`);
    return queue;
  }
}

function readMessage(row: Record<string, unknown>): QueuedMessage {
  return {
    rowId: Number(row['id']),
    messageId: String(row['message_id']),
    body: String(row['body']),
    attributes: JSON.parse(String(row['attributes'])),
    sentAt: Number(row['sent_at']),
    firstReceivedAt: Number(row['first_at']),
    receiveCount: Number(row['receives']),
  };
}
