import {
  answerTypeOf,
  documentIssues,
  type InformationReader,
  isDocument,
  provideDocument,
  provideInformation,
} from '@continuum/application';
import { informationProvided, routesByName } from '@continuum/contracts';
import { type Answer, issuesAnswer, type RouteHandlers, readJsonBody } from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';
import type { PartnerNeeds } from './standing.ts';

/** What taking answers needs of the world. */
export interface InformationNeeds extends PartnerNeeds {
  readonly informationReader: InformationReader;
}

const { mediaTypes } = routesByName['provide-information'].request;
const told = { malformed: 'invalid-body', mediaTypes } as const;

/** What a document is called that came without a title. */
const untitled = 'Document';

/** What says something of a document says nothing of data. */
const misplaced = (given: Readonly<Record<string, unknown>>): Answer | undefined => {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  return names.length === 0
    ? undefined
    : issuesAnswer(
        'invalid-request',
        names.map((name) => ({ path: [name], expected: 'nothing, beside data', got: 'a value' })),
      );
};

/** What a partner adds to a discharge it sent: data in our form or in FHIR, or a paper as a document. */
export const informationHandlers = (needs: InformationNeeds): RouteHandlers<'provide-information'> => ({
  'provide-information': async ({
    partner,
    path: { messageId },
    query,
    headers,
    body: { bytes, mediaType },
  }) => {
    const body = { bytes, mediaType: answerTypeOf(mediaType, bytes) };
    const sent = { partner, messageId, ...body };
    const { supplies } = query;
    const title = headers['document-title'];
    if (isDocument(body.mediaType)) {
      const document = { ...sent, title: title ?? untitled, supplies };
      return receiptAnswer(await provideDocument(document, needs), { body, ...told });
    }
    const wrong = misplaced({ supplies, 'document-title': title });
    if (wrong !== undefined) return wrong;
    const contradicted = documentIssues(body.mediaType, bytes);
    if (contradicted.length > 0) return issuesAnswer('invalid-body', contradicted);
    const inFhir = needs.informationReader.read(body.mediaType, body.bytes, partner);
    if (inFhir === undefined) {
      const inJson = readJsonBody(body.bytes, informationProvided);
      if (!inJson.ok) return inJson.answer;
      const provided = { ...sent, information: inJson.value };
      return receiptAnswer(await provideInformation(provided, needs), { body, ...told });
    }
    const { information, issues, ...read } = inFhir;
    const result =
      information === undefined
        ? ({ kind: 'malformed', issues } as const)
        : await provideInformation({ ...sent, information, read }, needs);
    return receiptAnswer(result, { body, ...told });
  },
});
