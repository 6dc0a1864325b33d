import { arn, type NamedResource } from './resource-definition.ts';

type Arn = (resource: NamedResource) => string;
const none = {};

/**
 * Resource types with no effect on one machine: who may do what, keys, alarms, logs, archives. They are read
 * only as far as other resources name them.
 */
export const inertTypes: Readonly<Record<string, { readonly attributes: Readonly<Record<string, Arn>> }>> = {
  'AWS::CDK::Metadata': { attributes: none },
  'AWS::Backup::BackupPlan': { attributes: none },
  'AWS::Backup::BackupSelection': { attributes: none },
  'AWS::Backup::BackupVault': { attributes: none },
  'AWS::CloudWatch::Alarm': { attributes: { Arn: (r) => arn(r, 'cloudwatch', `alarm:${r.name}`) } },
  'AWS::CloudWatch::CompositeAlarm': { attributes: none },
  'AWS::CloudWatch::Dashboard': { attributes: none },
  'AWS::Events::Archive': { attributes: { Arn: (r) => arn(r, 'events', `archive/${r.name}`) } },
  'AWS::Events::EventBusPolicy': { attributes: none },
  'AWS::IAM::ManagedPolicy': { attributes: none },
  'AWS::IAM::Policy': { attributes: none },
  'AWS::IAM::Role': { attributes: { Arn: (r) => `arn:aws:iam::${r.account}:role/${r.name}` } },
  'AWS::KMS::Alias': { attributes: none },
  'AWS::KMS::Key': { attributes: { Arn: (r) => arn(r, 'kms', `key/${r.name}`) } },
  'AWS::Lambda::EventInvokeConfig': { attributes: none },
  'AWS::Lambda::Permission': { attributes: none },
  'AWS::Logs::Delivery': { attributes: none },
  'AWS::Logs::DeliveryDestination': {
    attributes: { Arn: (r) => arn(r, 'logs', `delivery-destination:${r.name}`) },
  },
  'AWS::Logs::DeliverySource': { attributes: none },
  'AWS::Logs::LogGroup': { attributes: { Arn: (r) => arn(r, 'logs', `log-group:${r.name}:*`) } },
  'AWS::Logs::MetricFilter': { attributes: none },
  'AWS::Logs::ResourcePolicy': { attributes: none },
  'AWS::S3::BucketPolicy': { attributes: none },
  'AWS::SNS::Subscription': { attributes: none },
  'AWS::SNS::Topic': { attributes: { TopicArn: (r) => arn(r, 'sns', r.name) } },
  'AWS::SNS::TopicPolicy': { attributes: none },
  'AWS::SQS::QueuePolicy': { attributes: none },
  'AWS::Scheduler::ScheduleGroup': { attributes: none },
  'AWS::SecretsManager::ResourcePolicy': { attributes: none },
};
