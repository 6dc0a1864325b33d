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

/** What a partner reads. */
export type ReadableResource = Task | ServiceRequest | DiagnosticReport;

export type Severity = 'fatal' | 'error' | 'warning' | 'information';

/** @see https://hl7.org/fhir/R4/valueset-issue-type.html */
export type IssueType =
  | 'structure'
  | 'required'
  | 'invalid'
  | 'login'
  | 'forbidden'
  | 'not-found'
  | 'not-supported'
  | 'business-rule'
  | 'duplicate'
  | 'conflict'
  | 'too-long'
  | 'exception'
  | 'transient'
  | 'processing'
  | 'informational';

export interface OutcomeIssue {
  readonly severity: Severity;
  readonly code: IssueType;
  readonly details: CodeableConcept;
  readonly diagnostics?: string;
  /** FHIRPath of the element; `http.` and a name of what stands outside the body. */
  readonly expression?: readonly string[];
}

export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly id?: string;
  readonly issue: readonly OutcomeIssue[];
}

export interface MessageHeader {
  readonly resourceType: 'MessageHeader';
  readonly id: string;
  readonly eventCoding: Coding;
  readonly source: { readonly name: string; readonly endpoint: string };
  readonly response: {
    readonly identifier: string;
    readonly code: 'ok' | 'transient-error' | 'fatal-error';
    readonly details: Reference;
  };
  readonly focus?: readonly Reference[];
}

export interface BundleEntry {
  readonly fullUrl?: string;
  readonly resource?: object;
  readonly search?: { readonly mode: 'match' | 'outcome' };
  readonly response?: {
    readonly status: string;
    readonly location?: string;
    readonly outcome?: OperationOutcome;
  };
}

export interface Bundle {
  readonly resourceType: 'Bundle';
  readonly type: 'message' | 'transaction-response' | 'searchset';
  readonly timestamp?: string;
  readonly total?: number;
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
  readonly entry: readonly BundleEntry[];
}
