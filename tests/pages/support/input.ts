import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { userEvent } from '@testing-library/user-event';
import { parseChord } from '../../e2e/driver/chord.ts';
import type { NativeDocument, NativeElement } from '../../e2e/driver/native.ts';
import type { PageWindow } from './page.ts';

/** The keyboard and the mouse of a person in one page. */
export function createInput(window: PageWindow) {
  const { document } = window;
  const user = userEvent.setup({ document, delay: null, pointerEventsCheck: 0, applyAccept: false });
  const keys = (text: string) => text.replaceAll(/[{[]/g, '$&$&');

  const named = (key: string) => (key === 'Space' ? '[Space]' : key.length === 1 ? keys(key) : `{${key}}`);

  const press: NativeDocument['press'] = async (chord) => {
    const { modifiers, key } = parseChord(chord);
    const down = modifiers.map((each) => `{${each}>}`).join('');
    const up = modifiers
      .toReversed()
      .map((each) => `{/${each}}`)
      .join('');
    const dialog = document.querySelector('dialog[open]');
    await user.keyboard(down + named(key) + up);
    if (key === 'Escape' && dialog?.matches(':modal')) closeByEscape(window, dialog);
  };
  return {
    press,
    type: async (text: string) => user.keyboard(keys(text)),
    insert: async (text: string) => insertText(window, text),
    handle: (element: Element): NativeElement => ({
      click: () => user.click(element),
      hover: () => user.hover(element),
      setFiles: async (paths) => setFiles(window, element, paths),
    }),
  };
}

/** Escape, as a browser hears it in an open dialog: it may be cancelled, else it closes. */
function closeByEscape(window: PageWindow, dialog: Element): void {
  const goesOn = dialog.dispatchEvent(new window.Event('cancel', { cancelable: true }));
  if (goesOn && dialog instanceof window.HTMLDialogElement) dialog.close();
}

/** All at once, in place of what is selected, as a paste does it. */
export function insertText(window: PageWindow, text: string): void {
  const field = window.document.activeElement;
  if (!(field instanceof window.HTMLInputElement || field instanceof window.HTMLTextAreaElement)) {
    throw new Error('Nothing that text can be put into has the focus.');
  }
  const { selectionStart, selectionEnd, value } = field;
  const [start, end] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  const inserted =
    field instanceof window.HTMLInputElement ? text.replaceAll(/[\r\n]/g, '') : text.replaceAll('\r\n', '\n');
  field.value = value.slice(0, start) + inserted + value.slice(end);
  field.setSelectionRange(start + inserted.length, start + inserted.length);
  field.dispatchEvent(new window.InputEvent('input', { bubbles: true, data: inserted, inputType: 'insertText' }));
}

function setFiles(window: PageWindow, input: Element, paths: string[]): void {
  const files = paths.map((path) => new File([readFileSync(path)], basename(path)));
  Object.defineProperty(input, 'files', { configurable: true, value: files });
  input.dispatchEvent(new window.Event('input', { bubbles: true }));
  input.dispatchEvent(new window.Event('change', { bubbles: true }));
}
