import { fhirMediaTypes, type Route } from '@continuum/contracts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Answer } from './answer.ts';
import { problemAnswer } from './problem-answer.ts';

const given: readonly string[] = ['*/*', 'application/*', ...fhirMediaTypes];

/** Whether one of the ranges of an Accept field is given, with any weight but none (RFC 9110 §12.5.1). */
const accepted = (field: string): boolean =>
  field.split(',').some((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return given.includes(name) && !parameters.some((each) => /^q\s*=\s*0(\.0*)?$/.test(each));
  });

/**
 * What a route that answers in FHIR answers instead where FHIR in JSON is not among what is asked for: 406. `_format`
 * comes before Accept; a wrong one was refused as a parameter.
 * @see https://hl7.org/fhir/R4/http.html#mime-type
 */
export const refusalOfFormats = (
  { fhir }: Route,
  { headers, rawQueryString }: Pick<APIGatewayProxyEventV2, 'headers' | 'rawQueryString'>,
): Answer | undefined => {
  const { accept } = headers;
  if (fhir === undefined || accept === undefined || new URLSearchParams(rawQueryString).has('_format'))
    return undefined;
  return accepted(accept) ? undefined : problemAnswer('not-acceptable', { supported: [...fhirMediaTypes] });
};
