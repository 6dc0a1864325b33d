import { problem, problemMediaType } from '@continuum/contracts';
import { er7Type, toldIn } from '../../kit/er7-answers.ts';
import type { WireAnswer } from '../../kit/system/gateway.ts';
import { marker } from '../bodies/hostile-values.ts';
import { undescribed } from './described-answers.ts';

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** The sender's own id of its message comes back to the sender, on the receipt of a refusal. */
const withoutOwnId = (body: unknown): unknown => {
  const { receipt, ...rest } = Object(body);
  return receipt === undefined ? rest : { ...rest, receipt: { ...receipt, messageId: '' } };
};

const problemComplaints = (status: number, mediaType: string, body: unknown): readonly string[] => {
  if (status < 400) return [];
  const read = problem.safeParse(body);
  return [
    ...(mediaType === problemMediaType ? [] : [`a problem came as ${mediaType}`]),
    ...(read.success ? [] : ['a problem is not a problem document']),
    ...(read.success && read.data.status !== status ? ['a problem names another status than it has'] : []),
    ...(JSON.stringify(withoutOwnId(body)).includes(marker) ? ['a problem repeats what was sent'] : []),
  ];
};

/** What is wrong with an answer in HL7 v2: no acknowledgement, a code that contradicts the status, or an echo. */
const er7Complaints = (status: number, text: string): readonly string[] => {
  const [header = '', acknowledged = ''] = text.split('\r');
  const code = acknowledged.slice(4, 6);
  return [
    ...(/^MSH\W/.test(header) && /^MSA\W(AA|AE|AR)/.test(acknowledged)
      ? []
      : ['the answer is no acknowledgement']),
    ...(status >= 400 && code === 'AA' ? [`AA came with ${status}`] : []),
    ...(toldIn(text).includes(marker) ? ['an acknowledgement repeats what was sent'] : []),
  ];
};

const fhirType = 'application/fhir+json';

const headerOf = (body: Record<string, never>) => Object(Object(body['entry']?.[0])['resource']);

/** The sender's own id of its message comes back in the answer to it. */
const withoutAnswered = (body: Record<string, never>) => {
  const { response } = headerOf(body);
  const own = JSON.stringify(response?.identifier ?? '');
  return JSON.stringify(body).replace(`"identifier":${own}`, '');
};

/** What is wrong with an answer in FHIR: nothing of FHIR's own says why, a code contradicts the status, or an echo. */
const fhirComplaints = (status: number, value: unknown): readonly string[] => {
  const body: Record<string, never> = Object(value);
  const isMessage = body['resourceType'] === 'Bundle' && body['type'] === 'message';
  const code = headerOf(body).response?.code;
  return [
    ...(status < 400 || isMessage || body['resourceType'] === 'OperationOutcome'
      ? []
      : ['a refusal is no OperationOutcome']),
    ...(isMessage && (code === 'ok') !== status < 400 ? [`${code} came with ${status}`] : []),
    ...(withoutAnswered(body).includes(marker) ? ['an answer in FHIR repeats what was sent'] : []),
  ];
};

/** Everything that is wrong with an answer, whatever the request was. */
export const answerComplaints = ({ status, headers, text, route }: WireAnswer): readonly string[] => {
  if (route === undefined) return [];
  const mediaType = String(headers['content-type']);
  if (mediaType === er7Type)
    return [...(status >= 500 ? [`it was answered with ${status}`] : []), ...er7Complaints(status, text)];
  const body = parsed(text);
  if (body === undefined) return ['the answer is not JSON'];
  const unknown = undescribed(route, status, mediaType, body.value);
  return [
    ...(status >= 500 ? [`it was answered with ${status}`] : []),
    ...(unknown === undefined ? [] : [unknown]),
    ...(mediaType === fhirType
      ? fhirComplaints(status, body.value)
      : problemComplaints(status, mediaType, body.value)),
  ];
};
