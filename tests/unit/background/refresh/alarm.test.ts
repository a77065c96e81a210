import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepAlarm, onAlarm } from '../../../../lib/background/refresh/alarm';
import { NOW } from '../../support/examples';

beforeEach(() => fakeBrowser.reset());

const periods = async () => (await fakeBrowser.alarms.getAll()).map(({ periodInMinutes }) => periodInMinutes);

describe('keepAlarm', () => {
  it('wakes the background every 30 s while there is anything to ask about', async () => {
    await keepAlarm(async () => true);
    expect(await periods()).toEqual([0.5]);
  });

  it('leaves an armed alarm alone: arming it again would delay the wake each time', async () => {
    await keepAlarm(async () => true);
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    await keepAlarm(async () => true);
    expect(create).not.toHaveBeenCalled();
  });

  it('lets the browser sleep when there is nothing to ask about', async () => {
    await keepAlarm(async () => true);
    await keepAlarm(async () => false);
    expect(await periods()).toEqual([]);
    await keepAlarm(async () => false);
    expect(await periods()).toEqual([]);
  });

  it('keeps an alarm that was found set for work which began while it looked', async () => {
    await keepAlarm(async () => true);
    const answers = [false, true];
    await keepAlarm(async () => answers.shift() ?? true);
    expect(await periods()).toEqual([0.5]);
  });

  it('sets the alarm again when the browser has dropped it', async () => {
    await keepAlarm(async () => true);
    await fakeBrowser.alarms.clearAll();
    await keepAlarm(async () => true);
    expect(await periods()).toEqual([0.5]);
  });
});

describe('onAlarm', () => {
  it('works at our alarm and at no other', async () => {
    const work = vi.fn(async () => {});
    onAlarm(work);
    await keepAlarm(async () => true);
    const [ours] = await fakeBrowser.alarms.getAll();
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'another', scheduledTime: NOW });
    expect(work).not.toHaveBeenCalled();
    await fakeBrowser.alarms.onAlarm.trigger({ name: ours?.name ?? 'none', scheduledTime: NOW });
    expect(work).toHaveBeenCalledTimes(1);
  });
});
