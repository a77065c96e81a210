import type { Places } from '../config/layout.ts';
import { ON_SERVER } from '../config/layout.ts';
import { OLDEST } from '../server/serverVersion.mjs';
import type { Folder } from '../state/folder.ts';
import type { TeamState } from '../state/teamState.ts';

/** What the admin does after `init`. */
export function nextSteps(state: TeamState, { folder, program }: Places, written: Folder): string {
  const units = '/etc/systemd/system/';
  if (state.cluster.length > 0) {
    return `
What each file is for is said in its first lines. Next:

1. On each of ${state.cluster.join(', ')}: install Caddy and nats-server ${OLDEST} or newer as ${program}.
2. Copy to each server the folder of its name, as root:
${state.cluster.map((name) => `     rsync -a --chown=root: ${written.at(name)}/ root@${name}:${ON_SERVER}/`).join('\n')}
   and on each:
     ln -s ${ON_SERVER}/checkout-desk-team.service ${units}
     cp ${ON_SERVER}/Caddyfile /etc/caddy/Caddyfile && systemctl reload caddy
     systemctl daemon-reload && systemctl enable --now checkout-desk-team
3. Let the servers reach each other on port ${state.ports.cluster}, and nobody else.
4. npm run team -- up
5. For each colleague: npm run team -- add NAME CODE`;
  }
  return `
What each file is for is said in its first lines. Next, on ${state.host}, as root:

1. Install Caddy, and nats-server ${OLDEST} or newer as ${program}.
2. ln -s ${folder}/checkout-desk-team.service ${units}
   cp ${folder}/Caddyfile /etc/caddy/Caddyfile && systemctl reload caddy
   systemctl daemon-reload && systemctl enable --now checkout-desk-team
3. npm run team -- up
4. For each colleague: npm run team -- add NAME CODE

Without systemd, run: nats-server -c ${folder}/nats.conf`;
}
