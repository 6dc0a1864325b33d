import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ImportNeeds } from '@continuum/application';
import {
  createImportFiles,
  createImports,
  createJournals,
  createLargeCanonicals,
  createOriginals,
  createRegistry,
  createSurroundings,
  openTable,
} from '@continuum/aws';
import {
  createLog,
  createTally,
  type Observed,
  observed,
  readEnvironment,
  settings,
} from '@continuum/lambda';
import { clientSettings } from '../client-settings.ts';
import { messageTranslator, rowsOfFiles } from '../message-readers.ts';

const environment = settings.pick({
  TABLE_NAME: true,
  BUCKET_NAME: true,
  HASHING_KEY_SECRET_ARN: true,
  ...observed,
});

export const createContainer = (): ImportNeeds & Observed => {
  const given = readEnvironment(environment, process.env);
  const bucket = { client: new S3Client(clientSettings), bucketName: given.BUCKET_NAME };
  const table = openTable({
    client: DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings)),
    name: given.TABLE_NAME,
    largeCanonicals: createLargeCanonicals(bucket),
  });
  const surroundings = createSurroundings({
    secrets: new SecretsManagerClient(clientSettings),
    hashingKeySecretArn: given.HASHING_KEY_SECRET_ARN,
  });
  return {
    imports: createImports(table),
    importFiles: createImportFiles(bucket, { now: Date.now }),
    rowReader: rowsOfFiles(),
    journals: createJournals(table),
    originals: createOriginals(bucket),
    registry: createRegistry(table, { now: Date.now }),
    translator: messageTranslator(surroundings.hash),
    surroundings,
    log: createLog(given.POWERTOOLS_SERVICE_NAME),
    tally: createTally(given.POWERTOOLS_METRICS_NAMESPACE, given.POWERTOOLS_SERVICE_NAME),
  };
};
