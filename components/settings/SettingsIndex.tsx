import './SettingsIndex.css';
import { useEffect } from 'preact/hooks';
import { i18n } from '../../lib/language/i18n';
import { hashOf } from '../../lib/navigation/routes';
import { SETTINGS_SECTIONS } from '../../lib/navigation/settingsSections';
import { SECOND } from '../../lib/shared/time';

/** There is none to show or to watch before there is an account. */
const OF_ACCOUNTS: string[] = ['accounts', 'monitor'];

/** Links to the sections of the settings. The one of the address is shown, and read on from there by keys. */
export function SettingsIndex({ section, accounts }: { section: string | undefined; accounts: boolean }) {
  useEffect(() => (section === undefined ? undefined : keepShown(section)), [section]);
  const shown = SETTINGS_SECTIONS.filter(([id]) => accounts || !OF_ACCOUNTS.includes(id));
  return (
    <nav class="settings-index" aria-label="Sections of the settings">
      <ul>
        {shown.map(([id, heading]) => (
          <li key={id}>
            {/* Of the section that is in the address already, the browser tells nothing. */}
            <a href={hashOf({ at: 'settings', section: id })} onClick={() => id === section && show(id)}>
              {i18n._(heading)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Shows a section that is still being read, or that what is read above it pushes away, until a person does something. */
function keepShown(section: string): () => void {
  show(section);
  const watching = new MutationObserver(() => show(section));
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

function show(section: string): void {
  const heading = document.getElementById(`${section}-title`);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}
