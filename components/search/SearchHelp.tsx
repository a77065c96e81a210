import { t } from '@lingui/core/macro';
import './SearchHelp.css';
import helpIcon from 'lucide/dist/esm/icons/circle-question-mark.mjs';
import { useRef } from 'preact/hooks';
import { Menu } from '../ui/Menu';

/** What can be typed into a search, by examples; a press on one adds it to what is typed. */
export function SearchHelp({ onUse }: { onUse: (example: string) => void }) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <Menu label={t`Search help`} icon={helpIcon} class="search-help">
      <p class="soft">{t`A checkout must match every term. Case and accents don’t matter.`}</p>
      <ul ref={list}>
        {examples().map(([example, meaning]) => (
          <li key={example}>
            <button
              type="button"
              class="plain"
              onClick={() => {
                const menu = list.current?.closest('details');
                if (menu) menu.open = false;
                onUse(example);
              }}
            >
              <code dir="ltr">{example}</code> <span>{meaning}</span>
            </button>
          </li>
        ))}
      </ul>
    </Menu>
  );
}

/** Each is read by the search without a mistake. */
export const examples = (): [example: string, meaning: string][] => [
  ['10482', t`An ID or address, or its last digits`],
  ['"blue socks"', t`Words next to each other`],
  ['status:paid,expired', t`One of several statuses`],
  ['-tag:vip', t`Without this tag`],
  ['amount:>100', t({ message: 'Amount', context: 'column' })],
  ['created:7d', t`Created in the last 7 days`],
  ['expires:today', t`Expires today`],
  ['network:tron', t({ message: 'Network', context: 'filter' })],
  ['is:attention', t`Needs attention`],
  ['is:archived', t({ message: 'Archived', context: 'filter' })],
];
