import { SECOND } from '../shared/time';
import { whileBusy } from './busy';

/** Keeps an update waiting while a secret is typed in this page. Returns how to stop. */
export function watchSecrets(): () => void {
  let held: { release: () => void; timer: ReturnType<typeof setInterval> } | null = null;
  const isTyped = () =>
    [...document.querySelectorAll<HTMLInputElement>('input[type="password"]')].some(({ value }) => value !== '');
  const look = () => (isTyped() ? hold() : letGo());
  const hold = () => {
    if (held) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    void whileBusy(() => promise);
    // A form that was saved is emptied without an event.
    held = { release: resolve, timer: setInterval(look, SECOND) };
  };
  const letGo = () => {
    if (!held) return;
    clearInterval(held.timer);
    held.release();
    held = null;
  };
  addEventListener('input', look);
  return () => {
    removeEventListener('input', look);
    letGo();
  };
}
