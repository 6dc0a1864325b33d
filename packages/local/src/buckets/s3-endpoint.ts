import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock/clock.ts';
import { localSecret } from '../functions/environment.ts';
import type { Answer } from '../wire/answer.ts';
import { unchunk } from './aws-chunked.ts';
import { type BucketStore, crc32Of, type StoredObject } from './bucket-store.ts';
import { listObjects } from './list-objects.ts';
import { isPresigned, refuseUnlessSigned, unsigned } from './presigned.ts';
import { S3Refused, xmlError } from './s3-error.ts';

export interface S3Request {
  readonly method: string;
  /** Path below the endpoint: `/<bucket>/<key>`, still percent-encoded. */
  readonly path: string;
  /** The whole path, which signatures are made of. */
  readonly signedPath: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * PutObject, GetObject, HeadObject, DeleteObject and ListObjectsV2; every other call is refused by name.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export async function answerS3(buckets: BucketStore, clock: Clock, request: S3Request): Promise<Answer> {
  try {
    return await route(buckets, clock, request);
  } catch (error) {
    if (!(error instanceof S3Refused)) throw error;
    return xmlError(error, request.method === 'HEAD');
  }
}

async function route(buckets: BucketStore, clock: Clock, sent: S3Request): Promise<Answer> {
  const presigned = isPresigned(sent.query);
  if (presigned) refuseUnlessSigned({ ...sent, path: sent.signedPath }, clock.now(), localSecret);
  const request = presigned ? { ...sent, query: unsigned(sent.query) } : sent;
  const [, bucket = '', ...rest] = request.path.split('/');
  const key = rest.map(decoded).join('/');
  if (!buckets.has(bucket)) throw new S3Refused('NoSuchBucket', 404, 'The specified bucket does not exist');
  refuseUnknownHeaders(request);
  const plain = [...request.query.keys()].every((name) => ofACall.test(name));
  if (key === '' && request.method === 'GET' && request.query.get('list-type') === '2')
    return listObjects(buckets, bucket, request.query);
  if (key === '' && request.method === 'HEAD') return { status: 200 };
  if (key !== '' && plain) {
    if (request.method === 'PUT') return put(buckets, clock, bucket, key, request);
    if (request.method === 'GET') return get(buckets, bucket, key, request, true);
    if (request.method === 'HEAD') return get(buckets, bucket, key, request, false);
    if (request.method === 'DELETE') {
      buckets.delete(bucket, key);
      return { status: 204 };
    }
  }
  throw new S3Refused('NotImplemented', 501, 'This call is not run by the local cloud');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError)
      throw new S3Refused('InvalidURI', 400, "Couldn't parse the specified URI.");
    throw error;
  }
}

/** A condition or a checksum that is not implemented must not pass as if it held. */
function refuseUnknownHeaders({ method, headers }: S3Request): void {
  const isKnown = (name: string): boolean =>
    !/^(if-|content-md5$|x-amz-checksum-(?!mode$|type$|crc32$|sha256$)|x-amz-copy-source|range$)/.test(
      name,
    ) ||
    (name === 'if-none-match' && method === 'PUT' && headers[name] === '*');
  const unknown = Object.keys(headers).filter((name) => !isKnown(name));
  if (unknown.length > 0)
    throw new S3Refused('NotImplemented', 501, `${unknown.join(', ')} is not run by the local cloud`);
}

/** Which call it is, whether checksums are wanted, and what the answer's headers are to be. */
const ofACall = /^(x-id|x-amz-checksum-mode|response-content-(type|disposition))$/;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const askedHeaders = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    ['content-type', 'content-disposition'].flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );

/** Kept with the object, and told with it where checksums are wanted. */
const sha256Header = 'x-amz-checksum-sha256';

const kept =
  /^(x-amz-checksum-sha256|content-type|content-language|content-disposition|cache-control|expires|x-amz-meta-.+)$/;

async function put(
  buckets: BucketStore,
  clock: Clock,
  bucket: string,
  key: string,
  { headers, body }: S3Request,
): Promise<Answer> {
  const isChunked = String(headers['x-amz-content-sha256']).startsWith('STREAMING-');
  const { content, trailer } = isChunked ? unchunk(body) : { content: body, trailer: {} };
  const claimed = headers['x-amz-checksum-crc32'] ?? trailer['x-amz-checksum-crc32'];
  if (claimed !== undefined && claimed !== crc32Of(content))
    throw new S3Refused('BadDigest', 400, 'The CRC32 you specified did not match the calculated checksum.');
  const claimedSha256 = headers[sha256Header];
  if (claimedSha256 !== undefined && claimedSha256 !== createHash('sha256').update(content).digest('base64'))
    throw new S3Refused('BadDigest', 400, 'The SHA256 you specified did not match the calculated checksum.');
  const stored = await buckets.put(bucket, key, content, {
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (kept.test(name) ? [[name, String(value)]] : [])),
    ),
    modifiedAt: clock.now(),
    onlyIfAbsent: headers['if-none-match'] === '*',
  });
  if (!stored)
    throw new S3Refused(
      'PreconditionFailed',
      412,
      'At least one of the pre-conditions you specified did not hold',
    );
  return { status: 200, headers: { etag: stored.etag, ...checksum(stored) } };
}

async function get(
  buckets: BucketStore,
  bucket: string,
  key: string,
  { headers, query }: S3Request,
  withContent: boolean,
): Promise<Answer> {
  const object = buckets.find(bucket, key);
  if (!object) throw new S3Refused('NoSuchKey', 404, 'The specified key does not exist.');
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      ...contentHeaders(object),
      ...askedHeaders(query),
      'content-length': String(object.bytes),
      etag: object.etag,
      'last-modified': new Date(object.modifiedAt).toUTCString(),
      ...(headers['x-amz-checksum-mode'] === 'ENABLED' && checksum(object)),
    },
    ...(withContent && { body: await buckets.read(bucket, object) }),
  };
}

const contentHeaders = ({ headers: { [sha256Header]: _, ...rest } }: StoredObject) => rest;

/** Of the algorithm that it was put with. */
const checksum = ({ headers, crc32 }: StoredObject): Record<string, string> => {
  const sha256 = headers[sha256Header];
  return {
    ...(sha256 === undefined ? { 'x-amz-checksum-crc32': crc32 } : { [sha256Header]: sha256 }),
    'x-amz-checksum-type': 'FULL_OBJECT',
  };
};
