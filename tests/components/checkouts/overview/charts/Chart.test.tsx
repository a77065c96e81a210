import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Chart } from '../../../../../components/checkouts/overview/charts/Chart';
import { MARKUP, rowsOf } from '../../../support/stage';

it('a chart gives its place to a table with the same numbers and the same ways to rows, and back', async () => {
  const user = userEvent.setup();
  render(
    <Chart
      title="Volume per day, USD"
      summary="Volume rose."
      table={{
        head: ['Day', 'Paid'],
        rows: [
          { key: 'a', name: 'March 1', href: '#a', cells: ['10.00 USD'] },
          { key: 'b', name: MARKUP, href: null, cells: ['0.00 USD'] },
        ],
      }}
    >
      <p>Bars</p>
    </Chart>,
  );
  const toggle = screen.getByRole('button', { name: 'Show “Volume per day, USD” as a table' });
  expect(toggle.getAttribute('aria-pressed')).toBe('false');
  await user.click(toggle);
  expect(toggle.getAttribute('aria-pressed')).toBe('true');
  expect(rowsOf(screen.getByRole('table', { name: 'Volume per day, USD' }))).toEqual([
    ['Day', 'Paid'],
    ['March 1', '10.00 USD'],
    [MARKUP, '0.00 USD'],
  ]);
  expect(screen.getByRole('link', { name: 'March 1' }).getAttribute('href')).toBe('#a');
  expect(screen.queryByText('Bars')).toBeNull();
  await user.click(toggle);
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('Bars')).toBeDefined();
});
