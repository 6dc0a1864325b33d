import type { DischargeId } from '@continuum/contracts';
import { reportOf } from '../diagnostic-report.ts';
import type { ReferralSeen } from '../referral-seen.ts';
import type { Bundle, ReadableResource } from '../resources.ts';
import { serviceRequestOf } from '../service-request.ts';
import { taskOf } from '../task.ts';
import { dischargeIdOf, type ReadResource } from './resource-ids.ts';
import { type Searched, searchset } from './searchset.ts';
import { type OwnId, ownIdsIn } from './tokens.ts';

/** Shows a partner its referrals in FHIR. Never throws on any input. */
export interface FhirReadings {
  dischargeIdOf(type: ReadResource, id: string): DischargeId | undefined;
  ownIdsIn(parameter: string): readonly OwnId[];
  /** Undefined where there is none yet: a report that was not issued. */
  resourceOf(type: ReadResource, seen: ReferralSeen): ReadableResource | undefined;
  searchset(searched: Searched): Bundle;
}

const writers: {
  readonly [Type in ReadResource]: (seen: ReferralSeen) => ReadableResource | undefined;
} = { Task: taskOf, ServiceRequest: serviceRequestOf, DiagnosticReport: reportOf };

export const fhirReadings: FhirReadings = {
  dischargeIdOf,
  ownIdsIn,
  resourceOf: (type, seen) => writers[type](seen),
  searchset,
};
