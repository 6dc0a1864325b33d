import type * as z from 'zod';

/** One resource of one stack, under the name it would have in AWS. */
export interface NamedResource {
  readonly stackName: string;
  readonly logicalId: string;
  /** Physical name: the one the template gives, or `<stack>-<logical id>`. */
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** A generated value (a client's secret, say) that is made once and kept in the data folder. */
  remembered(purpose: string, make: () => string): string;
}

/**
 * How one resource type is read. `schema` lists the properties that are run, `inert` those that have no
 * effect on one machine (encryption keys, tags, log settings). Any other property stops the start.
 */
export interface ResourceDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly nameProperty?: string;
  readonly schema: Schema;
  readonly inert: readonly string[];
  ref(resource: NamedResource): string;
  readonly attributes: Readonly<Record<string, (resource: NamedResource) => string>>;
}

/** A resource ready to be run: its identity, its properties with every reference resolved, its metadata. */
export interface RunResource<Properties> {
  readonly resource: NamedResource;
  readonly ref: string;
  readonly properties: Properties;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export function defineResource<Schema extends z.ZodType>(
  definition: ResourceDefinition<Schema>,
): ResourceDefinition<Schema> {
  return definition;
}

export const arn = (resource: NamedResource, service: string, path: string): string =>
  `arn:aws:${service}:${resource.region}:${resource.account}:${path}`;
