import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './CheckoutDetails.css';
import type { ComponentChildren } from 'preact';
import type { Clock } from '../../../lib/checkouts/clock';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { coinText, paymentWord, typeWord } from '../../../lib/checkouts/describe/detailText';
import { rateText } from '../../../lib/checkouts/describe/rateText';
import { askedText, moneyText, statusWord } from '../../../lib/checkouts/describe/text';
import type { Since } from '../../../lib/inqud/finalSince';
import { finalSinceOf, wasSeenLater } from '../../../lib/inqud/finalSince';
import { paymentLink } from '../../../lib/inqud/paymentLink';
import { parseTimestamp } from '../../../lib/inqud/timestamp';
import { explorerLink } from '../../../lib/share/explorer';
import { CopyText } from '../../ui/CopyText';
import { Moment } from '../../ui/Time';

/** What is known of one checkout and of the payer's request, as far as Inqud has told. */
export function CheckoutDetails({ checkout, clock }: { checkout: StoredCheckout; clock: Clock }) {
  const { request } = checkout;
  const since = finalSinceOf(checkout);
  const status = statusWord(checkout.status, checkout.reason);
  const coin = request?.currency ?? null;
  const payUntil = parseTimestamp(request?.paymentWindowEndsAt ?? '');
  const inCoin = (amount: string | null | undefined) => amount && coin && moneyText({ amount, currency: coin });
  return (
    <>
      {request ? (
        <Facts title={t`Payment`}>
          <Fact name={t`Coin`}>{coin && coinText(coin, request.blockchain)}</Fact>
          <Fact name={t`Address`}>
            {request.address && (
              <>
                <CopyText text={request.address} action={t`Copy address`} />
                <Explorer what="address" network={request.blockchain} text={request.address} />
              </>
            )}
          </Fact>
          <Fact name={t`To pay`} isPrivate>
            {inCoin(request.payAmount)}
          </Fact>
          <Fact name={t`Pay until`}>{payUntil !== null && <Moment at={payUntil} clock={clock} />}</Fact>
          <Fact name={t({ message: 'Paid', context: 'amount' })} isPrivate>
            {request.overpaid ? overpaidText(inCoin(request.paidAmount)) : inCoin(request.paidAmount)}
          </Fact>
          <Fact name={t`Transaction`}>
            {request.txHash && (
              <>
                <CopyText text={request.txHash} action={t`Copy transaction hash`} />
                <Explorer what="transaction" network={request.blockchain} text={request.txHash} />
              </>
            )}
          </Fact>
          <Fact name={t`Transfer`}>{request.paymentStatus && paymentWord(request.paymentStatus)}</Fact>
          <Fact name={t`Rate`}>
            {request.convertRate && (
              <bdi dir="ltr">{rateText(request.convertRate, request.convertPair, request.currency)}</bdi>
            )}
          </Fact>
          <Fact name={t`Your fee`} isPrivate>
            {inCoin(request.merchantPlatformFee)}
          </Fact>
          <Fact name={t`Customer’s fee`} isPrivate>
            {inCoin(request.payerPlatformFee)}
          </Fact>
          <Fact name={t`You receive`} isPrivate>
            {inCoin(request.processingAmount)}
          </Fact>
          <Fact name={t`Request ID`}>{request.id && <CopyText text={request.id} action={t`Copy request ID`} />}</Fact>
        </Facts>
      ) : (
        <p class="soft">{t`The customer hasn’t chosen a coin yet.`}</p>
      )}
      <Facts title={t`Checkout`}>
        <Fact name={t`Amount`} isPrivate>
          {askedText(checkout)}
        </Fact>
        <Fact name={t`Name`} isPrivate>
          {checkout.name}
        </Fact>
        <Fact name={t`Type`}>{checkout.type && typeWord(checkout.type)}</Fact>
        <Fact name={t`Reason`}>{checkout.reason}</Fact>
        <Fact name={t({ message: 'Created', context: 'column' })}>
          <Moment at={checkout.createdAt} clock={clock} />
        </Fact>
        <Fact name={t({ message: 'Expires', context: 'column' })}>
          {checkout.expiresAt !== null && <Moment at={checkout.expiresAt} clock={clock} />}
        </Fact>
        <Fact name={t`${status} since`}>{since !== null && <Stated since={since} clock={clock} />}</Fact>
        <Fact name={t`Seen here`}>
          {since !== null && wasSeenLater(checkout, since) && <Moment at={checkout.statusSince} clock={clock} />}
        </Fact>
        <Fact name={t`Checkout ID`}>
          <CopyText text={checkout.id} action={t`Copy checkout ID`} />
        </Fact>
        <Fact name={t`Payment link`}>
          <CopyText text={paymentLink(checkout)} action={t`Copy payment link`} />
        </Fact>
        <Fact name={t`Return URL`}>
          {checkout.returnUrl && <CopyText text={checkout.returnUrl} action={t`Copy return URL`} />}
        </Fact>
      </Facts>
    </>
  );
}

function overpaidText(money: string | null | undefined): string | null {
  return money ? t`${money} (more than requested)` : null;
}

/** Since when, and whose word that is. */
function Stated({ since, clock }: { since: Since; clock: Clock }) {
  return since.by === 'inqud' ? (
    <Trans comment="The element is a time">
      <Moment at={since.at} clock={clock} />, by Inqud
    </Trans>
  ) : (
    <Trans comment="The element is a time">
      <Moment at={since.at} clock={clock} />, seen here
    </Trans>
  );
}

/** A link to a public page about it; nothing when there is none for sure. */
function Explorer(props: { what: 'transaction' | 'address'; network: string | null; text: string }) {
  const link = explorerLink(props.what, props.network, props.text);
  const site = link?.name;
  return (
    link && (
      <a class="fact-link" href={link.url} target="_blank" rel="noreferrer">
        {props.what === 'address' ? (
          <Trans>
            <span class="visually-hidden">This address on </span>
            {site}
          </Trans>
        ) : (
          <Trans>
            <span class="visually-hidden">This transaction on </span>
            {site}
          </Trans>
        )}
      </a>
    )
  );
}

function Facts({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="facts" aria-label={title}>
      <h2>{title}</h2>
      <dl>{children}</dl>
    </section>
  );
}

/** One fact; nothing at all when there is no value. */
function Fact(props: { name: string; isPrivate?: boolean; children: ComponentChildren }) {
  const { name, isPrivate = false, children } = props;
  const empty = [children]
    .flat()
    .every((child) => child === null || child === undefined || child === false || child === '');
  if (empty) return null;
  return (
    <div class="fact">
      <dt class="soft">{name}</dt>
      <dd>{isPrivate ? <bdi class="private">{children}</bdi> : children}</dd>
    </div>
  );
}
