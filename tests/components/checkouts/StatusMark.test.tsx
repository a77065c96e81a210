import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { StatusMark } from '../../../components/checkouts/StatusMark';

describe('StatusMark', () => {
  it.each([
    ['NEW', null, 'Open'],
    ['REQUEST_CREATED', null, 'Request created'],
    ['PAYMENT_DETECTED', null, 'Payment detected'],
    ['SUCCESS', null, 'Paid'],
    ['CONFLICT', null, 'Conflict'],
    ['CONFLICT', 'UNDERPAID', 'Underpaid'],
    ['EXPIRED', null, 'Expired'],
    ['FROZEN_SOLID', null, 'FROZEN_SOLID'],
  ])('shows %s with reason %s as "%s" and a shape', (status, reason, word) => {
    const { container } = render(<StatusMark status={status} reason={reason} />);
    expect(screen.getByText(word)).toBeDefined();
    expect(container.querySelector('svg')?.childElementCount).toBeGreaterThan(0);
  });

  it('gives every status a shape of its own, so that colour is not needed', () => {
    const statuses = ['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS', 'CONFLICT', 'EXPIRED', 'SOMETHING_NEW'];
    const shapes = statuses.map(
      (status) => render(<StatusMark status={status} />).container.querySelector('svg')?.innerHTML,
    );
    expect(new Set(shapes).size).toBe(statuses.length);
  });
});
