import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { SECOND } from '../../../../lib/shared/time';
import { openServer } from '../../../../lib/team/connection/natsServer';
import { recordFrames } from '../../../team/frames';
import type { TeamOnServers } from '../../../team/teamOnServers';
import { startTeam } from '../../../team/teamOnServers';

/** Chrome ends a service worker in whose sockets nothing was said for so long. ms */
const ENDED_AFTER = 30 * SECOND;

let team: TeamOnServers;
beforeAll(async () => {
  team = await startTeam({ agents: ['anna'] });
});
afterAll(() => team.close());
afterEach(() => void vi.useRealTimers());

it('says something on a quiet connection before Chrome would end the background, and stays connected', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const recording = recordFrames();
  const { seed } = team.member('anna');
  const server = await openServer({ servers: team.urls, seed, agent: 'anna' }, () => {});
  try {
    const pings = () => recording.frames().filter(({ head }) => head === 'PING').length;
    for (let minute = 0; minute < 3; minute += 1) {
      for (let half = 0; half < 2; half += 1) {
        const before = pings();
        await vi.advanceTimersByTimeAsync(ENDED_AFTER - SECOND);
        expect(pings()).toBeGreaterThan(before);
        // The server answers by the real clock: two silent pings would end the connection.
        await expect.poll(() => server.link.last('DESK', '>').then(() => true)).toBe(true);
      }
    }
  } finally {
    recording.end();
    await server.close();
  }
});
