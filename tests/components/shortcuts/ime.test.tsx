import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useRef, useState } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BulkRowForm } from '../../../components/bulk-create/BulkRowForm';
import { CheckoutForm } from '../../../components/checkout-form/CheckoutForm';
import { PresetForm } from '../../../components/checkout-form/presets/PresetForm';
import { Annotations } from '../../../components/checkouts/detail/Annotations';
import { Plot } from '../../../components/checkouts/overview/charts/Plot';
import { SearchBar } from '../../../components/search/SearchBar';
import { pressedOf } from '../../../components/shortcuts/pressed';
import type { Shortcut, ShortcutId } from '../../../components/shortcuts/shortcuts';
import { SHORTCUTS } from '../../../components/shortcuts/shortcuts';
import { useListKeys } from '../../../components/shortcuts/useListKeys';
import { useShortcuts } from '../../../components/shortcuts/useShortcuts';
import { Menu } from '../../../components/ui/Menu';
import { Modal } from '../../../components/ui/Modal';
import { Tabs } from '../../../components/ui/Tabs';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { createNavigation } from '../../../lib/navigation/navigation';
import { createListView } from '../../../lib/search/client/searchView';
import { addressBar } from '../../unit/support/addressBar';
import { checkout, preset } from '../../unit/support/examples';
import { accept, compose, KEYS_OF_INPUT_METHOD, keyOfInputMethod, pressIn, writesOfPage } from '../support/inputMethod';
import { heardView, noChoices } from '../support/searchView';

beforeEach(() => fakeBrowser.reset());

const IDS = Object.keys(SHORTCUTS) as ShortcutId[];

/** Every key of a shortcut. */
const KEYS = IDS.flatMap((id) => {
  const { letters = '', alt = '', key }: Shortcut = SHORTCUTS[id];
  return [
    ...Array.from(letters, (letter) => ({ id, key: letter, altKey: false })),
    ...Array.from(alt, (letter) => ({ id, key: letter, altKey: true })),
    ...(key ? [{ id, key, altKey: false }] : []),
  ];
});

