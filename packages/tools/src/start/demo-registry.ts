import { memberId, partnerId, practiceId } from '@continuum/contracts';
import { latestPolicy } from '../ops/fields.ts';
import type { Office } from '../ops/office.ts';
import { addMember, addPartner, addPractice } from '../ops/registering.ts';
import type { DemoFile } from './demo-file.ts';

const northHarbor = practiceId.parse('north-harbor');
const timeZone = 'America/Chicago';

/** Who is registered for the demo; all plainly fictitious. */
export const demo = {
  practice: {
    practiceId: northHarbor,
    name: 'North Harbor Medical Exercise',
    timeZone,
    calendar: { closedWeekdays: [7], holidays: [] },
    policy: latestPolicy,
  },
  partner: {
    partnerId: partnerId.parse('riverside-pt'),
    name: 'Riverside Physical Therapy',
    timeZone,
    agreements: [{ practiceId: northHarbor, routingIdentifiers: ['1234567893'] }],
  },
  trainer: {
    memberId: memberId.parse('mara-lind'),
    practiceId: northHarbor,
    name: 'Mara Lind',
    roles: ['trainer'] as const,
    email: 'mara.lind@example.com',
  },
};

/**
 * Registers whoever is missing, as `npm run ops` does, and keeps what they sign in with as soon as it is known.
 * @throws Refused when one is registered whose secret is not kept
 */
export const registerDemo = async (
  office: Office,
  known: DemoFile,
  keep: (more: DemoFile) => DemoFile,
): Promise<DemoFile> => {
  if ((await office.desk.practice(northHarbor)) === undefined) await addPractice(office, demo.practice);
  let kept = known;
  if (kept.partner === undefined) kept = keep({ partner: await addPartner(office, demo.partner) });
  if (kept.trainer === undefined) kept = keep({ trainer: await addMember(office, demo.trainer) });
  return kept;
};
