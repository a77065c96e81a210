import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import { draftOf } from '../../../lib/checkout-form/draftAgain';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { presetFrom } from '../../../lib/checkout-form/presets/presetFrom';
import { startForm } from '../../../lib/checkout-form/presets/startForm';
import { unsent } from '../../../lib/checkout-form/settings';
import { FROM_FORM } from '../../../lib/navigation/fromForm';
import { readSetting } from '../../../lib/storage/settings';
import { PresetsPage } from './PresetsPage';

/**
 * The page of presets, with a new one that is filled in from the form as typed or from a checkout, as the address
 * says.
 */
export function Presets({ desk, from }: { desk: Desk; from: string | undefined }) {
  const [offered, setOffered] = useState<{ from: string; preset: Preset } | null>(null);
  const leave = () => desk.go({ at: 'presets' }, true);
  useEffect(() => {
    if (from === undefined) return;
    let gone = false;
    void filledFrom(desk, from).then((preset) => {
      if (gone) return;
      if (preset) setOffered({ from, preset });
      else leave();
    });
    return () => {
      gone = true;
    };
  }, [from]);
  const preset = offered !== null && offered.from === from ? offered.preset : null;
  return (
    <PresetsPage accounts={desk.choice.accounts.value} team={desk.team.presets} offered={preset} onLeave={leave} />
  );
}

/** Null when there is no such checkout. */
async function filledFrom({ history, choice, clock }: Desk, from: string): Promise<Preset | null> {
  const now = clock.peek();
  const current = choice.current.peek()?.id ?? null;
  /** With one account, or where it is no longer here, it goes without saying. */
  const made = (accountId: string | null) => ({
    id: crypto.randomUUID(),
    accountId:
      choice.accounts.peek().length > 1 && choice.accounts.peek().some(({ id }) => id === accountId) ? accountId : null,
  });
  if (from === FROM_FORM) {
    const { form } = (await readSetting(unsent)) ?? (await startForm(current));
    return presetFrom(form, made(current), now);
  }
  const checkout = await history.checkouts.get(from);
  return checkout ? presetFrom(draftOf(checkout, now), made(checkout.accountId), now) : null;
}
