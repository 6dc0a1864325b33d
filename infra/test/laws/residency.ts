import type { Template } from '../template.ts';

/**
 * Every region code AWS has, and those it will have: a geography, a direction, a number.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const regionCode =
  /\b(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us|us-gov|us-iso[a-z]?)-(?:central|east|north|northeast|northwest|south|southeast|southwest|west)-\d\b/g;

const otherSections = ['Outputs', 'Parameters', 'Conditions', 'Mappings', 'Rules'] as const;

/** Everything a template holds, each part under the name it is told by. */
const partsOf = (template: Template): (readonly [name: string, part: unknown])[] => [
  ...Object.entries(template.Resources).map(
    ([logicalId, resource]) => [`${logicalId} (${resource.Type})`, resource] as const,
  ),
  ...otherSections.flatMap((section) =>
    Object.entries(template[section] ?? {}).map(([name, part]) => [`${section}.${name}`, part] as const),
  ),
];

/** Where a template names another region than its own, each place once. */
export function foreignRegions(template: Template, region: string): string[] {
  return partsOf(template).flatMap(([name, part]) => {
    const named = new Set(JSON.stringify([name, part]).match(regionCode) ?? []);
    named.delete(region);
    return [...named].map((other) => `${name} names ${other}`);
  });
}
