import type { Store } from '../store/store.ts';

/** An authorizer takes no more audiences than this. */
export const audienceLimit = 50;

interface Row {
  readonly declared: string;
  readonly current: string;
}

/**
 * The audience list of each authorizer. It starts as the template has it and may be changed by
 * UpdateAuthorizer; a deployment that changes the template's list sets it anew, as CloudFormation does.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export class Audiences {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.define(
      'CREATE TABLE IF NOT EXISTS audience (authorizer TEXT PRIMARY KEY, declared TEXT NOT NULL, current TEXT NOT NULL)',
    );
  }

  declare(apiId: string, authorizerId: string, audience: readonly string[]): void {
    const declared = JSON.stringify(audience);
    if (this.#row(apiId, authorizerId)?.declared !== declared)
      this.#write(apiId, authorizerId, declared, declared);
  }

  of(apiId: string, authorizerId: string): readonly string[] {
    return JSON.parse(this.#row(apiId, authorizerId)?.current ?? '[]');
  }

  set(apiId: string, authorizerId: string, audience: readonly string[]): void {
    const declared = this.#row(apiId, authorizerId)?.declared ?? '[]';
    this.#write(apiId, authorizerId, declared, JSON.stringify(audience));
  }

  #write(apiId: string, authorizerId: string, declared: string, current: string): void {
    this.#store
      .statement('INSERT OR REPLACE INTO audience (authorizer, declared, current) VALUES (?, ?, ?)')
      .run(`${apiId}/${authorizerId}`, declared, current);
  }

  #row(apiId: string, authorizerId: string): Row | undefined {
    const row = this.#store
      .statement('SELECT declared, current FROM audience WHERE authorizer = ?')
      .get(`${apiId}/${authorizerId}`);
    return row && { declared: String(row['declared']), current: String(row['current']) };
  }
}
