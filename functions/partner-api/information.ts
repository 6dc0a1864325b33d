import { isDocument, provideDocument, provideInformation } from '@continuum/application';
import { informationProvided, routesByName } from '@continuum/contracts';
import {
  type Answer,
  issuesAnswer,
  type RequestBody,
  type RouteHandlers,
  readJsonBody,
} from '@continuum/lambda';
import { receiptAnswer } from './receipts.ts';
import type { InformationNeeds } from './standing.ts';

const { mediaTypes } = routesByName['provide-information'].request;
const told = { malformed: 'invalid-body', mediaTypes } as const;

/** What a document is called that came without a title. */
const untitled = 'Document';

const fhir = /^\s*application\/fhir\+json\s*(;|$)/i;

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
export const informationHandlers = (needs: InformationNeeds): RouteHandlers<'provide-information'> => {
  const { informationReader } = needs;
  const isFhir = ({ mediaType, bytes }: RequestBody): boolean =>
    fhir.test(mediaType) || informationReader.recognises(bytes);
  return {
    'provide-information': async ({ partner, path: { messageId }, query, headers, body }) => {
      const sent = { partner, messageId, ...body };
      const { supplies } = query;
      const title = headers['document-title'];
      if (isDocument(body.mediaType))
        return receiptAnswer(await provideDocument({ ...sent, title: title ?? untitled, supplies }, needs), {
          body,
          ...told,
        });
      const wrong = misplaced({ supplies, 'document-title': title });
      if (wrong !== undefined) return wrong;
      if (!isFhir(body)) {
        const read = readJsonBody(body.bytes, informationProvided);
        if (!read.ok) return read.answer;
        return receiptAnswer(await provideInformation({ ...sent, information: read.value }, needs), {
          body,
          ...told,
        });
      }
      const { information, issues, ...read } = informationReader.read(body.mediaType, body.bytes, partner);
      const result =
        information === undefined
          ? ({ kind: 'malformed', issues } as const)
          : await provideInformation({ ...sent, information, read }, needs);
      return receiptAnswer(result, { body, ...told });
    },
  };
};
