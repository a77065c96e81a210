import './QuoteSlot.css';
import { lazy } from '../../ui/lazy';
import type { QuoteLine } from './QuoteLine';

const Line = lazy(() => import('./QuoteLine').then(({ QuoteLine }) => QuoteLine));

/** The place below an amount for what it is in coins. It is kept whether there is anything to say or not. */
export function QuoteSlot(props: Parameters<typeof QuoteLine>[0]) {
  return (
    <div class="quote-slot">
      <Line {...props} />
    </div>
  );
}
