import type { FileVerdict } from '../posting/post-folder.ts';
import type { ReasonClass } from '../reasons/reason-class.ts';
import type { ValidatedCase } from './validated-cases.ts';

/** Cases that two judged alike: HL7's validator, and the system. */
export interface JudgedAlike {
  readonly validator: 'valid' | 'invalid';
  readonly here: 'taken' | 'refused';
  readonly cases: number;
  /** Why, in classes: for which reason it was refused here, else what the validator found. */
  readonly classes: Readonly<Record<string, number>>;
}

export interface Agreement {
  readonly cases: number;
  /** Cases of which both say something. */
  readonly judged: number;
  /** Taken and valid, or refused and invalid. */
  readonly agree: number;
  readonly groups: readonly JudgedAlike[];
}

const taken = new Set(['accepted', 'accepted with gaps']);

const judgedBy = ({ verdict, code }: ValidatedCase, posted: FileVerdict) => {
  const { outcome, reasonClasses } = posted.alone ?? posted;
  const here = taken.has(outcome) ? ('taken' as const) : ('refused' as const);
  const why: ReasonClass | string | undefined = here === 'refused' ? reasonClasses[0] : code;
  return { validator: verdict, here, why: why ?? (verdict === 'invalid' ? 'not-said' : 'fit') };
};

const counted = (all: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(all, (one) => one)]
      .map(([one, same]) => [one, same.length] as const)
      .sort(([, one], [, other]) => other - one),
  );

/** How far the system refuses what HL7's validator does, and takes what it finds valid. */
export const agreementOf = (
  cases: readonly ValidatedCase[],
  posted: readonly FileVerdict[],
): Agreement | undefined => {
  if (cases.length === 0) return undefined;
  const byName = new Map(posted.map((one) => [`${one.folder}/${one.file}`, one]));
  const judged = cases.flatMap((one) => {
    const verdict = byName.get(`${one.folder}/${one.file}`);
    return one.verdict === 'untold' || verdict === undefined || verdict.outcome === 'failed'
      ? []
      : [judgedBy(one, verdict)];
  });
  const groups = (['valid', 'invalid'] as const).flatMap((validator) =>
    (['taken', 'refused'] as const).map((here): JudgedAlike => {
      const alike = judged.filter((one) => one.validator === validator && one.here === here);
      return { validator, here, cases: alike.length, classes: counted(alike.map(({ why }) => why)) };
    }),
  );
  const agree = groups
    .filter(({ validator, here }) => (validator === 'valid') === (here === 'taken'))
    .reduce((sum, { cases: alike }) => sum + alike, 0);
  return { cases: cases.length, judged: judged.length, agree, groups };
};
