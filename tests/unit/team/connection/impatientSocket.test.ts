import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConnection } from '../../../../lib/team/admin/client/connection';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';

let team: TeamOnServers;
beforeEach(async () => {
  team = await startTeam({ agents: ['anna'] });
});
afterEach(() => team.close());

it('gives up a server that hangs with much unsent, and connects again when it is back', async () => {
  const { seed, desk } = team.member('anna');
  const connection = await openConnection({ servers: team.urls, seed, inbox: '_INBOX_anna', ping: 100 }, 500);
  const said: string[] = [];
  void (async () => {
    for await (const { type } of connection.status()) said.push(type);
  })();
  team.servers[0]?.freeze();
  // More than the system takes over.
  for (let part = 0; part < 100; part += 1) {
    connection.publish(`desk.CAP-1.CCO-1.anna.${desk}`, new Uint8Array(200_000));
  }
  await expect.poll(() => said).toContain('disconnect');
  team.servers[0]?.thaw();
  await expect.poll(() => said).toContain('reconnect');
  await connection.close();
});
