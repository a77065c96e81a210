import './PreviewStage.css';
import type { Preview } from './usePreview';
import { WidgetPanel } from './WidgetPanel';

/** The widget as a shop's page would show it: on a light or a dark ground, in a phone. */
export function PreviewStage(props: {
  preview: Preview;
  hostedUrl: string;
  onStatus: (status: string) => void;
  allowed: boolean | null;
  grant: () => void;
}) {
  const { preview, ...panel } = props;
  const { checkoutId, backdrop, phone, round, onHeard, onShown } = preview;
  return (
    <div class={`preview-stage preview-on-${backdrop}${phone ? ' preview-phone' : ''}`}>
      <WidgetPanel
        key={`${checkoutId} ${round}`}
        checkoutId={checkoutId}
        onHeard={onHeard}
        onShown={onShown}
        {...panel}
      />
    </div>
  );
}
