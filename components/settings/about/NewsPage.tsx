import './About.css';
import { releases } from 'virtual:about';
import { t } from '@lingui/core/macro';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { changeSetting } from '../../../lib/storage/settingSignal';
import { unseenUpdate } from '../../../lib/updates/settings';

/** What changed in each version, as CHANGELOG.md had it when this was built. It is in English. */
export function NewsPage() {
  useEffect(() => changeSetting(unseenUpdate, null), []);
  return (
    <section class="news" aria-labelledby="news-title">
      <h2 id="news-title">{t`What’s new`}</h2>
      {releases.map(({ version, changes }) => (
        <section key={version}>
          <h3>{versionText(version ?? browser.runtime.getManifest().version)}</h3>
          <ul lang="en" dir="ltr">
            {changes.map((change) => (
              <li key={change}>
                <Change text={change} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** What stands between backticks is code. */
function Change({ text }: { text: string }) {
  return <>{text.split('`').map((part, at) => (at % 2 === 0 ? part : <code key={part}>{part}</code>))}</>;
}

function versionText(version: string): string {
  return t({ message: `Version ${version}`, comment: 'A number such as 1.2.0' });
}
