export interface ActivityRow {
  period: string;
  active: number;
  new: number;
  returning: number;
  lost: number;
  sessions: number;
  hours: number;
}
export interface BreakdownRow {
  period?: string;
  value: string;
  installations: number;
  sessions: number;
  hours: number;
}
