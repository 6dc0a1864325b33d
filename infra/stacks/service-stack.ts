import type { FunctionFacts } from '@continuum/functions/facts';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Deployment, stackNameOf } from '../config/deployment.ts';
import { Alarms } from '../constructs/alarms.ts';
import type { ApiRoute } from '../constructs/api-route.ts';
import { BufferedConsumer } from '../constructs/buffered-consumer.ts';
import { anyMessage, deadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { HttpFunction, type HttpSetting } from '../constructs/http-function.ts';
import { PublicApi } from '../constructs/public-api.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamRelay } from '../constructs/stream-relay.ts';
import type { DataStack } from './data-stack.ts';
import { output } from './output.ts';

/** All that can be made again: the API, the functions with what starts them, the alarms. */
export class ServiceStack extends Stack {
  constructor(
    scope: Construct,
    deployment: Deployment,
    data: DataStack,
    functions: readonly FunctionFacts[],
    routes: readonly ApiRoute[],
  ) {
    super(scope, stackNameOf(deployment, 'service'), {
      description: `Continuum ${deployment.stage}: API, functions and alarms of ${deployment.region}`,
      env: { region: deployment.region },
      terminationProtection: deployment.stage === 'prod',
      analyticsReporting: false,
    });
    const { resources, signIn } = data;
    const alarms = new Alarms(this, 'Alarms', resources.operationsKey, deployment.alarmContact);
    const deadLetters = deadLetterQueue(this, 'FunctionDeadLetters', {
      logicalId: 'FunctionDeadLetters',
      encryptionKey: resources.eventsKey,
    });
    alarms.add('FunctionDeadLetters', anyMessage(deadLetters, 'Lambda gave up on starting a function.'));
    for (const queue of data.busDeadLetters)
      alarms.add(`${queue.node.id}`, anyMessage(queue, 'A bus could not use its key on an event.'));
    const api = new PublicApi(this, 'Api', {
      name: `continuum-${deployment.stage}`,
      issuer: signIn.userPool.userPoolProviderUrl,
      memberClientId: signIn.memberClient.userPoolClientId,
      throttle: deployment.throttle,
      logRetentionDays: deployment.logRetentionDays,
      logsKey: resources.operationsKey,
    });
    const setting: HttpSetting = {
      deployment,
      resources,
      alarms,
      deadLetters,
      api: api.http,
      authorizer: api.authorizer,
      routes,
    };
    for (const facts of functions) this.#place(facts, setting);
    output(this, 'ApiUrl', api.url, 'Where the API answers');
    output(this, 'ApiId', api.http.apiId, 'The HTTP API');
    output(this, 'AuthorizerId', api.authorizerId, 'Its audience lists every client that may call');
  }

  #place(facts: FunctionFacts, setting: HttpSetting): void {
    const { trigger } = facts;
    const id = pascalCase(facts.name);
    switch (trigger.kind) {
      case 'http':
        new HttpFunction(this, id, facts, trigger, setting);
        break;
      case 'events':
        new BufferedConsumer(this, id, facts, trigger, setting);
        break;
      case 'stream':
        new StreamRelay(this, id, facts, trigger, setting);
        break;
      case 'schedule':
        new ScheduledFunction(this, id, facts, trigger, setting);
        break;
    }
  }
}

const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
