import {
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import type { Store } from '../store/store.ts';

export interface SigningKey {
  readonly publicJwk: JWK;
  sign(claims: JWTPayload): Promise<string>;
  readonly verifyWith: Awaited<ReturnType<typeof importJWK>>;
}

const keyId = 'local-cloud';

/** The key every token of this data folder is signed with (RS256), made at the first start. */
export async function openSigningKey(store: Store): Promise<SigningKey> {
  if (store.recall('signing key') === undefined) {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const publicJwk = { ...(await exportJWK(pair.publicKey)), kid: keyId, alg: 'RS256', use: 'sig' };
    const kept = { privateKey: await exportPKCS8(pair.privateKey), publicJwk };
    store.keep('signing key', JSON.stringify(kept));
  }
  const { privateKey, publicJwk } = JSON.parse(store.recall('signing key') ?? '{}');
  const signWith = await importPKCS8(privateKey, 'RS256');
  return {
    publicJwk,
    verifyWith: await importJWK(publicJwk, 'RS256'),
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: keyId }).sign(signWith),
  };
}
