export * from './problem.ts';
export { type ProblemCode, problemCodes } from './problem-codes.ts';
