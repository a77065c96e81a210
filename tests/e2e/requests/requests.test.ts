import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const isHere = (program: string) => spawnSync(program, ['--version']).error === undefined;
const CAN_RUN = isHere('curl') && isHere('openssl') && isHere('bash');

describe('the console of requests', () => {
  const stage = useStage();
  let desk: Tab;
  const create = async (orderId: string) => {
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/new`);
    await createCheckout(desk, orderId);
    await desk.goto(`${stage.desk.extensionOrigin}/options.html#/requests`);
  };
  /** Shows what fits, once so many do. */
  const filter = async (text: string, count: number) => {
    await desk.findByLabel('Filter requests').fill(text);
    await expect.poll(() => desk.find('region', 'API log').find('listitem').count()).toBe(count);
  };

  beforeAll(async () => {
    desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
  });

  it('lists a create, and goes on after the background was ended', async () => {
    await create('before it');
    await filter('post', 1);
    await stage.desk.killBackground();
    await create('after it');
    await filter('post', 2);
    await filter('after it 201 post', 1);
  });

  it.runIf(CAN_RUN)('copies a command that a shell can run: signed anew, Inqud takes it', async () => {
    const [signed] = stage.simulator.accounts;
    const row = desk.find('region', 'API log').find('listitem');
    await row.findByCss('summary').click();
    await row.find('button', 'Copy as curl').click();
    await row.find('button', 'Copied').wait();
    const command = await stage.desk.clipboardText();
    const before = stage.simulator.model.list().length;
    // The simulator in place of Inqud.
    const curl = `curl() { command curl --silent --insecure --noproxy '*' --connect-to '::127.0.0.1:${stage.simulator.port}' "$@"; }\n`;
    const env = { PATH: process.env.PATH, TOKEN_ID: signed.tokenId, TOKEN_SECRET: signed.secret };
    const { stdout } = await promisify(execFile)('bash', ['-c', curl + command], { env });
    expect(JSON.parse(stdout)).toMatchObject({ clientOrderId: 'after it', status: 'NEW' });
    expect(stage.simulator.model.list()).toHaveLength(before + 1);
  });
});
