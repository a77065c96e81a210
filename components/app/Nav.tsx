import './Nav.css';
import { t } from '@lingui/core/macro';
import { useSignal } from '@preact/signals';
import type { IconNode } from 'lucide';
import attentionIcon from 'lucide/dist/esm/icons/bell-ring.mjs';
import presetsIcon from 'lucide/dist/esm/icons/bookmark.mjs';
import helpIcon from 'lucide/dist/esm/icons/circle-question-mark.mjs';
import widgetIcon from 'lucide/dist/esm/icons/eye.mjs';
import blurIcon from 'lucide/dist/esm/icons/eye-off.mjs';
import overviewIcon from 'lucide/dist/esm/icons/layout-dashboard.mjs';
import lockIcon from 'lucide/dist/esm/icons/lock.mjs';
import menuIcon from 'lucide/dist/esm/icons/menu.mjs';
import checkoutsIcon from 'lucide/dist/esm/icons/receipt.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings.mjs';
import newsIcon from 'lucide/dist/esm/icons/sparkles.mjs';
import requestsIcon from 'lucide/dist/esm/icons/terminal.mjs';
import webhooksIcon from 'lucide/dist/esm/icons/webhook.mjs';
import actionsIcon from 'lucide/dist/esm/icons/zap.mjs';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Desk } from '../../lib/app/desk';
import { isBlurred, toggleBlur } from '../../lib/app/showBlur';
import type { RunProgress } from '../../lib/bulk-create/run';
import type { Route } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';
import { numberText } from '../../lib/shared/countText';
import { settingSignal } from '../../lib/storage/settingSignal';
import { unseenUpdate } from '../../lib/updates/settings';
import { AccountList } from '../accounts/AccountSwitch';
import { BulkStatus } from '../bulk-create/BulkStatus';
import { typedKeys } from '../shortcuts/ime';
import { SHORTCUTS, withAlt, withControl } from '../shortcuts/shortcuts';
import { Icon } from '../ui/icon/Icon';

const IN_CHECKOUTS: Route['at'][] = ['checkouts', 'checkout', 'new', 'many', 'import'];
const IN_SETTINGS: Route['at'][] = ['settings', 'account'];

/**
 * The pages of the desk, and what can be done at each: choose whose checkouts are shown, and lock. Icons and words in a
 * wide window, icons in a narrower one, and behind a button in one like a phone's.
 */
export function Nav(props: { desk: Desk; many: RunProgress | null | undefined; onPalette: () => void }) {
  const { desk, many } = props;
  const { choice, lock } = desk;
  const at = desk.at.value;
  const route = desk.route.value;
  const inHelp = route.at === 'settings' && route.section === 'help';
  const isUpdated = Boolean(settingSignal(unseenUpdate).value);
  const needing = desk.needing.value;
  const accounts = choice.accounts.value;
  const current = choice.current.value;
  const open = useSignal(false);
  const menu = useRef<HTMLButtonElement>(null);
  return (
    <nav
      class={`nav${open.value ? ' nav-open' : ''}`}
      aria-label={t`Desk`}
      onClick={({ target }) => {
        if (target instanceof Element && target.closest('a')) open.value = false;
      }}
      onKeyDown={typedKeys((event) => {
        if (event.key !== 'Escape' || !open.value) return;
        event.preventDefault();
        event.stopPropagation();
        open.value = false;
        menu.current?.focus();
      })}
    >
      <p class="nav-name">
        <img src="/icon/48.png" alt="" width="24" height="24" />
        <span class="nav-word">Checkout Desk</span>
      </p>
      <button
        type="button"
        class="plain nav-menu"
        ref={menu}
        aria-label={t`Menu`}
        aria-expanded={open.value}
        aria-controls="pages"
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <Icon of={menuIcon} />
      </button>
      <div class="nav-pages" id="pages">
        {current && accounts.length > 1 && (
          <AccountList
            accounts={accounts}
            currentId={current.id}
            all={desk.showsAll.value}
            onAll={() => desk.show(null)}
            onChoose={desk.show}
          />
        )}
        <ul>
          <NavLink to={{ at: 'checkouts' }} current={IN_CHECKOUTS.includes(at)} icon={checkoutsIcon}>
            {t`Checkouts`}
          </NavLink>
          <NavLink to={{ at: 'attention' }} current={at === 'attention'} icon={attentionIcon} count={needing}>
            {t`Needs attention`}
          </NavLink>
          <NavLink to={{ at: 'overview' }} current={at === 'overview'} icon={overviewIcon}>
            {t`Overview`}
          </NavLink>
        </ul>
        {!desk.demo && (
          <>
            <ul>
              <NavLink
                to={{ at: 'presets' }}
                current={at === 'presets'}
                icon={presetsIcon}
                count={desk.changedPresets.value}
              >
                {t`Presets`}
              </NavLink>
            </ul>
            <ul>
              <NavLink to={{ at: 'preview', id: null }} current={at === 'preview'} icon={widgetIcon}>
                {t`Widget preview`}
              </NavLink>
              <NavLink to={{ at: 'webhooks' }} current={at === 'webhooks'} icon={webhooksIcon}>
                {t`Webhooks`}
              </NavLink>
              <NavLink to={{ at: 'requests' }} current={at === 'requests'} icon={requestsIcon}>
                {t`API log`}
              </NavLink>
            </ul>
          </>
        )}
        {many && at !== 'many' && !desk.demo && <BulkStatus progress={many} href={hashOf({ at: 'many' })} />}
        <ul class="nav-foot">
          <li>
            <button
              type="button"
              class="nav-link"
              title={withControl(SHORTCUTS.palette.control)}
              onClick={props.onPalette}
            >
              <Icon of={actionsIcon} />
              <span class="nav-word">{t`Quick actions`}</span>
            </button>
          </li>
          <li>
            <button
              type="button"
              class="nav-link"
              aria-pressed={isBlurred()}
              title={withAlt(SHORTCUTS.blur.alt)}
              onClick={toggleBlur}
            >
              <Icon of={blurIcon} />
              <span class="nav-word">{t`Privacy blur`}</span>
            </button>
          </li>
          {!desk.demo && (
            <>
              {isUpdated && (
                <NavLink to={{ at: 'settings', section: 'news' }} current={false} icon={newsIcon}>
                  {t`What’s new`}
                </NavLink>
              )}
              <NavLink to={{ at: 'settings', section: 'help' }} current={inHelp} icon={helpIcon}>
                {t`Help`}
              </NavLink>
              <NavLink to={{ at: 'settings' }} current={IN_SETTINGS.includes(at) && !inHelp} icon={settingsIcon}>
                {t`Settings`}
              </NavLink>
            </>
          )}
          {lock.state.value?.is === 'unlocked' && (
            <li>
              <button type="button" class="nav-link" title={withAlt(SHORTCUTS.lock.alt)} onClick={lock.lockNow}>
                <Icon of={lockIcon} />
                <span class="nav-word">{t({ message: 'Lock', context: 'action' })}</span>
              </button>
            </li>
          )}
        </ul>
      </div>
    </nav>
  );
}

function NavLink(props: {
  to: Route;
  current: boolean;
  icon: IconNode;
  /** Shown beside the words where there is something to count. */
  count?: number;
  children: ComponentChildren;
}) {
  return (
    <li>
      <a class="nav-link" href={hashOf(props.to)} aria-current={props.current ? 'page' : undefined}>
        <Icon of={props.icon} />
        <span class="nav-word">{props.children}</span>
        {props.count ? (
          <>
            {' '}
            <span class="nav-count">{numberText(props.count)}</span>
          </>
        ) : null}
      </a>
    </li>
  );
}
