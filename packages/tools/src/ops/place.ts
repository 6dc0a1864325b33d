import * as z from 'zod';
import type { Options, Reading, Typed } from './arguments.ts';

/** Where a command works: on this machine, found through its data folder, or in a region of AWS. */
export type Place =
  | { readonly kind: 'local'; readonly dataFolder: string }
  | { readonly kind: 'deployed'; readonly region: string; readonly stage: 'dev' | 'prod' };

export const placeOptions: Options = {
  data: { type: 'string', value: 'DIR', says: 'data folder of a running local cloud (default .continuum)' },
  region: { type: 'string', value: 'REGION', says: 'of a deployed stage, with --stage and AWS credentials' },
  stage: { type: 'string', value: 'STAGE', says: 'dev or prod, with --region' },
};

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/);
const stage = z.enum(['dev', 'prod']);

const placeProblems = ({ data, region: typedRegion, stage: typedStage }: Typed): string[] => {
  const deployed = typedRegion !== undefined || typedStage !== undefined;
  if (!deployed) return data === '' ? ['--data: expected a folder; got nothing'] : [];
  return [
    ...(data === undefined
      ? []
      : ['--data: a local cloud is found by its folder, a deployed stage by --region and --stage']),
    ...(region.safeParse(typedRegion).success
      ? []
      : [`--region: expected a region, such as us-east-1; got ${typedRegion ?? 'nothing'}`]),
    ...(stage.safeParse(typedStage).success
      ? []
      : [`--stage: expected dev or prod; got ${typedStage ?? 'nothing'}`]),
  ];
};

/** The place among the options, or every problem with it. */
export const readPlace = (typed: Typed): Reading<Place> => {
  const problems = placeProblems(typed);
  if (problems.length > 0) return { ok: false, problems };
  if (typed['region'] === undefined)
    return { ok: true, value: { kind: 'local', dataFolder: String(typed['data'] ?? '.continuum') } };
  const value = {
    kind: 'deployed',
    region: String(typed['region']),
    stage: stage.parse(typed['stage']),
  } as const;
  return { ok: true, value };
};
