import {
  everyLoop,
  findReferrals,
  listReferrals,
  type OwnId,
  type ReferralNeeds,
  readReferral,
  type SeenReferral,
} from '@continuum/application';
import { type DischargeId, type ReadResource, routesByName } from '@continuum/contracts';
import {
  type Answer,
  entityTag,
  issuesAnswer,
  notFound,
  ok,
  type RouteHandlers,
  type RouteRequestOf,
} from '@continuum/lambda';

interface Resource {
  readonly id: string;
  readonly meta: { readonly versionId: string };
}

/** Shows a partner its referrals in FHIR. */
export interface FhirReadings {
  dischargeIdOf(type: ReadResource, id: string): DischargeId | undefined;
  ownIdsIn(parameter: string): readonly OwnId[];
  resourceOf(type: ReadResource, seen: SeenReferral): Resource | undefined;
  searchset(searched: {
    readonly base: string;
    readonly type: ReadResource;
    readonly asked: readonly (readonly [string, string])[];
    readonly found: readonly Resource[];
    readonly next?: string;
    readonly total?: number;
    readonly unknown: number;
    readonly known: readonly string[];
  }): object;
}

export type FhirReadingNeeds = ReferralNeeds & { readonly fhir: FhirReadings };

const known = Object.keys(routesByName['search-fhir'].query.shape);

type Query = RouteRequestOf<'search-fhir'>['query'];

/** Those of a search that are none of its own; one that would narrow `identifier` is not to be passed over. */
const unknownIn = (query: Query) => {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  return { unknown, narrowing: unknown.filter((name) => /^identifier[:.]/.test(name)) };
};

const isStrict = (prefer: string | undefined): boolean =>
  /(^|[\s,;])handling\s*=\s*"?strict\b/i.test(prefer ?? '');

const refused = (count: number): Answer =>
  issuesAnswer('invalid-request', [
    { path: ['query'], expected: known.join(', '), got: `${count} other parameters` },
  ]);

/** Of the one ServiceRequest of a referral there are no times that it was gone through. */
const timesOf = async (
  type: ReadResource,
  seen: SeenReferral,
  { reading }: FhirReadingNeeds,
): Promise<readonly SeenReferral[]> => (type === 'ServiceRequest' ? [seen] : everyLoop(seen, reading));

const read = async (
  { partner, path: { resourceType, resourceId } }: RouteRequestOf<'read-fhir'>,
  needs: FhirReadingNeeds,
): Promise<Resource | undefined> => {
  const { fhir } = needs;
  const dischargeId = fhir.dischargeIdOf(resourceType, resourceId);
  const now = dischargeId && (await readReferral(partner, dischargeId, needs));
  if (now === undefined) return undefined;
  const present = fhir.resourceOf(resourceType, now);
  if (present?.id === resourceId) return present;
  return (await timesOf(resourceType, now, needs))
    .map((seen) => fhir.resourceOf(resourceType, seen))
    .find((resource) => resource?.id === resourceId);
};

const search = async (
  { partner, path: { resourceType: type }, query, origin }: RouteRequestOf<'search-fhir'>,
  unknown: number,
  needs: FhirReadingNeeds,
): Promise<object> => {
  const { fhir } = needs;
  const { identifier, _count: limit, after } = query;
  const { referrals, next } =
    identifier === undefined
      ? await listReferrals(partner, { limit, after }, needs)
      : { referrals: await findReferrals(partner, fhir.ownIdsIn(identifier), needs) };
  const times = await Promise.all(referrals.map((seen) => timesOf(type, seen, needs)));
  const found = times
    .flat()
    .map((seen) => fhir.resourceOf(type, seen))
    .filter((resource) => resource !== undefined);
  const asked = Object.entries({ identifier, _count: String(limit), after }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return fhir.searchset({
    base: `${origin}/fhir`,
    type,
    asked,
    found,
    ...(next === undefined ? {} : { next }),
    ...(identifier === undefined ? {} : { total: found.length }),
    unknown,
    known,
  });
};

/** Where a partner's referrals stand, in FHIR. Only what this partner sent is ever looked in. */
export const fhirReadingHandlers = (needs: FhirReadingNeeds): RouteHandlers<'read-fhir' | 'search-fhir'> => ({
  'read-fhir': async (request) => {
    const resource = await read(request, needs);
    if (resource === undefined) return notFound;
    return { ...ok(resource), headers: { etag: `W/${entityTag(Number(resource.meta.versionId))}` } };
  },
  'search-fhir': async (request) => {
    const { unknown, narrowing } = unknownIn(request.query);
    const wrong = isStrict(request.headers.prefer) ? unknown : narrowing;
    return wrong.length > 0 ? refused(wrong.length) : ok(await search(request, unknown.length, needs));
  },
});
