import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { S3Refused } from './s3-error.ts';

export interface SignedRequest {
  readonly method: string;
  /** Path as it was sent, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** Parameters of the signature itself; whatever else stands in the query is part of the call. */
const ofTheSignature =
  /^x-amz-(algorithm|content-sha256|credential|date|expires|signedheaders|signature|security-token)$/i;

export const isPresigned = (query: URLSearchParams): boolean => query.has('X-Amz-Signature');

/** The query of a call without what signs it. */
export const unsigned = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].filter(([name]) => !ofTheSignature.test(name)));

const denied = (message: string) => new S3Refused('AccessDenied', 403, message);

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Percent-encoding of RFC 3986, as signatures want it. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const canonicalRequest = ({ method, path, query, headers }: SignedRequest, signedHeaders: string): string => {
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const lines = signedHeaders.split(';').map((name) => {
    const value = headers[name];
    if (value === undefined) throw denied(`the signed header ${name} is missing`);
    return `${name}:${String(value).trim().replace(/ +/g, ' ')}\n`;
  });
  return [method, path, parameters.join('&'), lines.join(''), signedHeaders, 'UNSIGNED-PAYLOAD'].join('\n');
};

const signatureOf = (request: SignedRequest, secret: string): string => {
  const { query } = request;
  const date = query.get('X-Amz-Date') ?? '';
  const [, day = '', region = '', service = '', end = ''] = (query.get('X-Amz-Credential') ?? '').split('/');
  const hashed = createHash('sha256')
    .update(canonicalRequest(request, query.get('X-Amz-SignedHeaders') ?? 'host'))
    .digest('hex');
  const text = ['AWS4-HMAC-SHA256', date, `${day}/${region}/${service}/${end}`, hashed].join('\n');
  const key = [region, service, end].reduce(hmac, hmac(`AWS4${secret}`, day));
  return hmac(key, text).toString('hex');
};

const instantOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
const longestSeconds = 7 * 86_400;

/**
 * Lets a presigned call pass whose signature and time hold.
 * @throws S3Refused `AccessDenied` after its time, `SignatureDoesNotMatch` when anything that was signed is changed
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const refuseUnlessSigned = (request: SignedRequest, now: number, secret: string): void => {
  const { query } = request;
  const seconds = Number(query.get('X-Amz-Expires'));
  const from = instantOf(query.get('X-Amz-Date') ?? '');
  if (query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' || !(seconds > 0 && seconds <= longestSeconds))
    throw new S3Refused('AuthorizationQueryParametersError', 400, 'The query is not signed as it should be.');
  if (!(now <= from + seconds * 1000)) throw denied('Request has expired');
  const [expected, given] = [signatureOf(request, secret), query.get('X-Amz-Signature') ?? ''];
  if (expected.length !== given.length || !timingSafeEqual(Buffer.from(expected), Buffer.from(given)))
    throw new S3Refused(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided.',
    );
};
