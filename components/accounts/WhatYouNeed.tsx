import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import { InqudLink } from '../ui/links/InqudLink';

/** What an account is made of, and where it comes from. */
export function WhatYouNeed() {
  return (
    <p class="soft">
      <Trans>
        You need a crypto widget ID and an API token. Ask your Inqud account manager to turn on the API, then create a
        token in your profile at <InqudLink to="app">app.inqud.com</InqudLink>.
      </Trans>{' '}
      <InqudLink to="authentication">{t`How API tokens work`}</InqudLink>
    </p>
  );
}
