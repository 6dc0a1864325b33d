export { createSender, type SenderSettings } from './sending/sender.ts';
export { sign } from './signing/sign.ts';
export { problemsOfTarget, type TargetProblem, type TargetRules } from './target/target.ts';
