export { ConfigError, readConfig, type Config } from './config.ts';
export { startServer, type RunningServer } from './start.ts';
export { StartError } from './start-error.ts';
