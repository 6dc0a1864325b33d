import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { Bucket } from '@continuum/aws';

export interface Kept {
  readonly bytes: Buffer;
  readonly contentType: string | undefined;
}

/** What a bucket in memory begins with, and its clock in milliseconds since 1970. */
export interface BucketSurroundings {
  readonly before?: Iterable<readonly [string, Kept]>;
  readonly now?: () => number;
}

/** A bucket over a map, behind the SDK's `send`. */
export const createBucketInMemory = ({ before = [], now = () => 0 }: BucketSurroundings = {}) => {
  const objects = new Map<string, Kept>(before);
  const modified = new Map<string, Date>();

  const answer = (command: unknown): object => {
    if (command instanceof PutObjectCommand) {
      const { Key = '', Body, ContentType: contentType } = command.input;
      const bytes = Buffer.from(Body as string | Uint8Array);
      objects.set(Key, { bytes, contentType });
      modified.set(Key, new Date(now()));
      return {};
    }
    if (command instanceof GetObjectCommand) {
      const found = objects.get(command.input.Key ?? '');
      if (found === undefined) throw Object.assign(new Error('no such key'), { name: 'NoSuchKey' });
      const { bytes } = found;
      return {
        Body: {
          transformToString: async () => bytes.toString(),
          [Symbol.asyncIterator]: async function* () {
            yield bytes;
          },
        },
      };
    }
    if (command instanceof ListObjectsV2Command) {
      const { Prefix = '' } = command.input;
      const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix));
      return {
        Contents: keys.map((Key) => ({
          Key,
          LastModified: modified.get(Key) ?? new Date(0),
          Size: objects.get(Key)?.bytes.byteLength,
        })),
      };
    }
    if (command instanceof DeleteObjectCommand) {
      objects.delete(command.input.Key ?? '');
      return {};
    }
    throw new Error('a call the bucket in memory does not answer');
  };

  const client = { send: async (command: unknown) => answer(command) } as unknown as Bucket['client'];
  return { objects, answer, client };
};
