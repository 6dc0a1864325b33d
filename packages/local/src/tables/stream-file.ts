import { DatabaseSync } from 'node:sqlite';

/**
 * A second connection to dynoxide's own file, for two things it lacks: an index on its stream records,
 * without which every write slows down as they grow, and their trimming once every reader has read them.
 */
export class StreamFile {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA busy_timeout = 1000');
    this.#database.exec(
      'CREATE INDEX IF NOT EXISTS local_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  }

  /**
   * Deletes what every reader is past. The record at the position stays: dynoxide numbers the next one after
   * the last it finds.
   */
  trim(table: string, position: string): void {
    this.#database
      .prepare('DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) < ?')
      .run(table, Number(position));
  }

  close(): void {
    this.#database.close();
  }
}
