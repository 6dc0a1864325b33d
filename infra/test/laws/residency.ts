import type { Template } from '../template.ts';

/**
 * Every region code AWS has, and those it will have: a geography, a direction, a number.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const regionCode =
  /\b(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us|us-gov|us-iso[a-z]?)-(?:central|east|north|northeast|northwest|south|southeast|southwest|west)-\d\b/g;

/** Where a template names another region than its own, each place once. */
export function foreignRegions(template: Template, region: string): string[] {
  return Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
    const named = new Set(JSON.stringify(resource).match(regionCode) ?? []);
    named.delete(region);
    return [...named].map((other) => `${logicalId} (${resource.Type}) names ${other}`);
  });
}
