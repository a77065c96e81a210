import { useSignal } from '@preact/signals';

/** Whether the quick actions are shown, and what had the focus when they were opened. */
export type PaletteState = ReturnType<typeof usePalette>;

export function usePalette() {
  const opened = useSignal<{ from: Element | null } | null>(null);
  return {
    opened,
    close(): void {
      opened.value = null;
    },
    /** Opens them, or closes them by the same key. Over another dialog they do not open: what it asks comes first. */
    toggle(): void {
      const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
      if (dialog?.matches('.palette')) dialog.close();
      // Pressed again while their script is on its way, they are opened once.
      else if (!dialog) opened.value ??= { from: document.activeElement };
    },
  };
}
