import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Fixes the logical id of a resource that holds data or that others know by its address. CloudFormation replaces
 * a resource whose logical id changes, so these do not follow the tree of constructs.
 */
export function pin(construct: IConstruct, logicalId: string): void {
  const resource = construct instanceof CfnResource ? construct : construct.node.defaultChild;
  if (!(resource instanceof CfnResource)) throw new Error(`${construct.node.path} holds no resource to pin`);
  resource.overrideLogicalId(logicalId);
}
