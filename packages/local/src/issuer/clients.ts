import { randomBytes } from 'node:crypto';
import type { Store } from '../store/store.ts';

type OAuthFlow = 'code' | 'implicit' | 'client_credentials';

export interface PoolClient {
  readonly id: string;
  readonly name: string;
  readonly poolId: string;
  readonly secret: string | undefined;
  readonly flows: readonly OAuthFlow[];
  readonly scopes: readonly string[];
  readonly accessTokenSeconds: number;
  /** By the template; any other was made by CreateUserPoolClient. */
  readonly isDeclared: boolean;
}

const lowercaseAlphanumeric = (length: number): string =>
  [...randomBytes(length)].map((byte) => (byte % 36).toString(36)).join('');

/** The clients of the pools: those of the template, and those made since, in the store. */
export class PoolClients {
  readonly #store: Store;
  readonly #declared: readonly PoolClient[];

  constructor(store: Store, declared: readonly PoolClient[]) {
    this.#store = store;
    this.#declared = declared;
    store.define(
      'CREATE TABLE IF NOT EXISTS pool_client (id TEXT PRIMARY KEY, pool TEXT NOT NULL, client TEXT NOT NULL)',
    );
  }

  find(id: string): PoolClient | undefined {
    const declared = this.#declared.find((client) => client.id === id);
    if (declared) return declared;
    const row = this.#store.statement('SELECT client FROM pool_client WHERE id = ?').get(id);
    return row && JSON.parse(String(row['client']));
  }

  ofPool(poolId: string): PoolClient[] {
    const rows = this.#store
      .statement('SELECT client FROM pool_client WHERE pool = ? ORDER BY rowid')
      .all(poolId);
    return [
      ...this.#declared.filter((client) => client.poolId === poolId),
      ...rows.map((row) => JSON.parse(String(row['client']))),
    ];
  }

  create(given: Omit<PoolClient, 'id' | 'secret' | 'isDeclared'>, withSecret: boolean): PoolClient {
    const client: PoolClient = {
      ...given,
      id: lowercaseAlphanumeric(26),
      secret: withSecret ? lowercaseAlphanumeric(51) : undefined,
      isDeclared: false,
    };
    this.#store
      .statement('INSERT INTO pool_client (id, pool, client) VALUES (?, ?, ?)')
      .run(client.id, client.poolId, JSON.stringify(client));
    return client;
  }

  delete(id: string): boolean {
    return this.#store.statement('DELETE FROM pool_client WHERE id = ?').run(id).changes === 1;
  }
}
