import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { showBadge } from '../../../../lib/background/shell/badge';
import { NOW } from '../../support/examples';

beforeEach(() => fakeBrowser.reset());

const NOTHING = { bad: 0, warn: 0 };
const LOCKED = { is: 'locked', since: NOW } as const;
const shown = async () => ({
  text: await fakeBrowser.action.getBadgeText({}),
  title: await fakeBrowser.action.getTitle({}),
});
const colour = () => fakeBrowser.action.getBadgeBackgroundColor({});

describe('"count on the badge (colour by the gravest)", in words too', () => {
  it.each([
    [{ bad: 1, warn: 0 }, '1', '1 checkout needs attention'],
    [{ bad: 0, warn: 2 }, '2', '2 checkouts need attention'],
    [{ bad: 40, warn: 59 }, '99', '99 checkouts need attention'],
    [{ bad: 40, warn: 60 }, '99+', '100 checkouts need attention'],
  ])('%j is %s', async (count, text, title) => {
    await showBadge({ is: 'off' }, count);
    expect(await shown()).toEqual({ text, title: `Checkout Desk: ${title}` });
  });

  it('has the colour of the gravest, whatever else there is, and white on it', async () => {
    await showBadge({ is: 'off' }, { bad: 1, warn: 9 });
    const bad = await colour();
    await showBadge({ is: 'off' }, { bad: 3, warn: 0 });
    expect(await colour()).toEqual(bad);
    await showBadge({ is: 'off' }, { bad: 0, warn: 9 });
    expect(await colour()).not.toEqual(bad);
    expect(await fakeBrowser.action.getBadgeTextColor({})).toEqual('#ffffff');
  });

  it('is gone when nothing is left', async () => {
    await showBadge({ is: 'off' }, { bad: 1, warn: 1 });
    await showBadge({ is: 'off' }, NOTHING);
    expect(await shown()).toEqual({ text: '', title: 'Checkout Desk' });
  });
});

describe('"shows on the toolbar button that nothing is watched while locked"', () => {
  it('in words too, whatever needs a person', async () => {
    await showBadge({ is: 'off' }, { bad: 1, warn: 0 });
    const bad = await colour();
    await showBadge(LOCKED, { bad: 2, warn: 3 });
    expect(await shown()).toEqual({ text: 'Lock', title: 'Checkout Desk: locked, not checking statuses' });
    expect(await colour()).not.toEqual(bad);
  });

  it.each([{ is: 'off' }, { is: 'unlocked' }] as const)('and nothing of the kind when it is $is', async (state) => {
    await showBadge(LOCKED, NOTHING);
    await showBadge(state, NOTHING);
    expect(await shown()).toEqual({ text: '', title: 'Checkout Desk' });
  });
});
