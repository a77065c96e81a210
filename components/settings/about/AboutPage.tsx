import './About.css';
import { license, packages } from 'virtual:about';
import { t } from '@lingui/core/macro';
import { browser } from 'wxt/browser';
import { Disclosure } from '../../ui/Disclosure';

/** The version, and under which terms Checkout Desk and all that is in it may be used. */
export function AboutPage() {
  const { version } = browser.runtime.getManifest();
  return (
    <section class="about" aria-labelledby="about-title">
      <h2 id="about-title">{t({ message: 'About', context: 'noun', comment: 'About Checkout Desk' })}</h2>
      <p>
        <bdi>Checkout Desk {version}</bdi>
      </p>
      <p>{t`Checkout Desk isn’t made by Inqud. To use it, you need an Inqud account.`}</p>
      <Disclosure label={t`License`}>
        <Text text={license} />
      </Disclosure>
      <h3>{t`Software in Checkout Desk`}</h3>
      <ul>
        {packages.map(({ name, version, license, text }) => {
          const label = <bdi>{`${name} ${version} · ${license}`}</bdi>;
          return (
            <li key={name}>
              {text === '' ? (
                label
              ) : (
                <Disclosure label={label}>
                  <Text text={text} />
                </Disclosure>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Text({ text }: { text: string }) {
  return (
    <pre class="about-text" lang="en" dir="ltr">
      {text}
    </pre>
  );
}
