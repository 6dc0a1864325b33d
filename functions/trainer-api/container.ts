import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  createJournals,
  createLargeCanonicals,
  createOriginalAddresses,
  createReading,
  createRegistry,
  createSurroundings,
  openTable,
} from '@continuum/aws';
import { createLog, createTally, observed, readEnvironment, settings } from '@continuum/lambda';
import { clientSettings } from '../client-settings.ts';
import type { TrainerApiNeeds } from './handler.ts';

const environment = settings.pick({ TABLE_NAME: true, BUCKET_NAME: true, ...observed });

export const createContainer = (): TrainerApiNeeds => {
  const given = readEnvironment(environment, process.env);
  const bucket = { client: new S3Client(clientSettings), bucketName: given.BUCKET_NAME };
  const table = openTable({
    client: DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings)),
    name: given.TABLE_NAME,
    largeCanonicals: createLargeCanonicals(bucket),
  });
  return {
    journals: createJournals(table),
    reading: createReading(table),
    addresses: createOriginalAddresses(bucket, { now: Date.now }),
    registry: createRegistry(table, { now: Date.now }),
    surroundings: createSurroundings({ secrets: new SecretsManagerClient(clientSettings) }),
    log: createLog(given.POWERTOOLS_SERVICE_NAME),
    tally: createTally(given.POWERTOOLS_METRICS_NAMESPACE, given.POWERTOOLS_SERVICE_NAME),
  };
};
