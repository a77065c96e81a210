import './FirstRun.css';
import { t } from '@lingui/core/macro';
import type { ComponentProps } from 'preact';
import { DEMO_QUERY, hashOf } from '../../lib/navigation/routes';
import { AccountForm } from './AccountForm';
import { FirstPicture } from './FirstPicture';
import { WhatYouNeed } from './WhatYouNeed';

/** What a newcomer sees: what this is for, and the two ways to begin, an account in three steps or the demo. */
export function FirstRun(props: Pick<ComponentProps<typeof AccountForm>, 'test' | 'save' | 'grant' | 'left'>) {
  return (
    <div class="first-run">
      <section class="first-run-about" aria-labelledby="first-run-title">
        <p class="first-run-title" id="first-run-title">
          {t`Get paid in crypto, by link`}
        </p>
        <ol class="first-run-story">
          <li>{t`Create a payment link`}</li>
          <li>{t`Send it to your customer`}</li>
          <li>{t`Watch it turn to Paid`}</li>
        </ol>
        <FirstPicture />
        <p>
          <a class="button" href={DEMO_QUERY}>
            {t`Try the demo`}
          </a>
        </p>
        <p class="soft">{t`You need no Inqud account for it. Nothing is sent, and one click removes it.`}</p>
        <ul class="first-run-ways">
          <li>
            <a href={hashOf({ at: 'settings', section: 'privacy' })}>{t`Restore a backup`}</a>
          </li>
          <li>
            <a href={hashOf({ at: 'settings', section: 'general' })}>{t`Language and other settings`}</a>
          </li>
        </ul>
      </section>
      <section class="first-run-account" aria-labelledby="first-run-account">
        <h1 id="first-run-account">{t`Add your Inqud account`}</h1>
        <WhatYouNeed />
        <AccountForm account={null} accounts={[]} steps {...props} />
      </section>
    </div>
  );
}