describe.each(KEYS_OF_INPUT_METHOD)('a key that belongs to an input method, %s,', (_how, says) => {
  it.each(KEYS)('is no shortcut: $id by $key, with Alt $altKey', ({ id, key, altKey }) => {
    const event = keyOfInputMethod({ key, code: `Key${key.toUpperCase()}`, altKey }, says);
    expect(pressedOf(SHORTCUTS[id], event, true)).toBeNull();
  });

  it('is taken by no place of shortcuts, wherever the focus is', () => {
    const run = vi.fn();
    function Page() {
      useShortcuts(IDS.map((id) => ({ id, run })));
      return (
        <>
          <input aria-label="Field" />
          <button type="button">Button</button>
        </>
      );
    }
    render(<Page />);
    for (const element of [screen.getByLabelText('Field'), screen.getByRole('button')]) {
      for (const { key } of KEYS) expect(pressIn(element, { key }, says)).toBe(false);
    }
    expect(run).not.toHaveBeenCalled();
  });

  it('moves no row and leaves no field', () => {
    function Page() {
      const search = useRef<HTMLInputElement>(null);
      useListKeys({
        active: true,
        search,
        isCurrent: true,
        coming: false,
        onMore: null,
        onLess: null,
        onSelect: () => {},
        onHelp: () => {},
        onClose: () => {},
      });
      return (
        <>
          <input type="search" ref={search} />
          <a href="#a" data-row="a">
            a
          </a>
        </>
      );
    }
    render(<Page />);
    const search = screen.getByRole('searchbox');
    search.focus();
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'j', '/'])
      expect(pressIn(search, { key }, says)).toBe(false);
    expect(document.activeElement).toBe(search);
  });

  it('empties no search', () => {
    const view = createListView(createNavigation(addressBar('#/checkouts?q=top')));
    function Page() {
      return <SearchBar field={useRef(null)} view={heardView(view, () => {})} choices={noChoices()} />;
    }
    render(<Page />);
    const field = screen.getByRole<HTMLInputElement>('searchbox');
    expect(pressIn(field, { key: 'Escape' }, says)).toBe(false);
    expect(field.value).toBe('top');
  });

  it('closes no menu and no dialog', async () => {
    const onClose = vi.fn();
    render(
      <>
        <Menu label="Views">
          <input aria-label="In the menu" />
        </Menu>
        <Modal title="Share" onClose={onClose}>
          <input aria-label="In the dialog" />
        </Modal>
      </>,
    );
    const menu = document.querySelector('details');
    if (menu) menu.open = true;
    for (const label of ['In the menu', 'In the dialog'])
      expect(pressIn(screen.getByLabelText(label), { key: 'Escape' }, says)).toBe(false);
    expect(menu?.open).toBe(true);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('leaves no form', () => {
    const left = vi.fn();
    render(
      <>
        <PresetForm
          preset={preset()}
          isNew={false}
          isDefault={false}
          others={[]}
          accounts={[]}
          agent=""
          onSave={left}
          onCancel={left}
        />
        <table>
          <tbody>
            <BulkRowForm
              accountId="shop"
              row={{
                number: 1,
                orderId: '',
                amount: '',
                currency: '',
                name: '',
                again: false,
                type: 'FIXED_PRICE',
                attemptId: 'attempt',
                state: { is: 'waiting' },
              }}
              mistakesOf={() => ({})}
              onSend={left}
              onClose={left}
            />
          </tbody>
        </table>
      </>,
    );
    for (const field of document.querySelectorAll('input'))
      for (const key of ['Escape', 'Enter']) expect(pressIn(field, { key }, says)).toBe(false);
    expect(left).not.toHaveBeenCalled();
  });

  it('saves no note', () => {
    const annotate = vi.fn(async () => {});
    render(<Annotations checkout={checkout({ id: crypto.randomUUID() })} suggestions={[]} annotate={annotate} />);
    const note = screen.getByLabelText<HTMLTextAreaElement>('Note');
    compose(note, '東京');
    expect(pressIn(note, { key: 'Enter', ctrlKey: true }, says)).toBe(false);
    expect(annotate).not.toHaveBeenCalled();
  });

  it('goes to no other tab and no other bar', () => {
    const chosen = vi.fn();
    render(
      <>
        <Tabs label="Kinds" names={['HTML', 'React']} current="HTML" onChoose={chosen}>
          Code
        </Tabs>
        <Plot
          axis={[0, 1]}
          axisText={String}
          draw={null}
          empty={null}
          columns={['a', 'b'].map((name) => ({
            ...{ key: name, name, tick: name, href: `#${name}` },
            lines: ['nothing'],
            rows: 0,
          }))}
        />
      </>,
    );
    const last = screen.getByRole('link', { name: 'b: nothing' });
    last.focus();
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      expect(pressIn(screen.getByRole('tab', { name: 'HTML' }), { key }, says)).toBe(false);
      expect(pressIn(last, { key }, says)).toBe(false);
    }
    expect(chosen).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(last);
  });
});

describe.each(['Chrome', 'Firefox'] as const)('what is composed in %s', (browser) => {
  it('is searched for as it grows, and the field is never written to', () => {
    const view = createListView(createNavigation(addressBar('#/checkouts')));
    const searched = vi.fn<(search: string | undefined) => void>();
    function Page() {
      return (
        <SearchBar
          field={useRef(null)}
          view={heardView(view, ({ search }) => searched(search))}
          choices={noChoices()}
        />
      );
    }
    render(<Page />);
    const field = screen.getByRole<HTMLInputElement>('searchbox');
    const writes = writesOfPage(field);
    compose(field, 'とうきょう ');
    accept(field, '東京 ', browser);
    expect(searched.mock.calls.at(-1)).toEqual(['東京 ']);
    expect(writes).toEqual([]);
    expect(field.value).toBe('東京 ');
  });

  it('is a currency in capitals only once it is accepted', async () => {
    function Page() {
      const [form, setForm] = useState(EMPTY_FORM);
      return <CheckoutForm busy={false} blocked={false} form={form} onChange={setForm} onCreate={() => {}} />;
    }
    render(<Page />);
    const field = screen.getByLabelText<HTMLInputElement>('Currency');
    await userEvent.setup().clear(field);
    const writes = writesOfPage(field);
    compose(field, 'ｕｓｄ');
    expect(writes).toEqual([]);
    accept(field, 'ｕｓｄ', browser);
    expect(field.value).toBe('USD');
  });
});
