import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What machines watch, in Prometheus' words. No label ever names an installation or an address. */
export interface Metrics {
  syncs: Counter<'status'>;
  sessionDays: Counter;
  refused: Counter<'code'>;
  syncSeconds: Histogram;
  requests: Counter<'route' | 'status'>;
  render(): Promise<string>;
  readonly contentType: string;
}

/** `pending` answers how many syncs wait for the disk now. */
export function createMetrics(pending: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'usance_' });
  const registers = [registry];
  // Made for its effect on the registry: it is read when the metrics are.
  void new Gauge({
    name: 'usance_syncs_pending',
    help: 'Syncs that wait for the disk',
    registers,
    collect() {
      this.set(pending());
    },
  });
  return {
    syncs: new Counter({ name: 'usance_syncs_total', help: 'Syncs by status', labelNames: ['status'], registers }),
    sessionDays: new Counter({ name: 'usance_session_days_total', help: 'Session days stored', registers }),
    refused: new Counter({
      name: 'usance_refused_total',
      help: 'Items refused, by reason',
      labelNames: ['code'],
      registers,
    }),
    syncSeconds: new Histogram({
      name: 'usance_sync_seconds',
      help: 'Time to the answer of a sync',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    requests: new Counter({
      name: 'usance_requests_total',
      help: 'API requests',
      labelNames: ['route', 'status'],
      registers,
    }),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
