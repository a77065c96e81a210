import { browser } from 'wxt/browser';

/** The text that is selected in a tab, also in one of its fields; empty where nothing is, or where no extension may look. */
export async function selectionIn(tabId: number): Promise<string> {
  try {
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => {
        const field = document.activeElement;
        if ((field instanceof HTMLInputElement && field.type !== 'password') || field instanceof HTMLTextAreaElement) {
          const { value, selectionStart: start, selectionEnd: end } = field;
          if (start !== null && end !== null && start < end) return value.slice(start, end);
        }
        return String(getSelection() ?? '');
      },
    });
    return results.map(({ result }) => result ?? '').find((text) => text.trim() !== '') ?? '';
  } catch {
    return '';
  }
}
