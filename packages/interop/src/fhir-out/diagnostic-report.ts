import { identifiersOf, metaOf, organization, personOf, requestIdOf, taskIdOf } from './ids.ts';
import type { ReferralSeen } from './referral-seen.ts';
import type { DiagnosticReport } from './resources.ts';

/** The report that stands now: one that was issued, until the program goes on after it. */
export const reportOf = (seen: ReferralSeen): DiagnosticReport | undefined => {
  const { episode } = seen;
  const issued = episode?.report?.issuedAt;
  const stands = [episode?.position, episode?.closedFrom].includes('report/issued');
  if (issued === undefined || !stands) return undefined;
  return {
    resourceType: 'DiagnosticReport',
    id: taskIdOf(seen),
    meta: metaOf(seen),
    identifier: identifiersOf(seen),
    basedOn: [{ reference: `ServiceRequest/${requestIdOf(seen)}` }],
    status: episode?.position === 'closed/entered-in-error' ? 'entered-in-error' : 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '18842-5' }], text: 'Discharge summary' },
    subject: personOf(seen),
    issued,
    performer: [organization(seen.practiceName)],
  };
};
