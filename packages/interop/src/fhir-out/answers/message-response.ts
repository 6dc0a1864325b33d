import type { Bundle, MessageHeader, OperationOutcome } from '../resources.ts';

export interface MessageResponse {
  /** The id of the message that is answered, as its sender wrote it. */
  readonly identifier: string;
  readonly code: MessageHeader['response']['code'];
  readonly outcome: OperationOutcome;
  /** Where the API is: `https://api.example.com/fhir`. */
  readonly base: string;
  /** Of the message, base64url: the answer's own id derives from it, so that a retry gets the same answer. */
  readonly hash: string;
  readonly at?: string;
  /** The Task, where there is one by now. */
  readonly task?: string;
}

/** An id of FHIR has no underscore. */
const idOf = (hash: string): string => `re-${hash.replaceAll('_', '.')}`;

/** The answer to a message. @see https://hl7.org/fhir/R4/messageheader-definitions.html#MessageHeader.response */
export const messageResponse = ({
  identifier,
  code,
  outcome,
  base,
  hash,
  at,
  task,
}: MessageResponse): Bundle => {
  const id = idOf(hash);
  const details = `${base}/OperationOutcome/${id}`;
  const header: MessageHeader = {
    resourceType: 'MessageHeader',
    id,
    eventCoding: { system: 'urn:continuum:message-event', code: 'referral-answer' },
    source: { name: 'Continuum', endpoint: base },
    response: { identifier, code, details: { reference: details } },
    ...(task === undefined ? {} : { focus: [{ reference: `${base}/${task}` }] }),
  };
  return {
    resourceType: 'Bundle',
    type: 'message',
    ...(at === undefined ? {} : { timestamp: at }),
    entry: [
      { fullUrl: `${base}/MessageHeader/${id}`, resource: header },
      { fullUrl: details, resource: { ...outcome, id } },
    ],
  };
};
