import { msg, t } from '@lingui/core/macro';
import './PreviewTools.css';
import { useId } from 'preact/hooks';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import { numberText } from '../../lib/shared/countText';
import type { Backdrop } from '../../lib/widget/preview';
import { EventLog } from './EventLog';
import type { Preview } from './usePreview';

const BACKDROPS: [Backdrop, Message][] = [
  ['desk', msg({ message: 'Same as here', comment: 'The background behind the widget: as in this page' })],
  ['light', msg`Light`],
  ['dark', msg`Dark`],
];

/** `time` is in ms. */
function loadedText(time: number): string {
  const ms = numberText(time);
  return t({ message: `Loaded in ${ms} ms`, comment: 'Milliseconds' });
}

/** What an integrator wants to see and to change beside the widget. */
export function PreviewTools({ preview }: { preview: Preview }) {
  const { backdrop, isPhone } = preview;
  const loadTime = preview.loadTime.value;
  const name = useId();
  return (
    <section class="preview-tools" aria-label={t`Preview tools`}>
      <div class="preview-looks">
        <fieldset>
          <legend>{t`Background`}</legend>
          {BACKDROPS.map(([value, label]) => (
            <label key={value}>
              <input
                type="radio"
                name={name}
                checked={backdrop.value === value}
                onChange={() => {
                  backdrop.value = value;
                }}
              />
              {i18n._(label)}
            </label>
          ))}
        </fieldset>
        <label>
          <input
            type="checkbox"
            checked={isPhone.value}
            onChange={(event) => {
              isPhone.value = event.currentTarget.checked;
            }}
          />
          {t`Phone size (412 × 915)`}
        </label>
      </div>
      <div class="preview-load">
        <button type="button" onClick={preview.reload}>
          {t`Reload widget`}
        </button>
        <p>{loadTime === null ? t`Not loaded yet` : loadedText(Math.round(loadTime))}</p>
      </div>
      <EventLog log={preview.log.value} onClear={preview.clear} />
    </section>
  );
}
