import { signal } from '@preact/signals';

/** As in `Desk.css`: narrower, one is below the other; wider, beside it. */
const media = matchMedia('(min-width: 641px) and (max-width: 1099px)');

const read = () => {
  sideIsOver.value = media.matches;
};

/** Whether what is open lies over the list, for want of width. */
export const sideIsOver = signal(media.matches, {
  watched() {
    read();
    media.addEventListener('change', read);
  },
  unwatched() {
    media.removeEventListener('change', read);
  },
});
