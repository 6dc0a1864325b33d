export { defaultRegion } from './defaults.ts';
export { type DemoCloud, startDemoCloud } from './demo-cloud.ts';
export { demo } from './demo-registry.ts';
export { freshToken, keptToken } from './tokens.ts';
