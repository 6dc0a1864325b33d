export * from './bodies.ts';
export { commandExamples } from './examples/index.ts';
export { type Goal, goal, type Plan, plan } from './planning.ts';
export { type Measure, measure } from './recording.ts';
