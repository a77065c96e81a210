import { add } from '../../../lib/team/admin/commands/add.ts';
import type { createAdmin } from '../../team/adminOnServer.ts';
import type { Desk } from '../driver/types.ts';
import { WIDE } from './flows.ts';

/** The two pastes between a desk and the admin's tool, as two people do it. Gives what the desk says of its team then. */
export async function joinTeam(
  desk: Pick<Desk, 'open'>,
  name: string,
  admin: Awaited<ReturnType<typeof createAdmin>>,
): Promise<string> {
  const page = await desk.open('options.html#/settings/team', WIDE);
  await page.find('button', 'Join a team').click();
  const code = await page.find('region', 'Code of this desk').text();
  admin.said();
  await add(admin.tool, name, code, { overwrite: false });
  const invitation = /desk-invitation-\S+/.exec(admin.said())?.[0] ?? '';
  await page.find('textbox', 'Invitation').fill(invitation);
  await page.find('button', 'Read the invitation').click();
  await page.find('dialog', 'Join this team?').find('button', 'Join').click();
  await page.waitForText('Connected since');
  const team = await page.find('region', 'Team').text();
  await page.close();
  return team;
}
