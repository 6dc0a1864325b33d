import type { Registry } from '@continuum/application';
import type { RouteName } from '@continuum/contracts';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { kindOfError } from '../failures/failures.ts';
import { flushing, type Observed } from '../observability/flushing.ts';
import type { LogFields } from '../observability/log.ts';
import { type Answer, gatewayAnswer } from './answer.ts';
import type { Caller } from './caller.ts';
import { dispatcher } from './dispatch.ts';
import { type FhirRefusals, inOwnWords } from './fhir-refusals.ts';
import { issuesAnswer, problemAnswer } from './problem-answer.ts';
import type { RouteHandlers } from './request.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

export interface HttpFunctionNeeds<N extends RouteName> extends Observed {
  readonly handlers: RouteHandlers<N>;
  readonly registry: Registry;
  /** How routes say no that answer in FHIR. */
  readonly fhir?: FhirRefusals;
}

/** Time kept back before Lambda's own end, to say that it took too long. */
const timeoutEarlyInMillis = 500;

const whoAsked = (caller: Caller): LogFields => {
  if (caller.kind === 'anyone') return {};
  if (caller.kind === 'partner') return { partnerId: caller.partner.partnerId };
  return { practiceId: caller.practice.practiceId, memberId: caller.member.memberId };
};

const codeOf = ({ body }: Answer): LogFields =>
  typeof body === 'object' && body !== null && 'code' in body ? { code: String(body.code) } : {};

const asked = (event: Event): LogFields => ({
  route: event.routeKey,
  requestId: event.requestContext.requestId,
});

/** An error nobody expected, or one that passes: told by a code and an opaque id, explained in the log only. */
const answerOfError = (error: unknown, event: Event, { log, tally }: Observed): Answer => {
  const kind = kindOfError(error);
  if (kind === 'invalid-request')
    return issuesAnswer(kind, [{ path: ['after'], expected: '`next` of this list', got: 'another text' }]);
  const instance = event.requestContext.requestId;
  tally.count('RequestsFailed');
  log.fail('a request failed', { ...asked(event), outcome: kind, instance }, error);
  return problemAnswer(kind, { instance });
};

/**
 * A function behind API Gateway's HTTP API, payload format 2.0: routes by the one table, answers problems as
 * problem details, logs one line a request, and never lets an error out.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const createHttpFunction = <N extends RouteName>(needs: HttpFunctionNeeds<N>) => {
  const { handlers, registry, log, tally } = needs;
  const dispatch = dispatcher(handlers, registry);
  const said = inOwnWords(handlers, needs.fhir);
  return middy<Event, Result>({ timeoutEarlyInMillis })
    .use(flushing(tally))
    .onError((request) => {
      request.response = gatewayAnswer(
        said(answerOfError(request.error, request.event, needs), request.event),
      );
    })
    .handler(async (event: Event): Promise<Result> => {
      const { answer, caller } = await dispatch(event);
      const { status } = answer;
      log.note('a request was answered', { ...asked(event), ...whoAsked(caller), status, ...codeOf(answer) });
      tally.count(status < 400 ? 'RequestsAnswered' : 'RequestsRefused');
      return gatewayAnswer(said(answer, event));
    });
};
