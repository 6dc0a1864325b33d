export {
  findReferrals,
  listReferrals,
  type OwnId,
  type ReferralNeeds,
  readReferral,
} from './find-referrals.ts';
export { everyLoop } from './loops.ts';
export type { SeenReferral } from './seen-referral.ts';
