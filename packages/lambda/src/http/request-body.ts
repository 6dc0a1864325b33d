import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Answer } from './answer.ts';
import { problemAnswer } from './problem-answer.ts';

/** Our own limit, far below API Gateway's 10 MB and Lambda's 6 MB. */
const bodyBytesMost = 4 * 1024 * 1024;

/** A body as it came. */
export interface RequestBody {
  /** The Content-Type field as it was sent, `application/octet-stream` where there was none. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

type Sent = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>;

/** Bytes that base64 text stands for, without decoding it. */
const decodedLength = (text: string): number => Math.floor((text.length * 3) / 4);

/** A body's bytes, within our limit. */
export const bytesOf = ({ body = '', isBase64Encoded }: Sent): Uint8Array | 'too-large' => {
  if (isBase64Encoded && decodedLength(body) > bodyBytesMost + 2) return 'too-large';
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return bytes.byteLength > bodyBytesMost ? 'too-large' : bytes;
};

/** `application/json; charset=utf-8` → `application/json`. */
const nameOf = (mediaType: string): string => mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** What a body is that names no media type; RFC 9110 §8.3. */
const unnamed = 'application/octet-stream';

/** Text in another encoding than UTF-8 would be misread. */
const otherCharset = (mediaType: string): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)"?/i.exec(mediaType)?.[1];
  return charset !== undefined && charset.toLowerCase() !== 'utf-8';
};

/**
 * The body of a request, within our limits and in a form that is understood.
 * @returns the answer instead when it is larger than 4 MB (413), or compressed or of another media type (415)
 */
export const requestBody = (sent: Sent, mediaTypes: readonly string[]): RequestBody | Answer => {
  const mediaType = sent.headers['content-type']?.trim() || unnamed;
  const encoding = sent.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (!mediaTypes.includes(nameOf(mediaType)) || otherCharset(mediaType) || encoding !== 'identity')
    return problemAnswer('unsupported-media-type', { supported: [...mediaTypes] });
  const bytes = bytesOf(sent);
  return bytes === 'too-large' ? problemAnswer('body-too-large') : { mediaType, bytes };
};
