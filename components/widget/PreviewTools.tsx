import './PreviewTools.css';
import { useId } from 'preact/hooks';
import type { Backdrop } from '../../lib/widget/preview';
import { EventLog } from './EventLog';
import type { Preview } from './usePreview';

const BACKDROPS: [Backdrop, string][] = [
  ['desk', 'As here'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** What an integrator wants to see and to change beside the widget. */
export function PreviewTools({ preview }: { preview: Preview }) {
  const { backdrop, isPhone } = preview;
  const loadTime = preview.loadTime.value;
  const name = useId();
  return (
    <section class="preview-tools" aria-label="Preview tools">
      <div class="preview-looks">
        <fieldset>
          <legend>Backdrop</legend>
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
              {label}
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
          Phone, 412 × 915
        </label>
      </div>
      <div class="preview-load">
        <button type="button" onClick={preview.reload}>
          Reload the widget
        </button>
        <p>{loadTime === null ? 'Load time not known yet' : `Loaded in ${Math.round(loadTime)} ms`}</p>
      </div>
      <EventLog log={preview.log.value} onClear={preview.clear} />
    </section>
  );
}
