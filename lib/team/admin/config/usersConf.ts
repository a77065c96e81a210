import type { Permissions } from '../../contract/permissions.ts';
import { deskPermissions, RECEIVER_PERMISSIONS } from '../../contract/permissions.ts';
import { list, quoted } from './text.ts';

/** A user who may do no more than this: a desk, or the receiver. `account` has letters, digits and underscores. */
export type Guest = { account: string; nkey: string; about: string; permissions: Permissions };

export type Users = { admin: { nkey: string; permissions: Permissions }; system: { nkey: string }; guests: Guest[] };

/** The account that has the streams. */
export const TEAM_ACCOUNT = 'TEAM';
export const SYSTEM_ACCOUNT = 'SYS';

/** What guests may import, each only as far as its own permissions name it. */
const SERVICES = ['desk.>', 'hook.>', '$KV.LEASE.>'];
/** A batch is answered with many messages. */
const STREAMED_SERVICES = ['$JS.API.DIRECT.GET.>'];
const ANNOUNCED = 'stored.>';

export function deskGuest({ agent, desk, nkey }: { agent: string; desk: string; nkey: string }): Guest {
  return {
    account: `DESK_${desk}`,
    nkey,
    about: `${agent}, desk ${desk}`,
    permissions: deskPermissions({ agent, desk }),
  };
}

export function receiverGuest(nkey: string): Guest {
  return { account: 'RECEIVER', nkey, about: 'The receiver of webhooks', permissions: RECEIVER_PERMISSIONS };
}

/**
 * Who may do what, as nats-server reads it. There is no secret in it: the keys are public ones.
 *
 * Each guest has an account of its own. In one account with the streams, permissions alone would not hold: who asks for her own
 * record may name any subject as the one to answer to, and the server would store the answer there, in a colleague's name.
 * An answer never leaves the account of whoever asked, and from a guest's account only its own subjects reach the streams.
 */
export function usersConf({ admin, system, guests }: Users): string {
  return `# Who may do what. Written by the team tool, which keeps what people change by hand and says so.
# Every desk has an account of its own, from which only its own subjects lead to the team's history.
system_account: ${SYSTEM_ACCOUNT}
accounts {
  # Says which servers there are, and has them read this file again.
  ${SYSTEM_ACCOUNT} {
    users: [ { nkey: ${system.nkey} } ]
  }
  # Has the history. Nobody but the admin's tool is in it.
  ${TEAM_ACCOUNT} {
    jetstream: enabled
    users: [ ${userOf(admin.nkey, admin.permissions, '      ')} ]
    exports: [
${SERVICES.map((subject) => `      { service: ${quoted(subject)} }\n`).join('')}${STREAMED_SERVICES.map(
  (subject) => `      { service: ${quoted(subject)}, response_type: stream }\n`,
).join('')}      { stream: ${quoted(ANNOUNCED)} }
    ]
  }
${guests.map(guestAccount).join('')}}
`;
}

function guestAccount({ account, nkey, about, permissions }: Guest): string {
  const imports = [
    ...permissions.publish.map((subject) => importOf('service', subject)),
    ...permissions.subscribe.filter((subject) => subject === ANNOUNCED).map((subject) => importOf('stream', subject)),
  ];
  return `  # ${about.replaceAll(/[^\p{L}\p{N} ,.'()-]/gu, ' ')}
  ${account} {
    users: [ ${userOf(nkey, permissions, '      ')} ]
    imports: [
${imports.map((each) => `      ${each}\n`).join('')}    ]
  }
`;
}

function importOf(kind: 'service' | 'stream', subject: string): string {
  return `{ ${kind}: { account: ${TEAM_ACCOUNT}, subject: ${quoted(subject)} } }`;
}

function userOf(nkey: string, { publish, subscribe }: Permissions, indent: string): string {
  return `{
${indent}nkey: ${nkey}
${indent}allowed_connection_types: [ "WEBSOCKET" ]
${indent}permissions: {
${indent}  publish: { allow: ${list(publish, `${indent}  `)} }
${indent}  subscribe: { allow: ${list(subscribe, `${indent}  `)} }
${indent}}
    } `;
}
