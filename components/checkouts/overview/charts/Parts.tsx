import './Parts.css';
import { typedKeys } from '../../../shortcuts/ime';
import { useRovingLinks } from './useRovingLinks';

/** One part of a whole. */
export type Part = {
  key: string;
  href: string;
  name: string;
  /** Between 0 and 1, for its length. */
  share: number;
  /** Its share and its amount, and how many checkouts its rows are. */
  shareText: string;
  amount: string;
  rows: string;
};

/** The parts of a whole as horizontal bars, the largest first. */
export function Parts({ parts }: { parts: Part[] }) {
  const { tabIndexOf, choose, goByKey } = useRovingLinks(parts.length, 'one below the other');
  return (
    <ol class="parts" onKeyDown={typedKeys(goByKey)}>
      {parts.map(({ key, href, name, share, shareText, amount, rows }, place) => (
        <li key={key}>
          <a href={href} tabIndex={tabIndexOf(place)} onFocus={() => choose(place)}>
            <span class="parts-name">{name}</span>{' '}
            <svg class="parts-bar" width="100%" height="12" aria-hidden="true">
              <rect class="mark-main" width={`${Math.max(0.5, 100 * share)}%`} height="12" rx="2" />
            </svg>{' '}
            <span class="parts-share">{shareText}</span>{' '}
            <span class="parts-amount private">
              <bdi>{amount}</bdi>
            </span>{' '}
            <span class="parts-rows soft">{rows}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
