import type { Caller } from '../../integration/stack/caller.ts';
import { claimsOf, type Login } from './people.ts';
import type { System } from './system.ts';

const bytesOf = (body: unknown): Uint8Array =>
  body instanceof Uint8Array
    ? body
    : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Calls the system in this process as the holder of a login, or of claims of any other kind. */
export const callerWith =
  (system: System, claims?: Readonly<Record<string, unknown>>): Caller =>
  async (path, { method, headers = {}, body } = {}) => {
    const contentType = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await system.ask({
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      target: path,
      headers: Object.entries({ ...contentType, ...headers }),
      claims,
      ...(body === undefined ? {} : { body: bytesOf(body) }),
    });
    const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    return {
      status: answer.status,
      headers: new Headers(given),
      text: answer.text,
      body: parsed(answer.text),
    };
  };

export const callerAs = (system: System, login: Login): Caller => callerWith(system, claimsOf(login));
