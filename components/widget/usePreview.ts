import { useState } from 'preact/hooks';
import { createPreview } from '../../lib/widget/preview';

export type Preview = ReturnType<typeof usePreview>;

/** How the widget of a checkout is looked at. `PreviewStage` shows it, `PreviewTools` change it. */
export function usePreview(checkoutId: string) {
  const [preview] = useState(() => createPreview(() => Date.now()));
  return { ...preview, checkoutId };
}
