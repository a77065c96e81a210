import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';
import { requestsOf } from '../../../team/watchers';

const TEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
let team: TeamOnServers;
beforeAll(async () => {
  team = await startTeam({ agents: TEN });
});
afterAll(() => team.close());

it('lets one of ten desks ask Inqud for all, and each confirm a final status once', async () => {
  const one = await requestsOf(team, TEN.slice(0, 1));
  const ten = await requestsOf(team, TEN);
  expect(one).toEqual({ watched: 20, confirmed: 1 });
  expect(ten.watched).toBeLessThanOrEqual(1.2 * one.watched);
  expect(ten.confirmed).toBeLessThanOrEqual(TEN.length);
});
