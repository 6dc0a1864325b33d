import { DatabaseSync, type StatementSync } from 'node:sqlite';

/**
 * The one file that must not lose anything: queues, stream positions, schedules, the clock, the issuer. WAL
 * with `synchronous = NORMAL` survives a kill; as a queue's message and the stream position behind it share
 * this file, a power loss takes both or neither.
 * @see https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export class Store {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #inTransaction = false;

  constructor(file: string, synchronous: 'NORMAL' | 'FULL' = 'NORMAL') {
    this.#database = new DatabaseSync(file);
    this.#database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};`);
    this.#database.exec('CREATE TABLE IF NOT EXISTS remembered (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
  }

  define(sql: string): void {
    this.#database.exec(sql);
  }

  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const prepared = this.#database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }

  transaction<Result>(work: () => Result): Result {
    if (this.#inTransaction) return work();
    this.#inTransaction = true;
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  /** A value made once and the same ever after. */
  remember(name: string, make: () => string): string {
    const known = this.recall(name);
    if (known !== undefined) return known;
    const made = make();
    this.keep(name, made);
    return made;
  }

  recall(name: string): string | undefined {
    const row = this.statement('SELECT value FROM remembered WHERE name = ?').get(name);
    return row ? String(row['value']) : undefined;
  }

  keep(name: string, value: string): void {
    this.statement('INSERT OR REPLACE INTO remembered (name, value) VALUES (?, ?)').run(name, value);
  }

  close(): void {
    this.#database.close();
  }
}
