/** Settings of a product, as a test has them. */
export interface Settings {
  lostAfterDays: number;
  note?: string;
}

export const defaultSettings: Settings = { lostAfterDays: 30 };

export const at = '2026-11-23T10:00:00.000Z';
export const aProduct = (key: string) => ({ name: 'Field Notes', key, settings: { lostAfterDays: 30 }, createdAt: at });
export const anOwner = { name: 'Olga', email: 'olga@example.com', passwordHash: '$argon2id$…', role: 'owner' as const };
export const pseudonyms = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `pseudonym-${from + i}`);
