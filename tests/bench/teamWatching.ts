import { runnerImport } from 'vite';
import { languagePlugins } from '../../locales/build/plugin.ts';
import { startTeam } from '../team/teamOnServers.ts';
import type { Budget } from './figure.ts';
import { figureOf } from './figure.ts';

/** Inqud is asked this many times as much by a whole team as by one desk, at most. */
const MOST_TIMES = 1.2;
/** What one desk asks in ten minutes, by the schedule of refreshes. */
const ALONE = 20;

/** What a team costs Inqud: desks that all watch one checkout for ten minutes, on one server. */
export const WATCHING_BUDGETS: Budget[] = [1, 10, 50].map((count) => ({
  name: `team: requests in 10 minutes by desks that watch one checkout, ${count} of them`,
  measure: async () => {
    const agents = Array.from({ length: count }, (_, at) => `agent-${at}`);
    // Before what it loads looks for one.
    Object.assign(globalThis, await import('fake-indexeddb'));
    const { module } = await runnerImport<typeof import('../team/watchers')>('tests/team/watchers.ts', {
      configFile: false,
      plugins: languagePlugins({ inline: true }),
    });
    const team = await startTeam({ agents });
    try {
      const { watched } = await module.requestsOf(team, agents);
      return figureOf([watched], 'requests', MOST_TIMES * ALONE);
    } finally {
      await team.close();
    }
  },
}));
