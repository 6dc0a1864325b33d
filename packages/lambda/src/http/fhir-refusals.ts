import {
  fhirMediaTypes,
  type Problem,
  problem,
  type Route,
  type RouteName,
  routesByName,
} from '@continuum/contracts';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Answer } from './answer.ts';
import { routeKeyOf } from './dispatch.ts';
import { originOf } from './origin.ts';
import { bytesOf } from './request-body.ts';

/** Says a problem in FHIR; `bytes` is the body, where one was sent that is not too large. */
export interface FhirRefusals {
  refusal(told: Problem, sent: { readonly bytes?: Uint8Array; readonly base: string }): object;
}

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

const sentWith = (event: Event) => {
  const bytes = event.body === undefined ? undefined : bytesOf(event);
  return {
    base: `${originOf(event)}/fhir`,
    ...(bytes === undefined || bytes === 'too-large' ? {} : { bytes }),
  };
};

/** Answers as they are, but for those of routes that answer in FHIR: their problems are said in FHIR. */
export const inOwnWords = (
  handlers: Readonly<Partial<Record<RouteName, unknown>>>,
  fhir: FhirRefusals | undefined,
): ((answer: Answer, event: Event) => Answer) => {
  const speaking = new Set(
    (Object.keys(handlers) as RouteName[])
      .map((name): Route => routesByName[name])
      .filter((route) => route.fhir !== undefined)
      .map(routeKeyOf),
  );
  return (answer, event) => {
    if (fhir === undefined || !speaking.has(event.routeKey)) return answer;
    const told = answer.status < 400 ? undefined : problem.parse(answer.body);
    return {
      ...answer,
      headers: { ...answer.headers, 'content-type': fhirMediaTypes[0] },
      body: told === undefined ? answer.body : fhir.refusal(told, sentWith(event)),
    };
  };
};
