import { bucketResource } from '../buckets/bucket-template.ts';
import { busResource, ruleResource } from '../buses/bus-template.ts';
import { functionResource } from '../functions/function-template.ts';
import { mappingResource } from '../functions/mapping-template.ts';
import {
  apiResource,
  authorizerResource,
  integrationResource,
  routeResource,
  stageResource,
} from '../gateway/gateway-template.ts';
import {
  poolClientResource,
  poolDomainResource,
  poolResource,
  resourceServerResource,
} from '../issuer/pool-template.ts';
import { queueResource } from '../queues/queue-template.ts';
import { scheduleResource } from '../schedules/schedule-template.ts';
import { secretResource } from '../secrets/secret-template.ts';
import { tableResource } from '../tables/table-template.ts';
import type { ResourceDefinition } from '../template/resource-definition.ts';

/** Every resource type the local cloud runs. What is neither here nor among the inert ones is refused. */
export const runTypes: readonly ResourceDefinition[] = [
  tableResource,
  functionResource,
  mappingResource,
  queueResource,
  busResource,
  ruleResource,
  scheduleResource,
  bucketResource,
  apiResource,
  routeResource,
  integrationResource,
  authorizerResource,
  stageResource,
  poolResource,
  poolClientResource,
  resourceServerResource,
  poolDomainResource,
  secretResource,
];
