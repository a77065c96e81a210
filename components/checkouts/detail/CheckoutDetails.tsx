import './CheckoutDetails.css';
import type { ComponentChildren } from 'preact';
import type { Clock } from '../../../lib/checkouts/clock';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { coinText, paymentWord, typeWord } from '../../../lib/checkouts/describe/detailText';
import { askedText, moneyText, sinceWord, statusWord } from '../../../lib/checkouts/describe/text';
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
  const coin = request?.currency ?? null;
  const payUntil = parseTimestamp(request?.paymentWindowEndsAt ?? '');
  const inCoin = (amount: string | null | undefined) => amount && coin && moneyText({ amount, currency: coin });
  return (
    <>
      {request ? (
        <Facts title="Request">
          <Fact name="Coin">{coin && coinText(coin, request.blockchain)}</Fact>
          <Fact name="Address">
            {request.address && (
              <>
                <CopyText text={request.address} label="address" />
                <Explorer what="address" network={request.blockchain} text={request.address} />
              </>
            )}
          </Fact>
          <Fact name="To pay">{inCoin(request.payAmount)}</Fact>
          <Fact name="Pay until">{payUntil !== null && <Moment at={payUntil} clock={clock} />}</Fact>
          <Fact name="Paid">
            {inCoin(request.paidAmount)}
            {request.overpaid && ' (more than asked)'}
          </Fact>
          <Fact name="Transaction">
            {request.txHash && (
              <>
                <CopyText text={request.txHash} label="transaction hash" />
                <Explorer what="transaction" network={request.blockchain} text={request.txHash} />
              </>
            )}
          </Fact>
          <Fact name="Transfer">{request.paymentStatus && paymentWord(request.paymentStatus)}</Fact>
          <Fact name="Rate">{request.convertRate && `${request.convertRate} ${request.convertPair ?? ''}`}</Fact>
          <Fact name="Your fee">{inCoin(request.merchantPlatformFee)}</Fact>
          <Fact name="Payer’s fee">{inCoin(request.payerPlatformFee)}</Fact>
          <Fact name="You receive">{inCoin(request.processingAmount)}</Fact>
          <Fact name="Request ID">{request.id && <CopyText text={request.id} label="request ID" />}</Fact>
        </Facts>
      ) : (
        <p class="soft">The payer has not chosen a coin yet.</p>
      )}
      <Facts title="Checkout">
        <Fact name="Amount">{askedText(checkout)}</Fact>
        <Fact name="Name">{checkout.name}</Fact>
        <Fact name="Type">{checkout.type && typeWord(checkout.type)}</Fact>
        <Fact name="Reason">{checkout.reason}</Fact>
        <Fact name="Created">
          <Moment at={checkout.createdAt} clock={clock} />
        </Fact>
        <Fact name="Expires">{checkout.expiresAt !== null && <Moment at={checkout.expiresAt} clock={clock} />}</Fact>
        <Fact name={`${statusWord(checkout.status, checkout.reason)} since`}>
          {since !== null && (
            <>
              <Moment at={since.at} clock={clock} />, {sinceWord(since)}
            </>
          )}
        </Fact>
        <Fact name="Seen here">
          {since !== null && wasSeenLater(checkout, since) && <Moment at={checkout.statusSince} clock={clock} />}
        </Fact>
        <Fact name="Checkout ID">
          <CopyText text={checkout.id} label="checkout ID" />
        </Fact>
        <Fact name="Link">
          <CopyText text={paymentLink(checkout)} label="payment link" />
        </Fact>
        <Fact name="Return address">
          {checkout.returnUrl && <CopyText text={checkout.returnUrl} label="return address" />}
        </Fact>
      </Facts>
    </>
  );
}

/** A link to a public page about it; nothing when there is none for sure. */
function Explorer(props: { what: 'transaction' | 'address'; network: string | null; text: string }) {
  const link = explorerLink(props.what, props.network, props.text);
  return (
    link && (
      <a class="fact-link" href={link.url} target="_blank" rel="noreferrer">
        <span class="visually-hidden">This {props.what} on </span>
        {link.name}
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
function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  const empty = [children]
    .flat()
    .every((child) => child === null || child === undefined || child === false || child === '');
  if (empty) return null;
  return (
    <div class="fact">
      <dt class="soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
