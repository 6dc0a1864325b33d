/** The gateway without a server: what it makes of a request, and of a function's answer. */
export { payloadLimitBytes } from '../functions/function-pool.ts';
export { readFunctionAnswer } from './function-answer.ts';
export { bodyLimitBytes, headerLimitBytes } from './limits.ts';
export { lambdaEvent } from './payload.ts';
export { Router } from './router.ts';
