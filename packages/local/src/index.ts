export { ClockGoesForwardOnly } from './clock/clock.ts';
export type { ClockAnswer } from './clock/clock-journey.ts';
export { findRunningCloud, type RunningCloud } from './data-folder/running-cloud.ts';
export { type LocalCloud, type LocalCloudOptions, startLocalCloud } from './start.ts';
export { type Dynoxide, startDynoxide } from './tables/dynoxide.ts';
export { Refusal } from './template/refusal.ts';
