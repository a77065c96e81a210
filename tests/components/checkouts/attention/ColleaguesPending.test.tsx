import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { ColleaguesPending } from '../../../../components/checkouts/attention/ColleaguesPending';
import { NOW } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';

useAmericanEnglish();

it('names the colleague whose create has no answer, and gives nothing to press: only there it can be settled', () => {
  const pending = [{ name: 'Anna', orderId: 'order-1', since: NOW, accountId: 'shop' }];
  render(<ColleaguesPending pending={pending} clock={signal(NOW)} />);
  const region = screen.getByRole('region');
  expect(region.textContent?.replaceAll(/[\u2068\u2069]/g, '')).toMatch(/^Anna: outcome unknown for order order-1\./);
  expect(screen.queryByRole('button')).toBeNull();
});
