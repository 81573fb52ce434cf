export { ConfigError, readConfig, type Config } from './config.ts';
export { startServer, type RunningServer } from './start.ts';
export { StartError } from './start-error.ts';
export { BackupError, type BackupErrorCode } from './backup/backup-error.ts';
export { openBackupKeys, type BackupKeys } from './backup/backup-keys.ts';
export { restoreBackup, type Restored, type RestoreOptions } from './backup/restore-backup.ts';
export { verifyBackup } from './backup/verify-backup.ts';
export { keepMemoryOffDisk } from './memory-images.ts';
export { openAtRest, type AtRest } from './needles/at-rest.ts';
