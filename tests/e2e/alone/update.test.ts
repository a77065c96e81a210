import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtExtension, otherVersion } from '../driver/extension.ts';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, WIDE } from '../support/flows.ts';
import { BROWSER, useStage } from '../support/stage.ts';

const NEXT = '9.8.7';

describe('an update of the extension', () => {
  const stage = useStage({ launch: { updates: true } });
  let next: string;
  let desk: Tab;
  let id: string;
  const versionOf = (page: Tab) =>
    page.evaluate((): string => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return api.runtime.getManifest().version;
    });

  beforeAll(async () => {
    next = await otherVersion(builtExtension(BROWSER), NEXT);
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    id = await createCheckout(desk, 'updated-1');
    await desk.press('Escape');
  });
  afterAll(() => rmSync(next, { recursive: true, force: true }));

  it('waits, and says so, while a secret is typed [S-92] [S-93]', async () => {
    const form = await stage.desk.open('options.html#/accounts/new');
    await form.findByLabel('Token secret').fill('half-typed-secret');
    await stage.desk.bringUpdate(next);
    await form.waitForText('An update is ready.');
    await form.find('button', 'Update now').click();
    await form.waitForText('The update is waiting. Finish what you’re creating, importing, or typing first.');
    expect(await form.findByLabel('Token secret').value()).toBe('half-typed-secret');
    expect(await versionOf(form)).not.toBe(NEXT);
    await form.close();
  });

  it('then opens the desk again where it was, with everything in it, and names what is new', async () => {
    await desk.bringToFront();
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/checkouts/${id}`);
    await desk.find('article', 'updated-1').wait();
    await desk.find('button', 'Update now').click();
    // Its page closes with what is replaced; Chromium keeps the last tab.
    await expect.poll(() => desk.url().catch(() => '')).not.toContain(id);
    desk = await stage.desk.waitForTab(`#/checkouts/${id}`);
    await desk.setSize(WIDE);
    await desk.find('article', 'updated-1').wait();
    expect(await versionOf(desk)).toBe(NEXT);
    expect(await desk.text()).not.toContain('An update is ready.');
    await desk.find('link', 'New checkout').click();
    const again = await createCheckout(desk, 'updated-2');
    expect(stage.simulator.model.get(again)?.status).toBe('NEW');
    await desk.find('link', 'What’s new', { exact: false }).click();
    await desk.find('heading', 'What’s new').wait();
    await desk.waitForText(`Version ${NEXT}`);
  });
});
