import { fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Column } from '../../../../../components/checkouts/overview/charts/Plot';
import { Plot } from '../../../../../components/checkouts/overview/charts/Plot';
import { i18n } from '../../../../../lib/language/i18n';
import { textOf } from '../../../support/stage';

const column = (name: string): Column => ({
  key: name,
  name,
  tick: name,
  href: `#${name}`,
  lines: ['2 created', '1 paid'],
  rows: name === 'empty' ? 0 : 2,
});

function show(names = ['a', 'b', 'c', 'd', 'e']) {
  const draw = (columns: Column[]) => (
    <>
      <Plot columns={columns} axis={[0, 1, 2]} axisText={String} draw={null} empty={null} />
      <button type="button">After it</button>
    </>
  );
  const { rerender } = render(draw(names.map(column)));
  return {
    user: userEvent.setup(),
    links: screen.getAllByRole('link'),
    show: (names: string[]) => rerender(draw(names.map(column))),
  };
}
const tip = () => textOf(document.querySelector('.plot-tip'));
const at = () => document.activeElement?.getAttribute('href');

afterEach(() => {
  i18n.activate('en', 'en-US');
  document.documentElement.style.direction = '';
});

describe('the keys in a chart', () => {
  it('are one stop of the Tab key, the last part first, and the arrow keys go along', async () => {
    const { user, links } = show();
    const stops = () => links.flatMap((link, place) => (link.tabIndex === 0 ? [place] : []));
    expect(stops()).toEqual([4]);
    await user.tab();
    expect(at()).toBe('#e');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect([at(), stops()]).toEqual(['#c', [2]]);
    await user.keyboard('{Home}{ArrowLeft}');
    expect(at()).toBe('#a');
    await user.keyboard('{End}{ArrowRight}');
    expect(at()).toBe('#e');
    await user.keyboard('{ArrowLeft}{Tab}');
    expect(document.activeElement).toBe(screen.getByRole('button'));
    await user.tab({ shift: true });
    expect(at()).toBe('#d');
  });

  it('turn round where one reads from the right', async () => {
    document.documentElement.style.direction = 'rtl';
    const { user } = show();
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(at()).toBe('#d');
    await user.keyboard('{ArrowLeft}');
    expect(at()).toBe('#e');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(at()).toBe('#b');
  });

  it('leave other keys to the browser', async () => {
    const { user, links } = show();
    links[4]?.focus();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}{Control>}{Home}{/Control}{Shift>}{Home}{/Shift}{ArrowUp}x');
    expect(at()).toBe('#e');
  });

  it('keep a stop when there are fewer parts than before', async () => {
    const { user, show: change } = show();
    await user.tab();
    change(['a', 'b']);
    expect(screen.getAllByRole('link').map((link) => link.tabIndex)).toEqual([-1, 0]);
  });
});

describe('the name of a part of a chart', () => {
  it('has no “and” in a language whose lists have one, as what was before is no part of what is', () => {
    i18n.activate('uk', 'uk');
    show();
    expect(textOf(screen.getAllByRole('link')[4] ?? null)).toBe('e: 2 created, 1 paid');
  });
});

describe('the tip of a chart', () => {
  it('says what the name of the focused part says, and what Enter opens', async () => {
    const { user } = show();
    expect(tip()).toBe('');
    await user.tab();
    expect(textOf(screen.getAllByRole('link')[4] ?? null)).toBe('e: 2 created, 1 paid');
    expect(tip()).toBe('e2 created1 paidPress Enter to open 2 checkouts');
    expect(document.querySelector('.plot-tip')?.getAttribute('aria-hidden')).toBe('true');
    await user.tab();
    expect(tip()).toBe('');
  });

  it('is about the part under the pointer before the focused one', async () => {
    const { user, links } = show();
    await user.tab();
    await user.hover(links[1]?.parentElement ?? document.body);
    expect(tip()).toBe('b2 created1 paidClick to open 2 checkouts');
    fireEvent.pointerLeave(document.querySelector('ol') ?? document.body);
    expect(tip()).toContain('Press Enter to open');
  });

  it('opens nothing where there are no rows', async () => {
    const { user } = show(['a', 'empty']);
    await user.tab();
    expect(tip()).toBe('empty2 created1 paid');
  });

  it('goes away by Escape, and is back for the next part', async () => {
    const { user } = show();
    await user.tab();
    await user.keyboard('{Escape}');
    expect(tip()).toBe('');
    await user.keyboard('{ArrowLeft}');
    expect(tip()).toContain('d2 created');
  });

  it('stands beside its part, on the side with more room', async () => {
    const { user } = show();
    const side = () => {
      const style = document.querySelector<HTMLElement>('.plot-tip')?.style;
      return [style?.getPropertyValue('inset-inline-start'), style?.getPropertyValue('inset-inline-end')].map(Boolean);
    };
    await user.tab();
    expect(side()).toEqual([false, true]);
    await user.keyboard('{Home}');
    expect(side()).toEqual([true, false]);
  });
});
