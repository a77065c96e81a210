import { vi } from 'vitest';
import { createAccountCommands } from '../../../../lib/background/vault/accountCommands';
import type { Signer } from '../../../../lib/inqud/authentication';
import type { Problem } from '../../../../lib/inqud/problem';
import type { Payload } from '../../../../lib/messaging/commands';
import { clientWith } from '../../inqud/fake-fetch';
import { NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../../support/examples';
import { startRoom } from './room';

export const CREDENTIALS = { widgetId: WIDGET_ID, tokenId: TOKEN_ID, mode: 'secret' as const, secret: SAMPLE_SECRET };
export const NEW = { accountId: null, label: 'Shop', colour: 'green' as const, ...CREDENTIALS };

/** A name and a widget of their own, for one of several accounts. */
export const other = (n: number) => ({ label: `Shop ${n}`, widgetId: widget(n) });
export const widget = (n: number) => WIDGET_ID.slice(0, -3) + String(n).padStart(3, '0');

/** The settings page's commands over the accounts' side of the background, and an Inqud whose answers the test sets. */
export async function startCommands() {
  const room = await startRoom();
  const world = {
    now: NOW,
    obstacle: null as Problem | null,
    answer: () => Response.json({ cryptoCurrencies: ['TRON_USDT'] }),
  };
  const resume = vi.fn(async (_accountId: string) => {});
  const sent: ReturnType<typeof clientWith>['sent'] = [];
  const client = (sign: Signer) => {
    const fake = clientWith(
      (request) => {
        sent.push(request);
        return world.answer();
      },
      { sign },
    );
    return fake.client;
  };
  const commands = createAccountCommands({
    accounts: room.db,
    vault: room.vault,
    client,
    isLocked: async () => (await room.passphrase.state()).is === 'locked',
    obstacle: async () => world.obstacle,
    now: () => world.now,
    resume,
  });
  return {
    ...room,
    world,
    resume,
    sent,
    ...commands,
    /** Saves, and gives the ID of what was saved. */
    async saved(changes: Partial<Payload<'saveAccount'>> = {}): Promise<string> {
      const result = await commands.save({ ...NEW, ...changes });
      if (!result.ok) throw new Error(`It was not saved: ${result.why}.`);
      return result.accountId;
    },
    stored: async (id: string) => await room.db.accounts.get(id),
    /** Marks an account as removed, as removing it does. */
    remove: (id: string, withHistory = false) =>
      room.db.accounts.update(id, { removed: { at: NOW, withHistory }, secret: 'none' }),
  };
}
