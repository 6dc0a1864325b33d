import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../clock/clock.ts';
import type { SigningKey } from '../issuer/signing-key.ts';
import type { Audiences } from './audiences.ts';

export interface JwtAuthorizer {
  readonly apiId: string;
  readonly authorizerId: string;
  readonly name: string;
  readonly issuer: string;
}

export type Authorization =
  | { readonly kind: 'allowed'; readonly claims: JWTPayload }
  | { readonly kind: 'unauthorized'; readonly reason: string }
  | { readonly kind: 'forbidden'; readonly reason: string };

/** The key that a token names among the issuer's; a token that names another was not signed by it. */
const keyNamed =
  ({ publicJwk, verifyWith }: SigningKey) =>
  ({ kid }: JWTHeaderParameters): SigningKey['verifyWith'] => {
    if (kid !== publicJwk.kid) throw new errors.JWKSNoMatchingKey();
    return verifyWith;
  };

/**
 * Judges a bearer token as API Gateway's JWT authorizer does: the key it names, signature, issuer, times (by the moved clock),
 * `aud` or, where there is none, `client_id` among the audiences, and at least one of the route's scopes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function authorize(
  authorizer: JwtAuthorizer,
  scopes: readonly string[],
  authorization: string | undefined,
  parts: { readonly key: SigningKey; readonly audiences: Audiences; readonly clock: Clock },
): Promise<Authorization> {
  const token = (authorization ?? '').replace(/^Bearer /i, '');
  if (token === '') return { kind: 'unauthorized', reason: 'there is no token' };
  try {
    const { payload } = await jwtVerify(token, keyNamed(parts.key), {
      issuer: authorizer.issuer,
      algorithms: ['RS256'],
      currentDate: new Date(parts.clock.now()),
      requiredClaims: ['exp'],
    });
    if (payload.iat !== undefined && payload.iat > Math.ceil(parts.clock.now() / 1000))
      return { kind: 'unauthorized', reason: 'the token was issued in the future' };
    const audiences = payload.aud === undefined ? [payload['client_id']] : [payload.aud].flat();
    const allowed = parts.audiences.of(authorizer.apiId, authorizer.authorizerId);
    if (!audiences.some((audience) => typeof audience === 'string' && allowed.includes(audience)))
      return { kind: 'unauthorized', reason: 'the token does not have a valid audience' };
    const granted = String(payload['scope'] ?? payload['scp'] ?? '').split(' ');
    if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope)))
      return { kind: 'forbidden', reason: 'the token has none of the scopes of the route' };
    return { kind: 'allowed', claims: payload };
  } catch (error) {
    if (error instanceof errors.JOSEError) return { kind: 'unauthorized', reason: reasonOf(error) };
    throw error;
  }
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signing method or signature is invalid';
  if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} is not valid`;
  return 'the token is not a valid JWT';
}
