import { compileMessage } from '@lingui/message-utils/compileMessage';
import { render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Plural, Trans } from '#macro';
import { Trans as Translated } from '../../../components/language/Trans';
import { i18n } from '../../../lib/language/i18n';

afterEach(() => i18n.activate('en', 'en-US'));

const htmlOf = (message: Parameters<typeof render>[0]) => render(message).container.innerHTML;
const list = <ul title="x" />;
const bold = <b />;

describe('a sentence with elements', () => {
  it('is English in the code', () => {
    const order = 'A-17';
    expect(
      htmlOf(
        <Trans>
          Order <bdi>{order}</bdi> is in <a href="#/x">the list</a>.
        </Trans>,
      ),
    ).toBe('Order <bdi>A-17</bdi> is in <a href="#/x">the list</a>.');
  });

  it('has plural forms', () => {
    const rows = (count: number) =>
      htmlOf(<Plural value={count} _0="No rows" one={<b># row</b>} other={<b># rows</b>} />);
    expect([rows(0), rows(1), rows(1250)]).toEqual(['No rows', '<b>1 row</b>', '<b>1,250 rows</b>']);
  });

  it.each<[string, string]>([
    ['<1>{name}</1> in <0>settings</0>', '<b>Shop</b> in <ul title="x">settings</ul>'],
    ['<0>all of <1>{name}</1></0>', '<ul title="x">all of <b>Shop</b></ul>'],
    ['<0/>{name}<1/>', '<ul title="x"></ul>Shop<b></b>'],
    ['<2>{name}</2> <0>', 'Shop &lt;0&gt;'],
  ])('has them where its language puts them: %s', (message, html) => {
    i18n.load('uk', { x: compileMessage(message) });
    i18n.activate('uk', 'uk');
    expect(htmlOf(<Translated id="x" values={{ name: 'Shop' }} components={{ 0: list, 1: bold }} />)).toBe(html);
  });

  it('takes no elements from its values', () => {
    i18n.load('uk', { y: compileMessage('<0>{name}</0>') });
    i18n.activate('uk', 'uk');
    const name = '</0><1>x</1><0/><img src=x>';
    const { container } = render(<Translated id="y" values={{ name }} components={{ 0: list, 1: bold }} />);
    expect(container.textContent).toBe(name);
    expect(container.querySelectorAll('*')).toHaveLength(1);
  });
});
