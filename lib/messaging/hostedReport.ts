import * as v from 'valibot';
import { Detail } from '../widget/contract';

/** What the script in Inqud's hosted page sends when it hears `statusChanged`. */
export const HostedReport = v.object({ hostedReport: Detail });
export type HostedReport = v.InferOutput<typeof HostedReport>;
