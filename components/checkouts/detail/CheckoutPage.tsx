import { t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { sendingObstacleText } from '../../../lib/checkout-form/sendingObstacleText';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { tooltip } from '../../../lib/shared/foreignText';
import type { TeamItems } from '../../../lib/team/shared/teamItems';
import './CheckoutPage.css';
import doneIcon from 'lucide/dist/esm/icons/check.mjs';
import copyIcon from 'lucide/dist/esm/icons/copy.mjs';
import moreIcon from 'lucide/dist/esm/icons/ellipsis.mjs';
import outsideIcon from 'lucide/dist/esm/icons/external-link.mjs';
import refreshIcon from 'lucide/dist/esm/icons/refresh-cw.mjs';
import shareIcon from 'lucide/dist/esm/icons/share-2.mjs';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import type { Account } from '../../../lib/accounts/account';
import { accountLabel } from '../../../lib/accounts/accountLabel';
import type { Desk } from '../../../lib/app/desk';
import { draftOf } from '../../../lib/checkout-form/draftAgain';
import type { DraftForm } from '../../../lib/checkout-form/draftForm';
import { canReissue } from '../../../lib/checkout-form/reissue';
import type { Remainder } from '../../../lib/checkout-form/remainder';
import { remainderOf } from '../../../lib/checkout-form/remainder';
import type { Annotation } from '../../../lib/checkouts/annotate';
import type { Clock } from '../../../lib/checkouts/clock';
import type { StoredCheckout, TimelineEntry } from '../../../lib/checkouts/database';
import { problemText } from '../../../lib/checkouts/describe/problemText';
import { shownStatus } from '../../../lib/checkouts/describe/shownStatus';
import { askedText, moneyText } from '../../../lib/checkouts/describe/text';
import { isDemo } from '../../../lib/demo/identity';
import { finalSinceOf } from '../../../lib/inqud/finalSince';
import { paymentLink } from '../../../lib/inqud/paymentLink';
import type { Problem } from '../../../lib/inqud/problem';
import { isFinal } from '../../../lib/inqud/status';
import { openCustomerDisplay } from '../../../lib/navigation/customerDisplay';
import { hashOf } from '../../../lib/navigation/routes';
import { supportText } from '../../../lib/share/supportText';
import { messageOf } from '../../../lib/shared/messageOf';
import { AccountDot } from '../../accounts/AccountDot';
import { DemoBadge } from '../../demo/DemoBadge';
import { ChangedMessage } from '../../share/ChangedMessage';
import { Disclosure } from '../../ui/Disclosure';
import { ErrorBoundary } from '../../ui/failure/ErrorBoundary';
import { useCopy } from '../../ui/hooks/useCopy';
import { Icon } from '../../ui/icon/Icon';
import { lazy } from '../../ui/lazy';
import { Menu } from '../../ui/Menu';
import { Note } from '../../ui/Note';
import { ProblemNote } from '../../ui/ProblemNote';
import { Checked, DayTime, TimeLeft, useReckoned } from '../../ui/Time';
import { EmbedSnippet } from '../../widget/EmbedSnippet';
import { openHostedWindow } from '../../widget/openHostedWindow';
import { PreviewStage } from '../../widget/PreviewStage';
import { PreviewTools } from '../../widget/PreviewTools';
import { usePreview } from '../../widget/usePreview';
import { AttentionNote } from '../AttentionNote';
import { CheckoutStatus } from '../CheckoutStatus';
import { EraseDialog } from '../EraseDialog';
import { Reissue } from '../Reissue';
import { Annotations } from './Annotations';
import { CancelLinkDialog } from './CancelLinkDialog';
import { CheckoutDetails } from './CheckoutDetails';
import { RawAnswer } from './RawAnswer';
import { Timeline } from './Timeline';

const DemoWidget = lazy(() => import('./DemoWidget').then(({ DemoWidget }) => DemoWidget));
const ShareDialog = lazy(() => import('../../share/ShareDialog').then(({ ShareDialog }) => ShareDialog));
const QrDialog = lazy(() => import('../../share/QrDialog').then(({ QrDialog }) => QrDialog));

/** What can be done with the checkout. */
export type CheckoutActions = {
  /** Returns what kept it from asking, if anything. */
  refresh: () => Promise<Problem | null>;
  acknowledge: (note: string | null) => Promise<unknown>;
  annotate: (change: Annotation) => Promise<unknown>;
  /** Deletes it here. Null while the desk is locked. */
  erase: (() => Promise<unknown>) | null;
  /** Opens the form for a new checkout, filled in like this. Null while nothing can be made for its account. */
  createAgain: ((form: DraftForm) => unknown) | null;
  /** Opens that form to ask for what is missing. Null likewise. */
  askForRemainder: ((remainder: Remainder) => unknown) | null;
  /** Opens a new preset that is filled in like this. Null where none can be made. */
  savePreset: (() => void) | null;
};

/** One checkout: its status, what can be done, its widget, what is known, what happened. */
export function CheckoutPage(props: {
  checkout: StoredCheckout;
  timeline: TimelineEntry[];
  account: Account | undefined;
  desk: Pick<Desk, 'clock' | 'allowed' | 'grant' | 'obstacle' | 'inTeam'>;
  actions: CheckoutActions;
  /** The names of colleagues, by their desks' IDs. */
  authors?: Readonly<Record<string, string>>;
  /** What the team shares of messages to customers. */
  teamMessages?: ReadonlySignal<TeamItems<'messages'> | null>;
  /** Tags of other checkouts. */
  knownTags: string[];
  /** The address of a checkout's page. */
  hrefOf: (checkoutId: string) => string;
  onClose: () => void;
}) {
  const { checkout, desk, actions } = props;
  const { clock, grant } = desk;
  const { createAgain, askForRemainder } = actions;
  const allowed = desk.allowed.value;
  const obstacle = desk.obstacle.value;
  /** Nothing can be asked any more without the account's token. */
  const orphaned = !props.account || props.account.removed !== null;
  const finalSince = finalSinceOf(checkout);
  const remainder = askForRemainder ? remainderOf(checkout) : null;
  const rest = props.timeline.findLast(({ source, link }) => source === 'person' && link?.why === 'remainder')?.link;
  const reissuable = useReckoned(clock, (now) => canReissue(checkout, now), [checkout]).value;
  const link = paymentLink(checkout);
  const [copied, copy] = useCopy(link);
  const [supported, copyForSupport] = useCopy(supportText(checkout));
  const [dialog, setDialog] = useState<'share' | 'qrCode' | 'cancel' | 'erase' | null>(null);
  const closeDialog = () => setDialog(null);
  const [refreshing, setRefreshing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const refresh = async () => {
    setRefreshing(true);
    setFailed(null);
    setProblem(null);
    try {
      setProblem(await actions.refresh());
    } catch (error) {
      setFailed(messageOf(error));
    } finally {
      setRefreshing(false);
    }
  };
  const preview = usePreview(checkout.id);
  const annotations = (
    <ErrorBoundary key="annotations" part={t`Note and tags`}>
      <Annotations
        checkout={checkout}
        authors={props.authors ?? {}}
        suggestions={props.knownTags}
        annotate={actions.annotate}
      />
    </ErrorBoundary>
  );
  // What a person wrote is read first. It stays where it was while one writes.
  const [isAnnotated] = useState(checkout.note !== null || checkout.tags.length > 0);

  return (
    <article class="checkout-page" aria-labelledby="checkout-title">
      <header>
        <div class="checkout-page-title">
          <p class="checkout-page-amount private">
            <bdi>{askedText(checkout)}</bdi>
          </p>
          <CheckoutStatus checkout={checkout} />
          {checkout.expiresAt !== null && !isFinal(shownStatus(checkout).status) && (
            <TimeLeft until={checkout.expiresAt} clock={clock} />
          )}
          <button type="button" class="plain icon-only" onClick={props.onClose} aria-label={t`Close this checkout`}>
            <Icon of={closeIcon} />
          </button>
        </div>
        {checkout.hint?.by !== undefined && !isFinal(checkout.status) && (
          <SaidBy name={checkout.hint.by} at={checkout.hint.at} clock={clock} />
        )}
        <div class="checkout-page-state soft">
          <h1 id="checkout-title" title={tooltip(checkout.orderId)}>
            <bdi class="private">{orderName(checkout)}</bdi>
          </h1>
          {isDemo(checkout.id) && <DemoBadge />}
          {props.account && (
            <span class="checkout-page-account">
              <AccountDot account={props.account} />
              <bdi>{accountLabel(props.account)}</bdi>
            </span>
          )}
          <DayTime at={checkout.createdAt} clock={clock} />
          <span class="checkout-page-checked">
            <span>
              <Checked at={checkout.answeredAt} clock={clock} />
            </span>
            {!orphaned && (
              <button
                type="button"
                class="plain icon-only"
                data-action="refresh"
                aria-label={refreshing ? t`Refreshing…` : t`Refresh`}
                title={t`Refresh`}
                onClick={refresh}
                disabled={refreshing}
              >
                <Icon of={refreshIcon} />
              </button>
            )}
          </span>
        </div>
        <div class="checkout-page-actions">
          <button type="button" class="main" data-action="copyLink" onClick={copy}>
            <Icon of={copied === 'copied' ? doneIcon : copyIcon} />
            {{ idle: t`Copy link`, copied: t`Link copied`, refused: t`Couldn’t copy` }[copied]}
          </button>
          <button type="button" data-action="share" onClick={() => setDialog('share')}>
            <Icon of={shareIcon} />
            {t`Share…`}
          </button>
          <a class="button" data-action="openPayment" href={link} target="_blank" rel="noreferrer">
            <Icon of={outsideIcon} turns />
            {t`Open payment page`}
          </a>
          {reissuable && !orphaned && <Reissue checkout={checkout} clock={clock} obstacle={obstacle} />}
          <Menu label={t`More actions`} icon={moreIcon} end>
            <button type="button" class="plain" data-action="qrCode" onClick={() => setDialog('qrCode')}>
              {t`Show QR code`}
            </button>
            <button
              type="button"
              class="plain"
              data-action="customerDisplay"
              onClick={() => void openCustomerDisplay(checkout.id)}
            >
              {t`Customer display`}
            </button>
            <button type="button" class="plain" data-action="support" onClick={copyForSupport}>
              {{ idle: t`Copy details for support`, copied: t`Details copied`, refused: t`Couldn’t copy` }[supported]}
            </button>
            {createAgain && (
              <button
                type="button"
                class="plain"
                data-action="createSimilar"
                onClick={() => createAgain(draftOf(checkout, clock.value))}
              >
                {t`Create similar`}
              </button>
            )}
            {actions.savePreset && (
              <button type="button" class="plain" data-action="savePreset" onClick={actions.savePreset}>
                {t`Save as preset…`}
              </button>
            )}
            <button type="button" class="plain" data-action="phoneWindow" onClick={() => openHostedWindow(link)}>
              {t`Open in a phone-sized window`}
            </button>
            {!isFinal(checkout.status) && (
              <button type="button" class="plain" onClick={() => setDialog('cancel')}>
                {t`Cancel link…`}
              </button>
            )}
            {actions.erase && (
              <button type="button" class="plain danger" onClick={() => setDialog('erase')}>
                {t`Delete…`}
              </button>
            )}
          </Menu>
        </div>
        {reissuable && !orphaned && obstacle !== null && <p class="soft">{sendingObstacleText(obstacle)}</p>}
        {dialog === 'share' && (
          <ErrorBoundary part={t`The message`} back={{ label: t`Close`, run: closeDialog }}>
            <ShareDialog
              shared={checkout}
              note={(chosen) => props.teamMessages && <ChangedMessage team={props.teamMessages} chosen={chosen} />}
              onClose={closeDialog}
            />
          </ErrorBoundary>
        )}
        {dialog === 'cancel' && (
          <CancelLinkDialog
            checkout={checkout}
            createAgain={createAgain && (() => createAgain(draftOf(checkout, clock.value)))}
            onClose={closeDialog}
          />
        )}
        {dialog === 'erase' && actions.erase && (
          <EraseDialog count={1} inTeam={desk.inTeam.value} erase={actions.erase} onClose={closeDialog} />
        )}
        {dialog === 'qrCode' && (
          <ErrorBoundary part={t`QR code of the payment link`} back={{ label: t`Close`, run: closeDialog }}>
            <QrDialog shared={checkout} onClose={closeDialog} />
          </ErrorBoundary>
        )}
        {orphaned && (
          <p class="soft">
            {t`Its account is no longer in this browser, so its status can’t be checked. You’re seeing Inqud’s last answer.`}
          </p>
        )}
        <AttentionNote checkout={checkout} acknowledge={actions.acknowledge}>
          {remainder && rest && (
            <a class="button main" data-action="openRest" href={props.hrefOf(rest.checkoutId)}>
              <span class="private">{restText(orderName({ orderId: rest.orderId, id: rest.checkoutId }))}</span>
            </a>
          )}
          {remainder && !rest && (
            <button type="button" class="main" data-action="askForRest" onClick={() => askForRemainder?.(remainder)}>
              <span class="private">{askText(remainder)}</span>
            </button>
          )}
        </AttentionNote>
        {problem && <ProblemNote problem={problem} grant={grant} />}
        {failed && (
          <Note>
            <p>{failed}</p>
          </Note>
        )}
        {checkout.error && !orphaned && (
          <Note tone="warn">
            <p>{failureText(checkout.error)}</p>
          </Note>
        )}
      </header>
      <div class="checkout-page-body">
        <div class="checkout-page-widget">
          <ErrorBoundary part={t`The preview`}>
            {isDemo(checkout.id) ? (
              <DemoWidget checkout={checkout} />
            ) : (
              <>
                <PreviewStage preview={preview} hostedUrl={link} allowed={allowed} grant={grant} />
                <Disclosure label={t`Preview tools`}>
                  <a href={hashOf({ at: 'preview', id: checkout.id })}>{t`Open widget preview`}</a>
                  <PreviewTools preview={preview} />
                </Disclosure>
                <Disclosure label={t`Embed snippet`}>
                  <EmbedSnippet checkoutId={checkout.id} />
                </Disclosure>
              </>
            )}
          </ErrorBoundary>
        </div>
        <div class="checkout-page-facts">
          {isAnnotated && annotations}
          <ErrorBoundary part={t`The timeline`}>
            <Timeline
              entries={props.timeline}
              reason={checkout.reason}
              finalSince={finalSince && { ...finalSince, status: checkout.status }}
              hrefOf={props.hrefOf}
            />
          </ErrorBoundary>
          <ErrorBoundary part={t`The details`} of={checkout.answer}>
            <CheckoutDetails checkout={checkout} clock={clock} />
          </ErrorBoundary>
          {!isAnnotated && annotations}
          <ErrorBoundary part={t`Inqud’s answer`} of={checkout.answer}>
            <RawAnswer answer={checkout.answer} />
          </ErrorBoundary>
        </div>
      </div>
    </article>
  );
}

function restText(order: string): string {
  return t`Open ${order}, which requests the rest`;
}

function askText({ ask }: Remainder): string {
  const money = moneyText(ask);
  return t`Request the remaining ${money}`;
}

/** Why the last check failed, and whether it is repeated without a person. */
function failureText(problem: Problem): string {
  const why = problemText(problem).what;
  return ['refused', 'forbidden'].includes(problem.kind)
    ? t`Last check failed. ${why} You’re seeing the previous status. Fix this, then refresh.`
    : t`Last check failed. ${why} You’re seeing the previous status. Checkout Desk retries automatically.`;
}

/** Whose word the status is that this desk has not asked Inqud about yet. */
function SaidBy({ name, at, clock }: { name: string; at: number; clock: Clock }) {
  return (
    <p class="soft">
      <Trans comment="Of a status, such as “Paid”. The last element is a time">
        Says <bdi>{name}</bdi>’s desk, <DayTime at={at} clock={clock} />
      </Trans>
    </p>
  );
}
