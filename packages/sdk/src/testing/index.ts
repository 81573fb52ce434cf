/* What measures and tries the SDK from outside its package: `npm run bench:sdk`, and the tests of whole programs. */
export { openBlackHole } from './black-hole.ts';
export { createAuthority, selfSigned } from './certificates.ts';
export { costOfInit, costOfMemory, costOfStart, costOfTrack, type Cost } from './cost.ts';
export { ends, measureEnd, type EndName, type EndingProgram } from './exit-cost.ts';
export type { Script, Step } from './host-program.ts';
export { createHandClock, patient, productKey, startHost, temporaryFolder } from './host.ts';
export { startLawPeer } from './laws/law-peer.ts';
export { findNetworks, networks, type Network } from './networks.ts';
export { goodAnswer, startPeer, type Peer } from './peer.ts';
export { startProxy } from './proxy.ts';
export { startProcess, type Run } from './run-program.ts';
export { median } from './samples.ts';
export { bundleSdk, type SdkBundle } from './sdk-bundle.ts';
export { storedDays, usesOf } from './stored-days.ts';
export { anyStep, type Step as ScheduleStep } from './schedule.ts';
export type { Order } from './told-program.ts';
export { until } from './until.ts';
