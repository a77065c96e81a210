import type { Admin } from '../client/admin.ts';
import type { Places } from '../config/layout.ts';
import { SECRETS, STATE } from '../state/fileNames.ts';
import type { Folder } from '../state/folder.ts';
import { Refusal } from '../state/refusal.ts';
import { TeamSecrets, TeamState } from '../state/teamState.ts';

/** All that a command works with. */
export type Tool = {
  folder: Folder;
  /** One line, or several, for the admin to read. */
  say: (text: string) => void;
  /** Asks for a line that is not shown while it is typed; null at the end of the input. */
  askSecret: (question: string) => Promise<string | null>;
  places: (state: Pick<TeamState, 'cluster'>) => Places;
  /** Where desks find the team, as their invitation says it. */
  desksReach: (state: Pick<TeamState, 'host' | 'cluster'>) => string[];
  /** Null when no server answers. */
  connect: (state: TeamState, secrets: TeamSecrets) => Promise<Admin | null>;
};

/** What `init` wrote. Refuses where it never ran. */
export async function loadTeam({ folder }: Pick<Tool, 'folder'>): Promise<{ state: TeamState; secrets: TeamSecrets }> {
  const state = await folder.readJson(STATE, TeamState);
  if (state === null) {
    throw new Refusal(`There is no team in ${folder.path}. Begin with: npm run team -- init HOST`);
  }
  const secrets = await folder.readJson(SECRETS, TeamSecrets);
  if (secrets === null) {
    throw new Refusal(
      `${folder.at(SECRETS)} is missing. Put back a copy of it: nobody else can be the admin of this team.`,
    );
  }
  return { state, secrets };
}
