import type { Grant } from '@continuum/functions/facts';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { objectsArn, originalsArn } from './originals-bucket.ts';
import type { StageResources } from './stage-resources.ts';

/** What a function's grants come to in IAM: named actions on named resources of its own stage. */
export function statementsFor(grants: readonly Grant[], resources: StageResources): PolicyStatement[] {
  return [
    ...grants.flatMap((grant) => statementsOf(grant, resources)),
    ...recordsKeyStatements(grants, resources),
  ];
}

function statementsOf(
  grant: Grant,
  { table, bucketName, domainBus, hashingKey }: StageResources,
): PolicyStatement[] {
  const actions = [...grant.actions];
  switch (grant.resource) {
    case 'table':
      return [new PolicyStatement({ actions, resources: [table.tableArn] })];
    case 'table-commit':
      return [new PolicyStatement({ actions, resources: [table.tableArn], conditions: insideTransaction })];
    case 'list-index':
      return [new PolicyStatement({ actions, resources: [`${table.tableArn}/index/list`] })];
    case 'due-index':
      return [new PolicyStatement({ actions, resources: [`${table.tableArn}/index/due`] })];
    case 'domain-bus':
      return [new PolicyStatement({ actions, resources: [domainBus.eventBusArn] })];
    case 'hashing-key':
      return [new PolicyStatement({ actions, resources: [hashingKey.secretArn] })];
    case 'bucket': {
      const onObjects = actions.filter((action) => action !== 's3:ListBucket');
      return [
        ...(onObjects.length > 0
          ? [new PolicyStatement({ actions: onObjects, resources: [objectsArn(bucketName, grant.prefix)] })]
          : []),
        ...(onObjects.length < actions.length ? [listing(originalsArn(bucketName), grant.prefix)] : []),
      ];
    }
  }
}

const listing = (bucketArn: string, prefix: string): PolicyStatement =>
  new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [bucketArn],
    conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
  });

/**
 * A single put outside a transaction would change a journal without its event.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
const insideTransaction = {
  'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
};

/**
 * Table, bucket and secret are encrypted under one key, usable through those services only.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
function recordsKeyStatements(
  grants: readonly Grant[],
  { table, recordsKey }: StageResources,
): PolicyStatement[] {
  const used = new Set(grants.map(({ resource }) => resource));
  const { region } = Stack.of(table);
  const services = [
    ...(used.has('table') || used.has('table-commit') ? ['dynamodb'] : []),
    ...(used.has('bucket') ? ['s3'] : []),
    ...(used.has('hashing-key') ? ['secretsmanager'] : []),
  ];
  if (services.length === 0) return [];
  const encrypts =
    used.has('table-commit') ||
    grants.some(({ resource, actions }) => resource === 'bucket' && actions.includes('s3:PutObject'));
  return [
    new PolicyStatement({
      actions: [
        'kms:Decrypt',
        ...(services.includes('dynamodb') ? ['kms:DescribeKey'] : []),
        ...(encrypts ? ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'] : []),
      ],
      resources: [recordsKey.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`) },
      },
    }),
  ];
}
