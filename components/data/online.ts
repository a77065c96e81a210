import { signal } from '@preact/signals';

const read = () => {
  online.value = navigator.onLine;
};

/** Whether the browser has a connection. */
export const online = signal(navigator.onLine, {
  watched() {
    read();
    addEventListener('online', read);
    addEventListener('offline', read);
  },
  unwatched() {
    removeEventListener('online', read);
    removeEventListener('offline', read);
  },
});
