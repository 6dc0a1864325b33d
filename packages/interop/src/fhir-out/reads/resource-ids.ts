import type { DischargeId } from '@continuum/contracts';

/** Resources of which a partner reads those of its own referrals. */
export type ReadResource = 'Task' | 'ServiceRequest' | 'DiagnosticReport';

const ofRequest = /^di-[a-z2-7]{16,52}$/;
/** With the time that the referral was gone through. */
const ofTime = /^(di-[a-z2-7]{16,52})\.[1-9]\d{0,5}$/;

/** The referral that the id of a resource stands for; undefined of an id that none of ours has. */
export const dischargeIdOf = (type: ReadResource, id: string): DischargeId | undefined => {
  const request = type === 'ServiceRequest' ? ofRequest.exec(id)?.[0] : ofTime.exec(id)?.[1];
  return request?.replace('-', '_') as DischargeId | undefined;
};
