export { axe, type Violation } from './axe.ts';
export { launchBrowser } from './launch.ts';
export type * from './types.ts';
export { until } from './until.ts';
