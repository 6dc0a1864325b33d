import { dirname, join } from 'node:path';
import type { FunctionFacts } from '@continuum/functions/facts';
import { AssetHashType, type CfnResource, DockerImage, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeObjects } from './acknowledge.ts';
import { bundle, projectRoot } from './bundle.ts';
import { originalsArn } from './originals-bucket.ts';
import { statementsFor } from './permissions.ts';
import { environmentValue } from './stage-resources.ts';
import type { StageSetting } from './stage-setting.ts';

export interface StageFunctionProps extends StageSetting {
  readonly facts: FunctionFacts;
  /** What the trigger needs: to read its queue or stream. */
  readonly triggerStatements?: readonly PolicyStatement[];
}

/** A function as its facts say: its own role with its grants and no more, its own log group, its own bundle. */
export class StageFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: StageFunctionProps) {
    super(scope, id);
    const { facts, resources, deployment } = props;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: deployment.logRetentionDays as RetentionDays,
      encryptionKey: resources.operationsKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = this.#role(props, logGroup);
    this.lambda = new LambdaFunction(this, 'Function', {
      description: facts.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(facts),
      memorySize: facts.memoryMegabytes,
      timeout: Duration.seconds(facts.timeoutSeconds),
      reservedConcurrentExecutions: deployment.reservedConcurrency[facts.trigger.kind],
      environment: {
        ...Object.fromEntries(facts.environment.map((name) => [name, environmentValue[name](resources)])),
        POWERTOOLS_SERVICE_NAME: facts.name,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
      },
      role: role.withoutPolicyUpdates(),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      deadLetterQueue: props.deadLetters,
    });
    (this.lambda.node.defaultChild as CfnResource).addMetadata('Continuum::Entry', facts.entry);
    acknowledge(this.lambda, {
      'HIPAA.Security-LambdaInsideVPC':
        'It reaches AWS services and the addresses of webhooks, over TLS, and no resource of a VPC; a VPC would add a path, not close one.',
      'Serverless-LambdaTracing':
        'Log lines carry the correlation ids; tracing would need a statement on every resource, and no role has one.',
    });
  }

  #role({ facts, resources, deadLetters, triggerStatements }: StageFunctionProps, logGroup: LogGroup): Role {
    const statements = [
      ...statementsFor(facts.grants, resources),
      ...(triggerStatements ?? []),
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      ...sendsTo(deadLetters, resources.eventsKey),
    ];
    const policy = new ManagedPolicy(this, 'Policy', {
      description: `What ${facts.name} may do`,
      statements,
    });
    acknowledgeObjects(policy, objectsIn(resources.bucketName, statements));
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [policy],
    });
  }
}

export const metricsNamespace = 'Continuum';

export const sendsTo = (queue: IQueue, key: IKey): PolicyStatement[] => [
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
  new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
];

const objectsIn = (bucketName: string, statements: readonly PolicyStatement[]): string[] =>
  statements
    .flatMap(({ resources }) => resources)
    .filter((arn) => arn.startsWith(`${originalsArn(bucketName)}/`));

/** Bundled by esbuild in this process: no Docker, no package manager. */
function codeOf({ entry, bundleBudgetKilobytes: budgetKilobytes }: FunctionFacts): Code {
  return Code.fromAsset(join(projectRoot, dirname(entry)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle: (outputFolder) => {
          bundle({ entry, outputFolder, budgetKilobytes });
          return true;
        },
      },
    },
  });
}
