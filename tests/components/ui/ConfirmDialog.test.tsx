import { act, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from '../../../components/ui/ConfirmDialog';
import { pressEscape, toHaveFocus } from '../support/stage';

function ask(work: () => Promise<unknown> = async () => {}) {
  const onAction = vi.fn(work);
  const onClose = vi.fn();
  render(
    <ConfirmDialog title="Throw it away?" action="Throw away" onAction={onAction} onClose={onClose}>
      <p>It is lost.</p>
    </ConfirmDialog>,
  );
  return { user: userEvent.setup(), onAction, onClose };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

describe('a question before something is lost', () => {
  it('is a dialog with its title as name, above all else', () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    ask();
    expect(within(screen.getByRole('dialog', { name: 'Throw it away?' })).getByText('It is lost.')).toBeDefined();
    expect(showModal).toHaveBeenCalledTimes(1);
  });

  it('has the focus on the safe answer', async () => {
    ask();
    await toHaveFocus(button('Cancel'));
  });

  it('is answered with no by Enter at first', async () => {
    const { user, onAction, onClose } = ask();
    await user.keyboard('{Enter}');
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(onAction).not.toHaveBeenCalled();
  });

  it('is answered with no by Escape', () => {
    const { onAction, onClose } = ask();
    pressEscape();
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(onAction).not.toHaveBeenCalled();
  });

  it('is answered with yes by its verb only, and closes when that is done', async () => {
    const done = Promise.withResolvers<void>();
    const { user, onAction, onClose } = ask(() => done.promise);
    await user.click(button('Throw away'));
    expect(onAction).toHaveBeenCalledTimes(1);
    expect(onClose).not.toHaveBeenCalled();
    done.resolve();
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  });

  it('does it once, however often it is clicked', async () => {
    const done = Promise.withResolvers<void>();
    const { user, onAction } = ask(() => done.promise);
    await user.dblClick(button('Throw away'));
    expect(onAction).toHaveBeenCalledTimes(1);
    // It keeps the focus, which would else be nowhere.
    expect([button('Throw away').getAttribute('aria-disabled'), document.activeElement]).toEqual([
      'true',
      button('Throw away'),
    ]);
  });

  it('has the focus on the safe answer again when what had it is gone', async () => {
    const asked = (inside: boolean) => (
      <ConfirmDialog title="Throw it away?" action="Throw away" onAction={async () => {}} onClose={() => {}}>
        {inside && <button type="button">Stop</button>}
      </ConfirmDialog>
    );
    const { rerender } = render(asked(true));
    button('Stop').focus();
    rerender(asked(false));
    expect(document.activeElement).toBe(button('Cancel'));
  });

  it.each(['Cancel', 'Throw away'])('gives the focus back to what opened it: %s', async (answer) => {
    const close = vi.spyOn(HTMLDialogElement.prototype, 'close');
    const { user, onClose } = ask();
    await user.click(button(answer));
    // The browser does that for a dialog which is closed, not for one which is only taken away.
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(close).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['Escape', pressEscape],
    ['Cancel', () => button('Cancel').click()],
  ])('does not close as if nothing had happened after %s, while it is being done', async (_name, answer) => {
    const done = Promise.withResolvers<void>();
    const { user, onClose } = ask(() => done.promise);
    await user.click(button('Throw away'));
    answer();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('stays open while it is being done, also when the browser closes it, as it does after several times Escape', async () => {
    const done = Promise.withResolvers<void>();
    const { user, onClose } = ask(() => done.promise);
    await user.click(button('Throw away'));
    act(() => screen.getByRole<HTMLDialogElement>('dialog').close());
    expect(screen.getByRole<HTMLDialogElement>('dialog').open).toBe(true);
    expect(onClose).not.toHaveBeenCalled();
    done.resolve();
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
  });

  it('stays and tells when it failed, and can be tried again', async () => {
    let fails = true;
    const { user, onAction, onClose } = ask(async () => {
      if (fails) throw new Error('The disk is full.');
    });
    await user.click(button('Throw away'));
    expect((await screen.findByRole('alert')).textContent).toBe('The disk is full.');
    expect(onClose).not.toHaveBeenCalled();
    fails = false;
    await user.click(button('Throw away'));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
    expect(onAction).toHaveBeenCalledTimes(2);
  });
});
