import * as v from 'valibot';
import type { HintSource } from '../checkouts/database';
import { Detail } from '../widget/contract';

/** A status that something other than Inqud's API says a checkout has, and what says so: one shape for every source. */
export type StatusReport<Source extends HintSource = HintSource> = Detail & {
  source: Source;
  /** A webhook's own time, as it came. */
  updatedAt?: string;
};

/**
 * A report as a message. Each sender may report as one source: a page of ours as the widget in it, the script in Inqud's
 * hosted page as that page. A webhook is no message: the background reports it after it has verified it.
 */
export const statusReportFrom = <Source extends HintSource>(source: Source) =>
  v.object({ source: v.literal(source), ...Detail.entries });

/** What the script in Inqud's hosted page sends for each `statusChanged`. */
export const HostedReport = v.object({ command: v.literal('reportStatus'), payload: statusReportFrom('hosted page') });
export type HostedReport = v.InferOutput<typeof HostedReport>;
