import { deliveryShards, dueShards, tableDefinition } from '@continuum/aws/table-definition';
import { type CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { pin } from './stateful.ts';

/** DynamoDB's longest window for point-in-time recovery. */
const recoveryDays = 35;

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table of a stage, from the table's definition. */
export function journalTable(scope: Construct, tableName: string, encryptionKey: IKey): TableV2 {
  const table = new TableV2(scope, 'Table', {
    tableName,
    partitionKey: text(tableDefinition.partitionKey),
    sortKey: text(tableDefinition.sortKey),
    billing: Billing.onDemand(),
    timeToLiveAttribute: tableDefinition.timeToLiveAttribute,
    dynamoStream: StreamViewType[tableDefinition.streamView],
    encryption: TableEncryptionV2.customerManagedKey(encryptionKey),
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true,
      recoveryPeriodInDays: recoveryDays,
    },
    globalSecondaryIndexes: Object.entries(tableDefinition.indexes).map(([indexName, index]) => ({
      indexName,
      partitionKey: text(index.partitionKey),
      sortKey: text(index.sortKey),
      ...projectionOf(index.projectedAttributes),
    })),
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  pin(table, 'Table');
  (table.node.defaultChild as CfnResource).addMetadata('Continuum::NextInstants', nextInstants);
  return table;
}

/** Where the next instants of items stand: a clock that is moved by hand steps from one to the next. */
const nextInstants = {
  index: 'due' satisfies keyof typeof tableDefinition.indexes,
  partitionKey: tableDefinition.indexes.due.partitionKey,
  partitions: [...dueShards, ...deliveryShards],
  attribute: tableDefinition.indexes.due.sortKey,
};

const projectionOf = (
  attributes: readonly string[],
): Pick<GlobalSecondaryIndexPropsV2, 'projectionType' | 'nonKeyAttributes'> =>
  attributes.length === 0
    ? { projectionType: ProjectionType.KEYS_ONLY }
    : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...attributes] };
