import { signal } from '@preact/signals';

const read = () => {
  pageVisible.value = document.visibilityState === 'visible';
};

/** Whether somebody can see the page. */
export const pageVisible = signal(document.visibilityState === 'visible', {
  watched() {
    read();
    document.addEventListener('visibilitychange', read);
  },
  unwatched() {
    document.removeEventListener('visibilitychange', read);
  },
});
