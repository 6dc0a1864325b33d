export { type Issue, kindOf } from './issue.ts';
export { type Parsed, parse } from './parse.ts';
