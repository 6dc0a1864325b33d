import type { Deployment } from './deployment.ts';

export interface Choice {
  readonly region?: string | undefined;
  readonly stage?: string | undefined;
}

/** The deployments a region or a stage picks; all where neither is given; one error naming the choices if none. */
export function chooseDeployments(
  all: readonly Deployment[],
  { region, stage }: Choice,
): readonly Deployment[] {
  const problems = [
    ...unknown('region', region, new Set(all.map((one) => one.region))),
    ...unknown('stage', stage, new Set(all.map((one) => one.stage))),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const chosen = all.filter(
    (one) => (region === undefined || one.region === region) && (stage === undefined || one.stage === stage),
  );
  if (chosen.length > 0) return chosen;
  const inRegion = all.filter((one) => one.region === region).map((one) => one.stage);
  throw new Error(`${region} has no stage ${stage}; it has ${inRegion.join(', ')}.`);
}

function unknown(what: string, came: string | undefined, choices: ReadonlySet<string>): string[] {
  if (came === undefined || choices.has(came)) return [];
  return [`There is no ${what} ${JSON.stringify(came)}. Choose from: ${[...choices].sort().join(', ')}.`];
}
