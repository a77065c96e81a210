import './SettingsIndex.css';
import { t } from '@lingui/core/macro';
import { useLayoutEffect, useState } from 'preact/hooks';
import { i18n } from '../../lib/language/i18n';
import { hashOf } from '../../lib/navigation/routes';
import type { SettingsPageId } from '../../lib/navigation/settingsSections';
import { SETTINGS_PAGES, SETTINGS_SECTIONS } from '../../lib/navigation/settingsSections';
import { fold } from '../../lib/shared/fold';
import { SECOND } from '../../lib/shared/time';
import { typedKeys } from '../shortcuts/ime';

/** There is nothing to watch before there is an account. */
const OF_ACCOUNTS: string[] = ['monitor'];

/**
 * The pages of the settings, and a search in what is on them. The section that the address names is gone on from by keys;
 * `page` is the one that is shown.
 */
export function SettingsIndex(props: { section: string | undefined; page: SettingsPageId; accounts: boolean }) {
  const { section, page, accounts } = props;
  const [typed, setTyped] = useState('');
  // At once: the focus may not be taken from where a person went meanwhile.
  useLayoutEffect(() => (section === undefined ? undefined : keepShown(titleOf(section))), [section]);
  const isThere = ({ id }: { id: string }) => accounts || !OF_ACCOUNTS.includes(id);
  const found = typed.trim() === '' ? null : sectionsLike(typed).filter(isThere);
  const shown = found ?? SETTINGS_PAGES.filter(isThere);
  return (
    <nav class="settings-index" aria-label={t`Settings pages`}>
      <input
        type="search"
        aria-label={t`Search settings`}
        placeholder={t`Search settings`}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={typedKeys((event) => {
          if (event.key !== 'Escape' || typed === '') return;
          event.stopPropagation();
          setTyped('');
        })}
      />
      <p role="status" class="settings-found">
        {found?.length === 0 && t`No setting matches.`}
      </p>
      <ul>
        {shown.map((each) => (
          <li key={each.id}>
            <a
              href={hashOf({ at: 'settings', section: each.id })}
              aria-current={found === null && each.id === page ? 'page' : undefined}
              // Of the section that is in the address already, the browser tells nothing.
              onClick={() => each.id === section && show(titleOf(section))}
            >
              {i18n._('name' in each ? each.name : each.heading)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function sectionsLike(typed: string) {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  return SETTINGS_SECTIONS.filter(({ page, heading, words }) => {
    const pageName = SETTINGS_PAGES.find(({ id }) => id === page)?.name;
    const text = fold([pageName && i18n._(pageName), i18n._(heading), i18n._(words)].join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

/** The ID of the heading that an address leads to: of a page, that of its first section. */
function titleOf(section: string): string {
  const isSection = SETTINGS_SECTIONS.some(({ id }) => id === section);
  const first = isSection ? section : (SETTINGS_SECTIONS.find(({ page }) => page === section)?.id ?? section);
  return `${first}-title`;
}

/** Shows a section that is still being read, until a person does something, or the focus goes on from it. */
function keepShown(title: string): () => void {
  show(title);
  const watching = new MutationObserver(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.id === title) show(title);
    else stop();
  });
  watching.observe(document.body, { childList: true, subtree: true });
  const stop = () => watching.disconnect();
  const ended = setTimeout(stop, 3 * SECOND);
  const acts = ['wheel', 'keydown', 'pointerdown'];
  for (const act of acts) addEventListener(act, stop);
  return () => {
    stop();
    clearTimeout(ended);
    for (const act of acts) removeEventListener(act, stop);
  };
}

function show(title: string): void {
  const heading = document.getElementById(title);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  // At the top of a page, what is above it stays in sight.
  const isFirst = SETTINGS_SECTIONS.some(({ id, page }) => `${id}-title` === title && titleOf(page) === title);
  heading.scrollIntoView({ block: isFirst ? 'nearest' : 'start' });
}
