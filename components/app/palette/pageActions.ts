import type { Action, ActionGroup } from './actions';

/** What is acted on, in the order in which it is offered. */
const PARTS = ['.bulk-bar', '.desk-side', '.checkout-list'];
const CANNOT = ':disabled, [aria-disabled="true"], [hidden] *';

/**
 * What can be done on the page now: the buttons that are marked with `data-action`. So it is never offered when the page
 * does not offer it, and is called what it is called there.
 */
export function pageActions(): ActionGroup[] {
  return PARTS.flatMap((part) => {
    const area = document.querySelector(part);
    if (!area) return [];
    const actions = Array.from(area.querySelectorAll<HTMLElement>('[data-action]')).flatMap((button) => {
      const isRows = part === '.checkout-list' && button.closest('.rows, .bulk-bar') !== null;
      return isRows || button.matches(CANNOT) ? [] : [actionOf(button)];
    });
    return [{ title: area.getAttribute('aria-label') ?? '', actions, shown: 'both' as const }];
  });
}

function actionOf(button: HTMLElement): Action {
  const label = button.getAttribute('aria-label');
  const title = label ?? button.textContent ?? '';
  // A label says whose button it is where its place does, such as the order's.
  const isPrivate = button.querySelector('.private') !== null || (label !== null && label !== button.textContent);
  return { id: `here:${button.dataset.action}`, title, isPrivate, run: () => press(button) };
}

/** As a person does: what it is folded in is opened first, and what it opens has the focus. */
function press(button: HTMLElement): void {
  const details = button.closest('details');
  if (details) details.open = true;
  if (button.tagName === 'SUMMARY') {
    details?.querySelector<HTMLElement>('input, textarea')?.focus();
    return;
  }
  button.focus();
  button.click();
}
