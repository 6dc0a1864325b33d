import type { Answer } from '../wire/answer.ts';
import type { BucketStore, StoredObject } from './bucket-store.ts';
import { escapeXml, S3Refused } from './s3-error.ts';

const implemented = new Set([
  'list-type',
  'prefix',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'fetch-owner',
  'x-id',
]);

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjects(buckets: BucketStore, bucket: string, query: URLSearchParams): Answer {
  const unknown = [...query.keys()].filter((name) => !implemented.has(name));
  if (unknown.length > 0)
    throw new S3Refused('NotImplemented', 501, `${unknown.join(', ')} is not run by the local cloud`);
  const limit = Math.min(Number(query.get('max-keys') ?? 1000), 1000);
  const token = query.get('continuation-token');
  const after =
    token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
  const prefix = query.get('prefix') ?? '';
  const { objects, nextKey } = buckets.list(bucket, prefix, after, limit);
  const encode = query.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml;
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: [
      '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
      `<Name>${bucket}</Name><Prefix>${encode(prefix)}</Prefix><KeyCount>${objects.length}</KeyCount>`,
      `<MaxKeys>${limit}</MaxKeys><IsTruncated>${nextKey !== undefined}</IsTruncated>`,
      nextKey === undefined
        ? ''
        : `<NextContinuationToken>${Buffer.from(nextKey).toString('base64url')}</NextContinuationToken>`,
      ...objects.map((object) => contents(object, encode(object.key))),
      '</ListBucketResult>',
    ].join(''),
  };
}

const contents = ({ modifiedAt, etag, bytes }: StoredObject, key: string): string =>
  `<Contents><Key>${key}</Key><LastModified>${new Date(modifiedAt).toISOString()}</LastModified>` +
  `<ETag>${escapeXml(etag)}</ETag><Size>${bytes}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
