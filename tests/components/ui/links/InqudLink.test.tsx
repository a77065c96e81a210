import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { InqudLink } from '../../../../components/ui/links/InqudLink';
import { INQUD_PAGES } from '../../../../lib/inqud/inqudPages';

it.each(['app', 'checkouts', 'authentication', 'webhooks'] as const)(
  'a link to Inqud’s own page, %s, says nothing of where it was followed [P-24]',
  (page) => {
    render(<InqudLink to={page}>Inqud</InqudLink>);
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Inqud' });
    expect([link.getAttribute('href'), link.target, link.rel]).toEqual([INQUD_PAGES[page], '_blank', 'noreferrer']);
    expect(INQUD_PAGES[page]).toMatch(/^https:\/\/(app|docs)\.inqud\.com(\/[a-z-]+)*$/);
  },
);
