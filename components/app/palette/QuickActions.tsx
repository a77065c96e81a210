import './Palette.css';
import { t } from '@lingui/core/macro';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Desk } from '../../../lib/app/desk';
import { SECOND } from '../../../lib/shared/time';
import { KeysDialog } from '../../shortcuts/KeysDialog';
import { ErrorBoundary } from '../../ui/failure/ErrorBoundary';
import { lazy } from '../../ui/lazy';
import type { PaletteState } from './usePalette';

const DeskPalette = lazy(() => import('./DeskPalette').then(({ DeskPalette }) => DeskPalette));

/** So long it is read what was done. */
const SAID_FOR = 6 * SECOND;

/** The quick actions while they are open, and what was done by one that has no other place to say so. */
export function QuickActions({ desk, palette }: { desk: Desk; palette: PaletteState }) {
  const said = useSignal('');
  const keys = useSignal(false);
  const opened = palette.opened.value;
  const text = said.value;
  useEffect(() => {
    if (text === '') return;
    const ended = setTimeout(() => {
      said.value = '';
    }, SAID_FOR);
    return () => clearTimeout(ended);
  }, [text]);
  return (
    <ErrorBoundary part={t`Quick actions`} of={opened} back={{ label: t`Close`, run: palette.close }}>
      {opened !== null && (
        <DeskPalette
          desk={desk}
          from={opened.from}
          say={(what) => {
            said.value = what;
          }}
          onKeys={() => {
            keys.value = true;
          }}
          onClose={palette.close}
        />
      )}
      {keys.value && (
        <KeysDialog
          onClose={() => {
            keys.value = false;
          }}
        />
      )}
      <p class="palette-said" role="status">
        {text}
      </p>
    </ErrorBoundary>
  );
}
