import { randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/store.ts';

export interface User {
  readonly sub: string;
  readonly poolId: string;
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly isEnabled: boolean;
  /** A temporary password has to be replaced before its holder may log in. */
  readonly status: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED';
}

const toUser = (row: Record<string, unknown>): User => ({
  sub: String(row['sub']),
  poolId: String(row['pool']),
  username: String(row['username']),
  attributes: JSON.parse(String(row['attributes'])),
  createdAt: Number(row['created_at']),
  isEnabled: row['enabled'] === 1,
  status: row['status'] === 'CONFIRMED' ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
});

const hashed = (password: string, salt: Buffer): Buffer => scryptSync(password, salt, 32);

/** The users of the pools, in the store; of a password only a salted scrypt hash. */
export class Users {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.define(`CREATE TABLE IF NOT EXISTS pool_user (
      pool TEXT NOT NULL, username TEXT NOT NULL, sub TEXT NOT NULL, attributes TEXT NOT NULL, created_at REAL NOT NULL,
      enabled INTEGER NOT NULL, status TEXT NOT NULL, salt BLOB, password BLOB, PRIMARY KEY (pool, username))`);
  }

  /** By user name, by sub or by e-mail address. */
  find(poolId: string, name: string): User | undefined {
    const row = this.#store
      .statement(
        "SELECT * FROM pool_user WHERE pool = ?1 AND (username = ?2 OR sub = ?2 OR attributes ->> '$.email' = ?2) LIMIT 1",
      )
      .get(poolId, name);
    return row && toUser(row);
  }

  create(
    poolId: string,
    username: string,
    attributes: Readonly<Record<string, string>>,
    createdAt: number,
  ): User {
    this.#store
      .statement("INSERT INTO pool_user VALUES (?, ?, ?, ?, ?, 1, 'FORCE_CHANGE_PASSWORD', NULL, NULL)")
      .run(poolId, username, randomUUID(), JSON.stringify(attributes), createdAt);
    const user = this.find(poolId, username);
    if (!user) throw new Error(`user ${username} was not kept`);
    return user;
  }

  setPassword({ poolId, username }: User, password: string, isPermanent: boolean): void {
    const salt = randomBytes(16);
    this.#store
      .statement('UPDATE pool_user SET salt = ?, password = ?, status = ? WHERE pool = ? AND username = ?')
      .run(
        salt,
        hashed(password, salt),
        isPermanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
        poolId,
        username,
      );
  }

  setEnabled({ poolId, username }: User, isEnabled: boolean): void {
    this.#store
      .statement('UPDATE pool_user SET enabled = ? WHERE pool = ? AND username = ?')
      .run(isEnabled ? 1 : 0, poolId, username);
  }

  passwordMatches({ poolId, username }: User, password: string): boolean {
    const row = this.#store
      .statement('SELECT salt, password FROM pool_user WHERE pool = ? AND username = ?')
      .get(poolId, username);
    const [salt, kept] = [row?.['salt'], row?.['password']];
    if (!(salt instanceof Uint8Array) || !(kept instanceof Uint8Array)) return false;
    return timingSafeEqual(hashed(password, Buffer.from(salt)), kept);
  }
}
