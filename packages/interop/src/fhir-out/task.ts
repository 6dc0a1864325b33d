import { reportOf } from './diagnostic-report.ts';
import { identifiersOf, metaOf, organization, personOf, requestIdOf, taskIdOf } from './ids.ts';
import type { ReferralSeen } from './referral-seen.ts';
import type { CodeableConcept, Task } from './resources.ts';
import { businessStatuses, type TaskStanding, taskStanding } from './task-standing.ts';

const businessSystem = 'http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS';

/** Why a program stands still is the practice's and the client's own; that it does is not. */
const standingStill = {
  'on-hold': 'The program is on hold.',
  'returned-to-provider': 'The client was returned to the provider.',
} as const;

const reasonOf = ({ episode }: ReferralSeen, { reason }: TaskStanding): CodeableConcept | undefined => {
  if (reason === undefined) return undefined;
  if (reason !== 'ended') return { text: standingStill[reason] };
  const ended = episode?.ended?.reason;
  return ended === undefined
    ? { text: 'No reason was given.' }
    : { coding: [{ system: 'urn:continuum:reason', code: ended }], text: ended.replaceAll('-', ' ') };
};

const businessOf = ({ business }: TaskStanding): CodeableConcept | undefined =>
  business && {
    coding: [{ system: businessSystem, code: business, display: businessStatuses[business] }],
  };

const outputOf = (seen: ReferralSeen): Pick<Task, 'output'> => {
  const report = reportOf(seen);
  if (report === undefined) return {};
  const system = 'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes';
  return {
    output: [
      {
        type: { coding: [{ system, code: 'resulting-activity' }] },
        valueReference: { reference: `DiagnosticReport/${report.id}` },
      },
    ],
  };
};

/**
 * The Task of a referral's present loop, after the Physical Activity guide.
 * @see http://hl7.org/fhir/us/physical-activity/StructureDefinition/pa-task-for-referral-management
 */
export const taskOf = (seen: ReferralSeen): Task => {
  const standing = taskStanding(seen.episode);
  const statusReason = reasonOf(seen, standing);
  const businessStatus = businessOf(standing);
  return {
    resourceType: 'Task',
    id: taskIdOf(seen),
    meta: metaOf(seen),
    identifier: identifiersOf(seen),
    status: standing.status,
    ...(statusReason === undefined ? {} : { statusReason }),
    ...(businessStatus === undefined ? {} : { businessStatus }),
    intent: 'order',
    code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
    focus: { reference: `ServiceRequest/${requestIdOf(seen)}` },
    for: personOf(seen),
    authoredOn: seen.receivedAt,
    lastModified: seen.changedAt,
    requester: organization(seen.partnerName),
    owner: organization(seen.practiceName),
    ...outputOf(seen),
  };
};
