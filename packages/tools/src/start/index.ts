export { type DemoCloud, startDemoCloud } from './demo-cloud.ts';
export { demo } from './demo-registry.ts';
export { freshToken } from './tokens.ts';
