import { isShop } from '../../contract/names.ts';
import { Refusal } from '../state/refusal.ts';
import type { Tool } from './tool.ts';
import { loadTeam } from './tool.ts';
import { receiverOf, writeTeam } from './writeTeam.ts';

/** Lets the receiver take the webhooks of a widget, or, to `remove`, no longer. Says the address that Inqud sends them to. */
export async function webhook(
  tool: Tool,
  shop: string,
  options: { remove: boolean; overwrite: boolean },
): Promise<void> {
  const { state, secrets } = await loadTeam(tool);
  if (!isShop(shop)) throw new Refusal(`"${shop}" is no ID of a widget. At Inqud it looks like CAP-….`);
  const old = await receiverOf(tool.folder, state);
  const others = (old?.hooks ?? []).filter((each) => each.shop !== shop);
  const hooks = options.remove ? others : [...others, { shop, secret: await secretOf(tool, shop) }];
  await writeTeam(tool, state, secrets, { overwrite: options.overwrite, hooks });
  const copied =
    state.cluster.length > 0 ? 'Copy the folders to the servers again, and on each: ' : 'Start the receiver again: ';
  tool.say(`${copied}systemctl restart checkout-desk-receiver`);
  if (!options.remove) tool.say(`At Inqud, in the widget's webhooks, the link is: https://${state.host}/hook/${shop}`);
}

async function secretOf({ askSecret }: Tool, shop: string): Promise<string> {
  // It is no argument: others on this machine can read those.
  const typed = await askSecret(`The secret of the webhook of ${shop}, as typed at Inqud: `);
  const secret = typed?.trim() ?? '';
  if (secret === '')
    throw new Refusal('Without a secret anyone could send webhooks. Set one at Inqud, and type it here.');
  if (secret.length > 1000) throw new Refusal('This is too long for a secret.');
  return secret;
}
