import { Trans } from '#macro';

/** What an account is made of, and where it comes from. */
export function WhatYouNeed() {
  return (
    <p class="soft">
      <Trans>
        You need a crypto widget ID and an API token. Ask your Inqud account manager to turn on the API, then create a
        token in your profile at app.inqud.com.
      </Trans>
    </p>
  );
}
