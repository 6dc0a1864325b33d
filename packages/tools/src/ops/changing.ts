import type { MemberChanges, PartnerChanges, PracticeChanges } from '@continuum/aws';
import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import type { Office } from './office.ts';
import { Refused } from './refused.ts';
import { requirePractices } from './registering.ts';

/** @throws Refused when there is no such practice */
export const changePractice = async (
  { desk }: Office,
  id: PracticeId,
  changes: PracticeChanges,
): Promise<void> => {
  if ((await desk.changePractice(id, changes)) === 'absent') throw new Refused(`There is no practice ${id}.`);
};

/** @throws Refused when there is no such partner clinic, or a practice it is to have an agreement with is not there */
export const changePartner = async (
  office: Office,
  id: PartnerId,
  changes: PartnerChanges,
): Promise<void> => {
  await requirePractices(office, changes.agreements?.map(({ practiceId }) => practiceId) ?? []);
  if ((await office.desk.changePartner(id, changes)) === 'absent')
    throw new Refused(`There is no partner clinic ${id}.`);
};

/** @throws Refused when the practice has no such member */
export const changeMember = async (
  { desk }: Office,
  practiceId: PracticeId,
  id: MemberId,
  changes: MemberChanges,
): Promise<void> => {
  if ((await desk.changeMember(practiceId, id, changes)) === 'absent')
    throw new Refused(`The practice ${practiceId} has no member ${id}.`);
};
