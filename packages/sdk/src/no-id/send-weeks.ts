import { judge } from '../core/answer.ts';
import { dayMs, dayOf, timestampOf } from '../core/day.ts';
import type { Lock } from '../core/platform.ts';
import type { WaitingFile } from '../core/queue.ts';
import { logRequest } from '../core/sent-log.ts';
import { stripped, type SessionRecord } from '../core/session-record.ts';
import type { Sender, SyncResult, Syncing } from '../core/sync.ts';
import { isObject, parseObject } from '../core/text.ts';
import { mondayOf } from './week.ts';
import { isWeekOver, weeklyReport, type WeeklyReport } from './weekly-report.ts';

const reportsName = 'weeks.json';
/** A report leaves within so many days after its week could be closed. */
const delayDays = 4;

/**
 * The No-ID mode's way of sending: records stay here, and of each week that is over one report goes out, in a request of its own, with
 * no ID in it and at a random moment of the following days.
 */
export async function sendWeeks(
  syncing: Syncing,
  { files, lock, sender }: { files: WaitingFile[]; lock: Lock; sender: Sender },
): Promise<SyncResult> {
  const { platform, schedule, drop } = syncing;
  let reports = closeWeeks(syncing, files, sender);
  let accepted = 0;
  for (const report of reports.filter(({ sendAt }) => sendAt <= syncing.dayClock.now())) {
    lock.refresh();
    schedule.trying();
    const sentAt = platform.clock.now();
    const body = bodyOf(report, sender, { syncing, sentAt });
    const tell = await logRequest(platform, body);
    if (tell === undefined || syncing.sender() === undefined) return { kind: tell ? 'stopped' : 'kept' };
    const sending = platform.send({ url: syncing.options.url, body, timeoutMs: syncing.options.requestTimeoutMs });
    syncing.onSending(sending);
    const outcome = await sending.outcome;
    syncing.onSending(undefined);
    tell(outcome.kind === 'answer' ? String(outcome.status) : outcome.reason);
    const verdict = judge(outcome, platform.clock.now());
    if (verdict.kind === 'acknowledged') {
      accepted += verdict.answer.accepted;
      schedule.answered(verdict.answer, sentAt);
      drop('refused', 'a week', verdict.answer.refused.length);
    } else if (verdict.kind === 'halve') drop('refused', 'a week');
    else {
      schedule.failed(verdict.kind === 'keep' ? verdict.retryAfterMs : undefined);
      return { kind: 'kept', status: verdict.kind === 'keep' ? verdict.status : undefined };
    }
    reports = reports.filter((one) => one !== report);
    save(syncing, reports);
  }
  return accepted > 0 ? { kind: 'sent', accepted } : { kind: 'nothing' };
}

/** Makes reports of the weeks that are over, and lets go of their records. Answers all reports that wait. */
function closeWeeks(
  syncing: Syncing,
  files: readonly WaitingFile[],
  { installation, consent }: Sender,
): WeeklyReport[] {
  const { platform, dayClock } = syncing;
  const now = dayClock.now();
  const kept = parseObject(platform.storage.read(reportsName)).reports;
  const reports: WeeklyReport[] = Array.isArray(kept) ? kept.filter(isReport) : [];
  const counted = new Set(reports.flatMap((report) => report.files));
  const weeks = new Map<number, WaitingFile[]>();
  for (const file of files) {
    const [first] = file.records;
    const monday = first && mondayOf(Date.parse(first.day.day));
    if (monday !== undefined && !counted.has(file.name) && isWeekOver(monday, now))
      weeks.set(monday, [...(weeks.get(monday) ?? []), file]);
  }
  for (const [monday, of] of weeks) {
    // After a kill a session day may lie in two files; the higher revision is what it came to.
    const newest = new Map<string, SessionRecord>();
    for (const record of of
      .flatMap((file) => file.records)
      .toSorted((one, other) => one.day.revision - other.day.revision))
      newest.set(record.day.session + record.day.day, stripped(record, consent.purposes));
    const report = weeklyReport([...newest.values()], {
      monday,
      firstDay: installation.firstDay,
      files: of.map(({ name }) => name),
      report: platform.random.uuid(),
      sendAt: now + platform.random.fraction() * delayDays * dayMs,
    });
    if (report) reports.push(report);
  }
  // Only when the reports are on the disk do their records go.
  if (weeks.size === 0 || save(syncing, reports))
    for (const { files: names } of reports) for (const name of names) platform.storage.remove(name);
  return reports;
}

function bodyOf(
  { origin, context, week, monday }: WeeklyReport,
  { consent }: Sender,
  { syncing: { options }, sentAt }: { syncing: Syncing; sentAt: number },
): string {
  return JSON.stringify({
    key: options.key,
    sentAt: timestampOf(sentAt),
    ...origin,
    plan: options.plan?.hash,
    // The day of the choice would tell one installation from others, week after week.
    consent: { ...consent, day: dayOf(monday) },
    contexts: [context],
    weeks: [{ ...week, context: 0 }],
  });
}

const save = ({ platform }: Syncing, reports: readonly WeeklyReport[]): boolean =>
  platform.storage.saveNow(reportsName, JSON.stringify({ reports }));

const isReport = (value: unknown): value is WeeklyReport =>
  isObject(value) && Array.isArray(value.files) && typeof value.sendAt === 'number' && isObject(value.week);
