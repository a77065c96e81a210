import type { ComponentChildren } from 'preact';
import { INQUD_PAGES } from '../../../lib/inqud/inqudPages';

/** A link to a page of Inqud's own, which does not learn where it was followed. */
export function InqudLink({ to, children }: { to: keyof typeof INQUD_PAGES; children?: ComponentChildren }) {
  return (
    <a href={INQUD_PAGES[to]} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
