import type { Messages } from './i18n/en.ts';

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: 'en';
  }
}
