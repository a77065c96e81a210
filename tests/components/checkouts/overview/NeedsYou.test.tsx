import { signal } from '@preact/signals';
import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { Needs } from '../../../../components/checkouts/overview/NeedsYou';
import { NeedsYou } from '../../../../components/checkouts/overview/NeedsYou';
import { checkout } from '../../../unit/support/examples';
import { MARKUP, textOf } from '../../support/stage';

const show = (needs: Needs | null) =>
  render(<NeedsYou needs={signal(needs)} hrefOf={(id) => `#${id}`} allHref="#attention" />);
const region = () => screen.getByRole('region', { name: 'Needs attention' });

it('what needs a person is there with why, and leads to its checkout and to all', () => {
  const late = checkout({
    id: 'late',
    orderId: MARKUP,
    attention: { reasons: ['underpaid', 'late'], acknowledged: ['underpaid'] },
  });
  show({ checkouts: [late], count: 7 });
  expect(screen.getByRole('link', { name: MARKUP }).getAttribute('href')).toBe('#late');
  expect(textOf(region())).toContain('A payment arrived after the checkout expired.');
  expect(screen.getByRole('link', { name: 'Show all (7)' }).getAttribute('href')).toBe('#attention');
});

it('nothing is good news, and says nothing while it is read', () => {
  const { unmount } = show({ checkouts: [], count: 0 });
  expect(textOf(region())).toBe('Needs attentionYou’re all caught up');
  unmount();
  show(null);
  expect(textOf(region())).toBe('Needs attention');
});
