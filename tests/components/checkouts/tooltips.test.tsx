import { render } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { QueuedForms } from '../../../components/checkout-form/QueuedForms';
import { CheckoutRow } from '../../../components/checkouts/CheckoutRow';
import { DeskRow } from '../../../components/checkouts/list/DeskRow';
import { CopyText } from '../../../components/ui/CopyText';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { hasInvisible } from '../../../lib/shared/text';
import { account, checkout } from '../../unit/support/examples';
import { clockAt } from '../support/stage';

describe('a tooltip', () => {
  it.each(['1\u202e00.1', 'A\u2066-17\u2069', 'A\n\n17', '10482\u3164', '\u200b\u200b'])(
    'shows what somebody else wrote on one line and in its order: %j',
    (text) => {
      const hostile = checkout({ orderId: text, name: text, note: text });
      const row = { account: account(), clock: clockAt(), href: '#/here' };
      render(
        <>
          <CheckoutRow checkout={hostile} {...row} />
          <DeskRow
            checkout={hostile}
            {...row}
            named
            columns={['order', 'name', 'note']}
            current={false}
            selected={false}
            onSelect={() => {}}
          />
          <QueuedForms
            queue={[{ attemptId: 'attempt', form: { ...EMPTY_FORM, orderId: text } }]}
            onBack={() => {}}
            onDiscard={() => {}}
          />
          <CopyText text={text} action="Copy it" />
        </>,
      );
      const titles = Array.from(document.querySelectorAll('[title]'), (element) => element.getAttribute('title') ?? '');
      expect(titles.length).toBeGreaterThan(2);
      expect(titles.filter((title) => hasInvisible(title) || title.trim() === '')).toEqual([]);
    },
  );
});
