/** What became of webhooks, each counted once for each time that it came. */
const OUTCOMES = [
  ['stored', 'Stored by the engine, and answered with 200.'],
  ['waiting', 'Not stored yet, and answered with 503: Inqud sends it again.'],
  ['forged', 'Refused: the digest is wrong.'],
  ['unusable', 'Genuine and of no checkout: answered with 200 and dropped.'],
  ['unknown', 'Refused: there is no webhook at this address.'],
  ['large', 'Refused: too large.'],
  ['busy', 'Refused: too many at once.'],
  ['spooled', 'Kept in the spool, since the engine did not answer.'],
  ['overflowed', 'Not kept: the spool is full.'],
  ['drained', 'Delivered out of the spool.'],
  ['refused', 'The engine takes it never, so it was dropped.'],
] as const;
export type Outcome = (typeof OUTCOMES)[number][0];

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counters since the start, as Prometheus reads them. */
export function createMetrics() {
  const counts = new Map<Outcome, number>();
  const buckets = BUCKETS.map(() => 0);
  let [requests, seconds] = [0, 0];

  return {
    count(outcome: Outcome): void {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    },
    of: (outcome: Outcome) => counts.get(outcome) ?? 0,
    /** `ms`: from the whole request to the answer. */
    took(ms: number): void {
      requests += 1;
      seconds += ms / 1000;
      BUCKETS.forEach((most, index) => {
        if (ms / 1000 <= most) buckets[index] = (buckets[index] ?? 0) + 1;
      });
    },
    text(state: { isUp: boolean; parcels: number; bytes: number }): string {
      const webhooks = OUTCOMES.flatMap(([outcome, meaning]) => [
        `# ${outcome}: ${meaning}`,
        `checkout_desk_webhooks_total{outcome="${outcome}"} ${counts.get(outcome) ?? 0}`,
      ]);
      return [
        '# TYPE checkout_desk_webhooks_total counter',
        ...webhooks,
        '# TYPE checkout_desk_webhook_seconds histogram',
        ...BUCKETS.map((most, index) => `checkout_desk_webhook_seconds_bucket{le="${most}"} ${buckets[index] ?? 0}`),
        `checkout_desk_webhook_seconds_bucket{le="+Inf"} ${requests}`,
        `checkout_desk_webhook_seconds_sum ${seconds}`,
        `checkout_desk_webhook_seconds_count ${requests}`,
        '# TYPE checkout_desk_spool_webhooks gauge',
        `checkout_desk_spool_webhooks ${state.parcels}`,
        '# TYPE checkout_desk_spool_bytes gauge',
        `checkout_desk_spool_bytes ${state.bytes}`,
        '# TYPE checkout_desk_engine_up gauge',
        `checkout_desk_engine_up ${state.isUp ? 1 : 0}`,
        '',
      ].join('\n');
    },
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
