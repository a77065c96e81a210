import './PreviewStage.css';
import { useCallback } from 'preact/hooks';
import { isDemo } from '../../lib/demo/identity';
import type { ReceivedDetail } from '../../lib/widget/contract';
import type { Preview } from './usePreview';
import { WidgetPanel } from './WidgetPanel';

/** The widget as a shop's page would show it: on a light or a dark ground, in a phone. */
export function PreviewStage(props: {
  preview: Preview;
  hostedUrl: string;
  allowed: boolean | null;
  grant: () => void;
}) {
  const { preview, ...panel } = props;
  const { checkoutId, backdrop, isPhone, round, onEvent, onShown } = preview;
  const onHeard = useCallback((heard: ReceivedDetail) => onEvent(heard, checkoutId), [onEvent, checkoutId]);
  // Inqud knows nothing of a demo, and is not to be asked about it.
  if (isDemo(checkoutId)) return null;
  return (
    <div class={`preview-stage preview-on-${backdrop.value}${isPhone.value ? ' preview-phone' : ''}`}>
      <WidgetPanel
        key={`${checkoutId} ${round.value}`}
        checkoutId={checkoutId}
        onHeard={onHeard}
        onShown={onShown}
        {...panel}
      />
    </div>
  );
}
