import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Store } from '../store/store.ts';

export interface StoredObject {
  readonly key: string;
  readonly file: string;
  readonly bytes: number;
  readonly etag: string;
  readonly crc32: string;
  readonly modifiedAt: number;
  /** Content headers and `x-amz-meta-*`, as they are given back. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ObjectPage {
  readonly objects: readonly StoredObject[];
  readonly nextKey: string | undefined;
}

/** The base64 form in which S3 tells a CRC-32. */
export const crc32Of = (bytes: Buffer): string => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(crc32(bytes));
  return four.toString('base64');
};

/**
 * Buckets on disk: the bytes of an object in a file of their own, on the disk before its row is, so that an
 * object is either wholly there or not. Its own file of rows, forced to disk at every commit.
 */
export class BucketStore {
  readonly #folder: string;
  readonly #rows: Store;
  readonly #buckets: ReadonlySet<string>;

  constructor(folder: string, buckets: readonly string[]) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#buckets = new Set(buckets);
    this.#rows = new Store(join(folder, 'objects.sqlite'), 'FULL');
    this.#rows.define(`CREATE TABLE IF NOT EXISTS object (
      bucket TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL, bytes INTEGER NOT NULL, etag TEXT NOT NULL,
      crc32 TEXT NOT NULL, modified_at REAL NOT NULL, headers TEXT NOT NULL, PRIMARY KEY (bucket, key)
    ) WITHOUT ROWID`);
    for (const bucket of buckets) mkdirSync(join(folder, bucket), { recursive: true });
  }

  get names(): readonly string[] {
    return [...this.#buckets];
  }

  has(bucket: string): boolean {
    return this.#buckets.has(bucket);
  }

  count(bucket: string): number {
    const row = this.#rows.statement('SELECT COUNT(*) AS count FROM object WHERE bucket = ?').get(bucket);
    return Number(row?.['count']);
  }

  /** Undefined when `onlyIfAbsent` and the key is taken. */
  async put(
    bucket: string,
    key: string,
    content: Buffer,
    options: { headers: Readonly<Record<string, string>>; modifiedAt: number; onlyIfAbsent: boolean },
  ): Promise<StoredObject | undefined> {
    const file = randomUUID();
    const handle = await open(join(this.#folder, bucket, file), 'wx');
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    const before = this.find(bucket, key);
    if (options.onlyIfAbsent && before) {
      await this.#removeFile(bucket, file);
      return undefined;
    }
    this.#rows
      .statement('INSERT OR REPLACE INTO object VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        bucket,
        key,
        file,
        content.length,
        createHash('md5').update(content).digest('hex'),
        crc32Of(content),
        options.modifiedAt,
        JSON.stringify(options.headers),
      );
    if (before) await this.#removeFile(bucket, before.file);
    return this.find(bucket, key);
  }

  find(bucket: string, key: string): StoredObject | undefined {
    const row = this.#rows.statement('SELECT * FROM object WHERE bucket = ? AND key = ?').get(bucket, key);
    return row && readObject(row);
  }

  read(bucket: string, object: StoredObject): Promise<Buffer> {
    return readFile(join(this.#folder, bucket, object.file));
  }

  delete(bucket: string, key: string): void {
    const object = this.find(bucket, key);
    if (!object) return;
    this.#rows.statement('DELETE FROM object WHERE bucket = ? AND key = ?').run(bucket, key);
    rmSync(join(this.#folder, bucket, object.file), { force: true });
  }

  /** Keys in the order of their UTF-8 bytes, as S3 lists them. */
  list(bucket: string, prefix: string, after: string, limit: number): ObjectPage {
    const rows = this.#rows
      .statement(
        'SELECT * FROM object WHERE bucket = ? AND key > ? AND substr(key, 1, length(?)) = ? ORDER BY key LIMIT ?',
      )
      .all(bucket, after, prefix, prefix, limit + 1)
      .map(readObject);
    const objects = rows.slice(0, limit);
    return { objects, nextKey: rows.length > limit ? objects.at(-1)?.key : undefined };
  }

  close(): void {
    this.#rows.close();
  }

  async #removeFile(bucket: string, file: string): Promise<void> {
    await rm(join(this.#folder, bucket, file), { force: true });
  }
}

function readObject(row: Record<string, unknown>): StoredObject {
  return {
    key: String(row['key']),
    file: String(row['file']),
    bytes: Number(row['bytes']),
    etag: `"${row['etag']}"`,
    crc32: String(row['crc32']),
    modifiedAt: Number(row['modified_at']),
    headers: JSON.parse(String(row['headers'])),
  };
}
