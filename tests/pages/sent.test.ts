import { expect, it } from 'vitest';
import { addAccount, createCheckout, openCheckout, WIDE } from '../e2e/support/flows.ts';
import { listIn } from '../e2e/support/list.ts';
import { everythingStored } from '../e2e/support/stored.ts';
import { useStage } from './support/stage.ts';

const stage = useStage();

it('what is noted of checkouts, how they are tagged, searched and viewed is sent to nobody, nor that one is open [P-65]', async () => {
  const page = await addAccount(stage.desk, stage.simulator.accounts[0]);
  const id = await createCheckout(page, '10482');
  await page.close();
  const desk = await openCheckout(stage.desk, id);
  const article = desk.find('article', '10482');
  await article.findByCss('.annotation > summary').nth(0).click();
  await article.findByLabel('Note').fill('needle-note');
  await article.findByLabel('Note').press('Control+Enter');
  await article.findByCss('[data-action="tags"]').click();
  await article.findByLabel('Add a tag').fill('needle-tag');
  await article.findByLabel('Add a tag').press('Enter');
  const list = listIn(() => desk);
  await list.search('needle-search');
  await desk.waitForText('No matching checkouts');
  await list.menu('Views').click();
  await desk.findByLabel('View name').fill('needle-view');
  await desk.find('button', 'Save', { exact: true }).click();
  await desk.find('link', 'needle-view').nth(0).wait();
  const stored = await everythingStored(desk);
  for (const word of ['needle-note', 'needle-tag', 'needle-search', 'needle-view']) expect(stored).toContain(word);

  await desk.find('button', 'Refresh').click();
  const form = await stage.desk.open('options.html#/new', WIDE);
  await createCheckout(form, '10483');
  await stage.desk.pass(60_000);
  const requests = stage.simulator.requests.list();
  expect(requests.length).toBeGreaterThan(3);
  expect(JSON.stringify(requests)).not.toContain('needle');
});
