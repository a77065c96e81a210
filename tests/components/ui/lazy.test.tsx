import { render, screen, waitFor } from '@testing-library/preact';
import { render as renderNow } from 'preact';
import { expect, it } from 'vitest';
import { lazy } from '../../../components/ui/lazy';

const Loaded = () => <p>here</p>;

it('shows what one of two loaded in both, also in the one that was drawn just before', async () => {
  let arrive = (_component: typeof Loaded) => {};
  const Later = lazy(
    () =>
      new Promise<typeof Loaded>((resolve) => {
        arrive = resolve;
      }),
  );
  render(<Later />);
  const beside = document.body.appendChild(document.createElement('section'));
  // Its effect runs only after the script has arrived.
  renderNow(<Later />, beside);
  arrive(Loaded);
  await waitFor(() => expect(screen.getAllByText('here')).toHaveLength(2));
  renderNow(null, beside);
  beside.remove();
});
