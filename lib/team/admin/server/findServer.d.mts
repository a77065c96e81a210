/** The folder into which set-up unpacks nats-server on Debian. */
export const UNPACKED: string;
/** The first nats-server that is new enough, or in one sentence what to do. */
export function findServer(env?: NodeJS.ProcessEnv): { path: string; version: string } | { problem: string };
