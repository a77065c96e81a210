import { ADMIN } from './names.ts';
import { inboxOf } from './subjects.ts';

/** What a user of the server may do, as nats-server's configuration takes it. What is not named is refused. */
export type Permissions = { publish: string[]; subscribe: string[] };

/**
 * A desk writes in its own name alone, and reads all by direct get. It may create no consumer: whoever may can have
 * the server deliver a message to a subject that it may not write (team.md, 1). It may not purge or delete either.
 *
 * Nor may it ask what a stream is: that is answered in the streams' own account alone.
 *
 * These hold only in an account of the desk's own (docs/decisions/70): the server answers to whatever subject a request names.
 */
export function deskPermissions({ agent, desk }: { agent: string; desk: string }): Permissions {
  return {
    publish: [
      `desk.*.*.${agent}.${desk}`,
      '$KV.LEASE.*',
      '$JS.API.DIRECT.GET.DESK',
      '$JS.API.DIRECT.GET.DESK.>',
      '$JS.API.DIRECT.GET.HOOKS',
      '$JS.API.DIRECT.GET.HOOKS.>',
      '$JS.API.DIRECT.GET.KV_LEASE.>',
    ],
    subscribe: [`${inboxOf(agent)}.>`, 'stored.>'],
  };
}

/** The receiver hands webhooks over, and reads nothing. */
export const RECEIVER_PERMISSIONS: Permissions = {
  publish: ['hook.*.*'],
  subscribe: [`${inboxOf('receiver')}.>`],
};

/** The admin's tool creates the streams, erases, and speaks for the team. */
export const ADMIN_PERMISSIONS: Permissions = {
  publish: ['desk.>', 'hook.>', '$JS.API.>'],
  subscribe: [`${inboxOf(ADMIN)}.>`, 'stored.>'],
};
