import './Desk.css';
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Desk as DeskStore } from '../../lib/app/desk';
import { spoken } from '../../lib/language/speak';
import type { Route } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';
import { watchSecrets } from '../../lib/updates/watchSecrets';
import { useBulkCreate } from '../bulk-create/useBulkCreate';
import { Unreadable } from '../checkouts/backup/Unreadable';
import { useOnScreen } from '../data/useOnScreen';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { useLostFocus } from '../ui/hooks/useLostFocus';
import { useTitle } from '../ui/hooks/useTitle';
import { DeskPage } from './DeskPage';
import { Nav } from './Nav';
import { TopNotes } from './TopNotes';

const NOTHING = signal<string[]>([]);

/** What the browser's tab says; an open checkout says its own order. */
const TITLE: Record<Route['at'], string | null> = {
  checkouts: 'Checkouts',
  checkout: null,
  new: 'New checkout',
  many: 'Create many',
  import: 'Import',
  overview: 'Overview',
  attention: 'Attention',
  presets: 'Presets',
  preview: 'Preview',
  webhooks: 'Webhooks',
  requests: 'Requests',
  settings: 'Settings',
  account: 'Account',
};

/** The desk: the navigation, what stands above any page, and the page. */
export function Desk({ desk }: { desk: DeskStore }) {
  return (
    <ErrorBoundary part="The desk" back={{ label: 'Reload', run: () => location.reload() }}>
      <WholeDesk desk={desk} />
    </ErrorBoundary>
  );
}

function WholeDesk({ desk }: { desk: DeskStore }) {
  useEffect(watchSecrets, []);
  useShortcuts([
    { id: 'lock', run: desk.lock.lockNow },
    { id: 'nextAccount', run: desk.showNext },
  ]);
  const many = useBulkCreate(desk.choice.accounts);
  // A create on its way is reported wherever the desk is. Pages with checkouts report those, too.
  useOnScreen(NOTHING, desk.isSendingElsewhere);
  const at = desk.at.value;
  const language = spoken.value;
  useTitle(TITLE[at]);
  const main = useRef<HTMLElement>(null);
  // Perhaps a link to this page, gone with the one before.
  useLostFocus(at, () => main.current?.focus());

  const why = desk.unreadable.value;
  if (why !== null) {
    return (
      <main class="desk-main">
        <Unreadable why={why} desk={desk} />
      </main>
    );
  }
  if (!desk.isRead.value) return null;
  return (
    // In another language all is drawn again, and what goes on goes on.
    <div class="desk" key={language}>
      <ErrorBoundary part="The navigation">
        <Nav desk={desk} many={many.progress} />
      </ErrorBoundary>
      <main class={`desk-main desk-at-${at}`} tabIndex={-1} ref={main}>
        <ErrorBoundary part="What is in the way">
          <TopNotes desk={desk} />
        </ErrorBoundary>
        <ErrorBoundary part="This page" of={at} back={{ label: 'Go to checkouts', href: hashOf({ at: 'checkouts' }) }}>
          <DeskPage desk={desk} many={many} />
        </ErrorBoundary>
      </main>
    </div>
  );
}
