import type { DischargeId } from '@continuum/contracts';

/** Resources of which a partner reads those of its own referrals. */
export type ReadResource = 'Task' | 'ServiceRequest' | 'DiagnosticReport';

const shape = /^di-([a-z2-7]{16,52})(?:\.([1-9]\d{0,5}))?$/;

/**
 * The referral that the id of a resource stands for and, but for the one ServiceRequest, which time it was gone through;
 * undefined of an id that none of ours has.
 */
export const referralOf = (
  type: ReadResource,
  id: string,
): { readonly dischargeId: DischargeId; readonly loop?: number } | undefined => {
  const [, hash, loop] = shape.exec(id) ?? [];
  if (hash === undefined || (loop === undefined) !== (type === 'ServiceRequest')) return undefined;
  const dischargeId = `di_${hash}` as DischargeId;
  return loop === undefined ? { dischargeId } : { dischargeId, loop: Number(loop) };
};
