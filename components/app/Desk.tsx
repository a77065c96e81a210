import './Desk.css';
import { t } from '@lingui/core/macro';
import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Desk as DeskStore } from '../../lib/app/desk';
import { toggleBlur } from '../../lib/app/showBlur';
import { i18n } from '../../lib/language/i18n';
import { spoken } from '../../lib/language/speak';
import { PAGE_TITLES } from '../../lib/navigation/pageTitles';
import { hashOf } from '../../lib/navigation/routes';
import { useBulkCreate } from '../bulk-create/useBulkCreate';
import { Unreadable } from '../checkouts/backup/Unreadable';
import { useOnScreen } from '../data/useOnScreen';
import { useShortcuts } from '../shortcuts/useShortcuts';
import { ErrorBoundary } from '../ui/failure/ErrorBoundary';
import { useLostFocus } from '../ui/hooks/useLostFocus';
import { useTitle } from '../ui/hooks/useTitle';
import { lazy } from '../ui/lazy';
import { DeskPage } from './DeskPage';
import { Nav } from './Nav';
import { QuickActions } from './palette/QuickActions';
import { usePalette } from './palette/usePalette';
import { TopNotes } from './TopNotes';

const DemoBand = lazy(() => import('../demo/DemoBand').then(({ DemoBand }) => DemoBand));

const NOTHING = signal<string[]>([]);

/** The desk: the navigation, what stands above any page, and the page. */
export function Desk({ desk }: { desk: DeskStore }) {
  const palette = usePalette();
  useShortcuts([
    { id: 'palette', run: palette.toggle },
    { id: 'lock', run: desk.lock.lockNow },
    { id: 'nextAccount', run: desk.showNext },
    { id: 'blur', run: toggleBlur },
  ]);
  const many = useBulkCreate(desk.choice.accounts);
  // A create on its way is reported wherever the desk is. Pages with checkouts report those, too.
  useOnScreen(NOTHING, desk.isSendingElsewhere);
  const at = desk.at.value;
  const language = spoken.value;
  const title = PAGE_TITLES[at];
  useTitle(title && i18n._(title));
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
  // Before there is anything, there is nowhere to go.
  const withNav = !desk.isFirstRun.value || desk.choice.known.value.length > 0 || desk.inTeam.value;
  return (
    // In another language all is drawn again, and what goes on goes on.
    <div class={`desk${desk.demo ? ' demo-desk' : ''}${withNav ? '' : ' desk-first'}`} key={language}>
      {withNav && (
        <ErrorBoundary part={t`The navigation`}>
          <Nav desk={desk} many={many.progress} onPalette={palette.toggle} />
        </ErrorBoundary>
      )}
      <main class={`desk-main desk-at-${at}`} tabIndex={-1} ref={main}>
        <ErrorBoundary part={t`The notices`}>
          {desk.demo ? <DemoBand desk={desk} /> : <TopNotes desk={desk} />}
        </ErrorBoundary>
        <ErrorBoundary
          part={t`This page`}
          of={at}
          back={{ label: t`Go to checkouts`, href: hashOf({ at: 'checkouts' }) }}
        >
          <DeskPage desk={desk} many={many} />
        </ErrorBoundary>
      </main>
      <QuickActions desk={desk} palette={palette} />
    </div>
  );
}
