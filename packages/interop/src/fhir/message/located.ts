import type { JsonObject } from '../../json/value.ts';

/** A resource and where in the message it stands. */
export interface Located {
  readonly resource: JsonObject;
  readonly type: string;
  /** `entry[3].resource`, `entry[3].resource.contained[0]`, or nothing for a resource that is the message itself. */
  readonly path: string;
  readonly fullUrl?: string;
  /** The resource this one is contained in. */
  readonly container?: Located;
  /** It stands in a Bundle inside the Bundle. */
  readonly nested?: true;
}

/** The path of an element of something at a path. */
export const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
