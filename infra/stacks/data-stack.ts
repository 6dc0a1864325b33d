import { detailTypeOf, inboundCatalog } from '@continuum/events';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Deployment, stackNameOf } from '../config/deployment.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { ApiRoute } from '../constructs/api-route.ts';
import { Buses } from '../constructs/buses.ts';
import { journalTable } from '../constructs/journal-table.ts';
import { Keys } from '../constructs/keys.ts';
import { originalsBucket, originalsBucketName } from '../constructs/originals-bucket.ts';
import { SignIn } from '../constructs/sign-in.ts';
import type { StageResources } from '../constructs/stage-resources.ts';
import { pin } from '../constructs/stateful.ts';
import { output } from './output.ts';
import { memberScopes, scopes } from './scopes.ts';

/** All that holds data or is known by its address: nothing here is deleted with its stack. */
export class DataStack extends Stack {
  readonly resources: StageResources;
  readonly signIn: SignIn;
  readonly busDeadLetters: readonly Queue[];

  constructor(scope: Construct, deployment: Deployment, routes: readonly ApiRoute[]) {
    super(scope, stackNameOf(deployment, 'data'), {
      description: `Continuum ${deployment.stage}: tables, keys, buckets, buses and sign-in of ${deployment.region}`,
      env: { region: deployment.region },
      terminationProtection: true,
      analyticsReporting: false,
    });
    const name = `continuum-${deployment.stage}`;
    const busNames = { domain: name, partner: `${name}-partner` };
    const bucketName = originalsBucketName(deployment.stage, deployment.region);
    const keys = new Keys(this, 'Keys', busNames);
    originalsBucket(this, bucketName, keys.records, deployment.logRetentionDays);
    const buses = new Buses(this, 'Buses', {
      names: busNames,
      eventsKey: keys.events,
      partnerKey: keys.partner,
      archiveRetentionDays: deployment.archiveRetentionDays,
      partnerAccounts: deployment.partnerAccounts,
      partnerDetailTypes: (Object.keys(inboundCatalog) as (keyof typeof inboundCatalog)[]).map(detailTypeOf),
    });
    this.busDeadLetters = buses.deadLetters;
    this.signIn = new SignIn(this, 'SignIn', {
      name,
      scopes: scopes(routes),
      memberScopes: memberScopes(routes),
      callbackUrls: deployment.callbackUrls,
      tokens: deployment.memberTokens,
    });
    this.resources = {
      table: journalTable(this, name, keys.records),
      bucketName,
      domainBus: buses.domain,
      partnerBus: buses.partner,
      hashingKey: this.#hashingKey(keys),
      webhookTargets: deployment.webhookTargets,
      recordsKey: keys.records,
      eventsKey: keys.events,
      partnerKey: keys.partner,
      operationsKey: keys.operations,
    };
    this.#outputs();
  }

  #hashingKey(keys: Keys): Secret {
    const secret = new Secret(this, 'HashingKey', {
      description: 'Key of the hashes that stand for identifiers; the same for the life of the stage',
      encryptionKey: keys.records,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    pin(secret, 'HashingKey');
    const never =
      'A new key would change every hash: pointers from identifiers to clients and messages would break.';
    acknowledge(secret, {
      'AwsSolutions-SMG4': never,
      'HIPAA.Security-SecretsManagerRotationEnabled': never,
    });
    return secret;
  }

  #outputs(): void {
    output(this, 'TableName', this.resources.table.tableName, 'The one table');
    output(this, 'BucketName', this.resources.bucketName, 'Original messages, and records set aside');
    output(this, 'BusName', this.resources.domainBus.eventBusName, 'Contract events');
    output(this, 'PartnerBusName', this.resources.partnerBus.eventBusName, "Partners' own accounts put here");
    output(this, 'UserPoolId', this.signIn.userPool.userPoolId, 'Members and clients');
    output(this, 'MemberClientId', this.signIn.memberClient.userPoolClientId, "The client of members' apps");
    output(this, 'TokenEndpoint', `${this.signIn.domain.baseUrl()}/oauth2/token`, 'Where tokens are issued');
  }
}
