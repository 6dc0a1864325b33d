import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { createBucketInMemory } from '../../kit/bucket-in-memory.ts';
import type { World } from '../world/world.ts';
import type { Service } from './service.ts';

/** The bucket of the region. */
export const createBucket = (world: World) => {
  const { objects, answer } = createBucketInMemory({ now: world.schedule.now });
  const about = (command: object): string => {
    if (command instanceof ListObjectsV2Command) return command.input.Prefix ?? '';
    const isOfKey =
      command instanceof PutObjectCommand ||
      command instanceof GetObjectCommand ||
      command instanceof DeleteObjectCommand;
    return isOfKey ? (command.input.Key ?? '') : '';
  };
  const service: Service = { name: 'bucket', answer, about };
  return {
    service,
    objects,
    put: (key: string, body: string): void =>
      void answer(new PutObjectCommand({ Bucket: '', Key: key, Body: body })),
    keysUnder: (prefix: string): string[] => [...objects.keys()].filter((key) => key.startsWith(prefix)),
  };
};
