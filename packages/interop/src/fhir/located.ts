import { isObject, type JsonObject, listAt, textAt } from '../json/value.ts';

/** A resource and where in the Bundle it stands. */
export interface Located {
  readonly resource: JsonObject;
  readonly type: string;
  /** `entry[3].resource`, or `entry[3].resource.contained[0]`. */
  readonly path: string;
  readonly fullUrl?: string;
  /** The resource this one is contained in. */
  readonly container?: Located;
}

/** The resources contained in one, each with its place. */
export const containedIn = (container: Located): readonly Located[] =>
  listAt(container.resource['contained']).flatMap((resource, index) => {
    const type = isObject(resource) ? textAt(resource['resourceType']) : undefined;
    const path = `${container.path}.contained[${index}]`;
    return isObject(resource) && type !== undefined ? [{ resource, type, path, container }] : [];
  });
