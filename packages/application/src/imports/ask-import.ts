import {
  type ImportId,
  type ImportRequest,
  type ImportView,
  importMediaTypes,
  type PartnerId,
} from '@continuum/contracts';
import { type ImportJob, type ImportPlace, TransientError } from '../ports/index.ts';
import {
  createdImport,
  decideCancelling,
  decideTaking,
  decideTrying,
  type ImportDecision,
  type ImportFailure,
} from './import-job.ts';
import { importView } from './import-views.ts';
import { goOn, type ImportNeeds } from './work-on-import.ts';

export type ImportResult =
  | { readonly kind: 'done'; readonly view: ImportView }
  | { readonly kind: 'rejected'; readonly failures: readonly ImportFailure[] }
  | { readonly kind: 'not-found' };

const attemptsMost = 5;

/** What a request waits for; the rest goes on without it. */
const slicesAtOnce = 1;
const noLimit = '9999-12-31T23:59:59.999Z' as never;

type Decide = (job: ImportJob) => Promise<ImportDecision>;

/** @throws TransientError when others keep changing the job */
const decided = async (
  place: ImportPlace,
  decide: Decide,
  { imports }: ImportNeeds,
): Promise<ImportDecision | { readonly kind: 'not-found' }> => {
  for (let attempts = 0; attempts < attemptsMost; attempts += 1) {
    const job = await imports.load(place);
    if (job === undefined) return { kind: 'not-found' };
    const decision = await decide(job);
    if (decision.kind !== 'changed' || (await imports.save(decision.job)) === 'saved') return decision;
  }
  throw new TransientError('the import keeps changing');
};

const resultOf = async (
  decision: ImportDecision | { readonly kind: 'not-found' },
  needs: ImportNeeds,
): Promise<ImportResult> =>
  'job' in decision ? { kind: 'done', view: await importView(decision.job, needs) } : decision;

/** Begins a run; its first rows are done when this resolves, so that a small file has its answer at once. */
const begun = async (
  place: ImportPlace,
  decide: Decide,
  needs: ImportNeeds,
  onDefect: (cause: unknown) => void,
): Promise<ImportResult> => {
  const decision = await decided(place, decide, needs);
  if (decision.kind !== 'changed') return resultOf(decision, needs);
  await goOn(decision.job, { slices: slicesAtOnce, until: noLimit }, needs, onDefect);
  return readImport(place, needs);
};

/** A new import, and where its file goes. */
export const createImport = async (
  partnerId: PartnerId,
  request: ImportRequest,
  needs: ImportNeeds,
): Promise<ImportView> => {
  const { imports, importFiles, surroundings } = needs;
  const place = { partnerId, importId: surroundings.newId('im') as ImportId };
  const job = createdImport(place, request, surroundings.now());
  await imports.save(job);
  const upload = {
    method: 'PUT',
    ...(await importFiles.uploadAddress(job, importMediaTypes[job.format])),
  } as const;
  return { ...(await importView(job, needs)), upload };
};

export const readImport = async (place: ImportPlace, needs: ImportNeeds): Promise<ImportResult> => {
  const job = await needs.imports.load(place);
  return job === undefined ? { kind: 'not-found' } : { kind: 'done', view: await importView(job, needs) };
};

export const tryImport = (
  place: ImportPlace,
  needs: ImportNeeds,
  onDefect: (cause: unknown) => void,
): Promise<ImportResult> =>
  begun(
    place,
    async (job) =>
      decideTrying(
        job,
        job.status !== 'awaiting-file' || (await needs.importFiles.isThere(job)),
        needs.surroundings.now(),
      ),
    needs,
    onDefect,
  );

export const takeImport = (
  place: ImportPlace,
  needs: ImportNeeds,
  onDefect: (cause: unknown) => void,
): Promise<ImportResult> =>
  begun(place, async (job) => decideTaking(job, needs.surroundings.now()), needs, onDefect);

export const cancelImport = async (place: ImportPlace, needs: ImportNeeds): Promise<ImportResult> =>
  resultOf(await decided(place, async (job) => decideCancelling(job), needs), needs);
