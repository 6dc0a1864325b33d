import type { PartnerId } from '@continuum/contracts';
import { beforeEach, describe, expect, test } from 'vitest';
import { SignIn } from '../../test/sign-in.ts';
import { createLogins, type Logins } from './logins.ts';

const riverside = 'riverside-pt' as PartnerId;
const scopes = ['continuum/discharges.write', 'continuum/discharges.read'];

describe('the logins of partner clinics', () => {
  let signIn: SignIn;
  let logins: Logins;

  beforeEach(() => {
    signIn = new SignIn();
    logins = createLogins(signIn.props);
  });

  test('a new client may do no more than its scopes, and the API takes its tokens', async () => {
    const { clientId, clientSecret } = await logins.openPartner(riverside, scopes);
    expect(signIn.clients.get(clientId)).toMatchObject({
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: scopes,
      GenerateSecret: true,
    });
    expect(signIn.audience).toEqual(['members', clientId]);
    expect(clientSecret).not.toBe('');
  });

  test('a client that the API cannot be told of is not left behind', async () => {
    signIn.gatewayFailure = new Error('no');
    await expect(logins.openPartner(riverside, scopes)).rejects.toThrow('no');
    expect(signIn.clients.size).toBe(0);
    expect(signIn.audience).toEqual(['members']);
  });

  test('the fiftieth partner is refused: an authorizer takes fifty audiences', async () => {
    signIn.audience = ['members', ...Array.from({ length: 49 }, (_none, index) => `other-${index}`)];
    await expect(logins.openPartner(riverside, scopes)).rejects.toThrow('50 clients at most');
    expect(signIn.clients.size).toBe(0);
  });

  test('a closed client is gone, twice as well as once', async () => {
    const { clientId } = await logins.openPartner(riverside, scopes);
    await logins.closePartner(clientId);
    await logins.closePartner(clientId);
    expect(signIn.clients.has(clientId)).toBe(false);
    expect(signIn.audience).toEqual(['members']);
  });

  test('after a deployment that set the authorizer anew, exactly the registered clients are let in', async () => {
    signIn.audience = ['members', 'stranger'];
    expect(await logins.restoreAudience(['one', 'two'])).toEqual({
      admitted: ['one', 'two'],
      dismissed: ['stranger'],
    });
    expect(signIn.audience).toEqual(['members', 'one', 'two']);
    await logins.restoreAudience(['one', 'two']);
    expect(signIn.updates).toBe(1);
  });
});

describe('the logins of members', () => {
  let signIn: SignIn;
  let logins: Logins;
  const email = 'mara.lind@example.com';

  beforeEach(() => {
    signIn = new SignIn();
    logins = createLogins(signIn.props);
  });

  test('an address leads to the same subject, however often it is asked for', async () => {
    const subject = await logins.memberSubject(email);
    expect(await logins.memberSubject(email)).toBe(subject);
    expect(signIn.users.size).toBe(1);
  });

  test.each([
    { kind: 'temporary', permanent: false },
    { kind: 'permanent', permanent: true },
  ] as const)('a $kind password is new and as strong as the pool asks', async ({ kind, permanent }) => {
    const subject = await logins.memberSubject(email);
    const password = await logins.setPassword(subject, kind);
    expect(signIn.users.get(email)).toMatchObject({ password, permanent });
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-_.~]).{20}$/);
    expect(await logins.setPassword(subject, kind)).not.toBe(password);
  });

  test('a closed member cannot sign in; one who is gone already is fine', async () => {
    const subject = await logins.memberSubject(email);
    await logins.closeMember(subject);
    expect(signIn.users.get(email)?.enabled).toBe(false);
    await expect(logins.closeMember('nobody')).resolves.toBeUndefined();
  });

  test('a closed member who is opened again can sign in', async () => {
    const subject = await logins.memberSubject(email);
    await logins.closeMember(subject);
    await logins.openMember(subject);
    expect(signIn.users.get(email)?.enabled).toBe(true);
    await expect(logins.openMember('nobody')).rejects.toThrow('UserNotFoundException');
  });
});
