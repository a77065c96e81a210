import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Field } from '../../../components/ui/Field';

const input = () => screen.getByLabelText('Amount');
const texts = () =>
  (input().getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent);

describe('a field', () => {
  it('gives its control the label as name, and nothing else when all is well', () => {
    render(
      <Field label="Amount">
        <input />
      </Field>,
    );
    expect(input().tagName).toBe('INPUT');
    expect(input().getAttribute('aria-invalid')).toBe('false');
    expect(input().hasAttribute('aria-describedby')).toBe(false);
  });

  it.each([
    ['its help', 'In USD.', undefined, ['In USD.'], 'false'],
    ['its mistake', undefined, 'Enter the amount.', ['Enter the amount.'], 'true'],
    ['both', 'In USD.', 'Enter the amount.', ['In USD.', 'Enter the amount.'], 'true'],
  ])('describes its control by %s', (_what, help, mistake, expected, invalid) => {
    render(
      <Field label="Amount" help={help} mistake={mistake}>
        <input />
      </Field>,
    );
    expect(texts()).toEqual(expected);
    expect(input().getAttribute('aria-invalid')).toBe(invalid);
  });

  it('labels a select too, and keeps what the control had of its own', () => {
    render(
      <Field label="Amount">
        <select class="mono" value="b">
          <option>a</option>
          <option>b</option>
        </select>
      </Field>,
    );
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Amount' });
    expect(select.value).toBe('b');
    expect(select.className).toBe('mono');
  });

  it('is one of several with an id of its own', () => {
    render(
      <>
        <Field label="One">
          <input />
        </Field>
        <Field label="Two">
          <input />
        </Field>
      </>,
    );
    expect(screen.getByLabelText('One').id).not.toBe(screen.getByLabelText('Two').id);
  });

  it('shows a hostile mistake as text', () => {
    render(
      <Field label="Amount" mistake="<b>x</b>">
        <input />
      </Field>,
    );
    expect(texts()).toEqual(['<b>x</b>']);
  });
});
