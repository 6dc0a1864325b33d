import * as z from 'zod';
import { templateBoolean } from '../template/numbers.ts';
import { arn, defineResource } from '../template/resource-definition.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html */
export const tableResource = defineResource({
  type: 'AWS::DynamoDB::GlobalTable',
  nameProperty: 'TableName',
  schema: z.strictObject({
    TableName: z.string().optional(),
    KeySchema: keySchema,
    AttributeDefinitions: z.array(
      z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
    ),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z
      .array(
        z
          .object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection })
          .transform(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection })),
      )
      .optional(),
    LocalSecondaryIndexes: z
      .array(z.strictObject({ IndexName: z.string(), KeySchema: keySchema, Projection: projection }))
      .optional(),
    StreamSpecification: z
      .strictObject({ StreamViewType: z.string(), StreamEnabled: templateBoolean.optional() })
      .optional(),
  }),
  inert: [
    'GlobalTableWitnesses',
    'MultiRegionConsistency',
    'Replicas',
    'SSESpecification',
    'TimeToLiveSpecification',
    'WarmThroughput',
    'WriteOnDemandThroughputSettings',
    'ReadOnDemandThroughputSettings',
  ],
  ref: (resource) => resource.name,
  attributes: {
    Arn: (resource) => arn(resource, 'dynamodb', `table/${resource.name}`),
    StreamArn: (resource) => arn(resource, 'dynamodb', `table/${resource.name}/stream/local`),
    TableId: (resource) => resource.name,
  },
});

export type TableProperties = z.infer<typeof tableResource.schema>;

/** Metadata by which a table tells the clock where the next instants of its items stand. */
export const nextInstantsMetadata = 'Continuum::NextInstants';

export const nextInstants = z.strictObject({
  index: z.string(),
  partitionKey: z.string(),
  partitions: z.array(z.string()).min(1),
  /** The index's sort key: an ISO 8601 instant in UTC. */
  attribute: z.string(),
});

export type NextInstants = z.infer<typeof nextInstants>;
