import { expect, it } from 'vitest';
import { whileRestoring, withoutRestoring } from '../../../../lib/checkouts/backup/restoreLock';

it('a removal waits for the restore to end, which learns that it should', async () => {
  const order: string[] = [];
  const end = Promise.withResolvers<void>();
  let unwanted = async () => false;
  const restore = whileRestoring(async (isUnwanted) => {
    unwanted = isUnwanted;
    await end.promise;
    order.push('restored');
  });
  expect(await unwanted()).toBe(false);
  const removal = withoutRestoring(async () => order.push('removed'));
  await expect.poll(() => unwanted()).toBe(true);
  end.resolve();
  await Promise.all([restore, removal]);
  expect(order).toEqual(['restored', 'removed']);
});

it('two restores run in parallel, and neither ends the other', async () => {
  const both = Promise.withResolvers<void>();
  let running = 0;
  const restore = () =>
    whileRestoring(async (isUnwanted) => {
      running += 1;
      if (running === 2) both.resolve();
      await both.promise;
      return isUnwanted();
    });
  expect(await Promise.all([restore(), restore()])).toEqual([false, false]);
});
