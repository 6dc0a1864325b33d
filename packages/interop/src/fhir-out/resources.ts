/** The parts of FHIR R4 that are written. @see https://hl7.org/fhir/R4/task.html */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

export interface CodeableConcept {
  readonly coding?: readonly Coding[];
  readonly text?: string;
}

export interface Identifier {
  readonly system: string;
  readonly value: string;
}

export interface Reference {
  readonly reference?: string;
  readonly type?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
}

interface Meta {
  readonly versionId: string;
  readonly lastUpdated: string;
  readonly profile?: readonly string[];
}

export type TaskStatus =
  | 'requested'
  | 'accepted'
  | 'rejected'
  | 'in-progress'
  | 'on-hold'
  | 'failed'
  | 'completed'
  | 'cancelled'
  | 'entered-in-error';

export interface Task {
  readonly resourceType: 'Task';
  readonly id: string;
  readonly meta: Meta;
  readonly identifier: readonly Identifier[];
  readonly status: TaskStatus;
  readonly statusReason?: CodeableConcept;
  readonly businessStatus?: CodeableConcept;
  readonly intent: 'order';
  readonly code: CodeableConcept;
  readonly focus: Reference;
  readonly for: Reference;
  readonly authoredOn: string;
  readonly lastModified: string;
  readonly requester: Reference;
  readonly owner: Reference;
  readonly output?: readonly { readonly type: CodeableConcept; readonly valueReference: Reference }[];
}

export interface ServiceRequest {
  readonly resourceType: 'ServiceRequest';
  readonly id: string;
  readonly meta: Meta;
  readonly identifier: readonly Identifier[];
  readonly status: 'active' | 'revoked' | 'completed' | 'entered-in-error';
  readonly intent: 'order';
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly authoredOn: string;
  readonly requester: Reference;
  readonly performer: readonly Reference[];
}

export interface DiagnosticReport {
  readonly resourceType: 'DiagnosticReport';
  readonly id: string;
  readonly meta: Meta;
  readonly identifier: readonly Identifier[];
  readonly basedOn: readonly Reference[];
  readonly status: 'final' | 'entered-in-error';
  readonly code: CodeableConcept;
  readonly subject: Reference;
  readonly issued: string;
  readonly performer: readonly Reference[];
}
