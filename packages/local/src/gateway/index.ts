/** The gateway without a server: what it makes of a request, and of a function's answer. */
export { readFunctionAnswer } from './function-answer.ts';
export { type GatewayRequest, lambdaEvent } from './payload.ts';
export { type MatchedRoute, Router } from './router.ts';
