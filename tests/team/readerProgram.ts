/** A desk in a process of its own, which can be frozen: says how many records it knows whenever that changes. */
import { openConnection } from '../../lib/team/admin/client/connection.ts';
import { inboxOf } from '../../lib/team/contract/subjects.ts';
import { createPlainDesk } from './plainDesk.ts';

const [, , url = '', seed = '', agent = '', desk = ''] = process.argv;
const connection = await openConnection({ servers: [url], seed, inbox: inboxOf(agent), ping: 1000 }, 10_000);
// As every desk does; what piles up here while it is frozen is the server's to deal with.
connection.subscribe('stored.>', { callback: () => {} });
const reader = createPlainDesk(connection, { agent, desk });
let said = -1;
await reader.run(() => {
  if (reader.known.size !== said) console.log(reader.known.size);
  said = reader.known.size;
  return false;
});
