/**
 * The simulated <app-widget id="CCO-…"> (SEED, inqud-api.md section 6): 392 px wide, shows one checkout live, and
 * dispatches `statusChanged` with `detail {id, status}` on itself. Everything else about it is UNKNOWN and made up; the
 * strip at its foot acts the payer and the blockchain. Plain JavaScript, as a page would load it from Inqud.
 */
(() => {
  const ORIGIN = new URL(document.currentScript?.src ?? location.href).origin;
  const FINAL = ['SUCCESS', 'CONFLICT', 'EXPIRED'];
  const FIAT_PLACES = 2;

  const STYLE = `
    :host { display: block; box-sizing: border-box; width: 392px; color-scheme: light dark; contain: content;
      --ink: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#57606a, #9aa4af); --paper: light-dark(#ffffff, #171b21);
      --line: light-dark(#d5d9de, #2d343d); --fill: light-dark(#f3f4f6, #1f252d); --accent: light-dark(#1f5fd0, #79a8ff);
      --on-accent: light-dark(#ffffff, #0e1116); --good: light-dark(#17713a, #58c98a); --bad: light-dark(#a8540b, #eba65c);
      --strip: light-dark(#fdf6e3, #262114); --strip-line: light-dark(#dcc789, #5d4f23);
      --strip-ink: light-dark(#5c4a0e, #e5d08e);
      font: 13px/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums; color: var(--ink); }
    * { box-sizing: border-box; }
    section { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    header { padding: 16px; border-bottom: 1px solid var(--line); }
    .row { display: flex; justify-content: space-between; gap: 12px; }
    .soft { color: var(--soft); font-size: 12px; }
    .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .amount { font-size: 20px; font-weight: 600; line-height: 1.3; margin-top: 4px; }
    .main { padding: 16px; min-height: 212px; }
    h2 { font: inherit; font-weight: 600; margin: 0 0 8px; }
    ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
    li + li { border-top: 1px solid var(--line); }
    button, input { font: inherit; color: inherit; }
    button { cursor: pointer; }
    button:disabled { cursor: default; opacity: 0.55; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
    .coin { display: flex; width: 100%; align-items: center; gap: 8px; min-height: 40px; padding: 4px 12px; border: 0;
      background: none; text-align: start; }
    .coin:hover:enabled { background: var(--fill); }
    .coin b { font-weight: 600; }
    .coin .pays { margin-inline-start: auto; }
    .amounts { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 16px; }
    .amounts button { flex: 1; min-height: 32px; padding: 0 8px; border: 1px solid var(--line); border-radius: 6px;
      background: none; }
    .amounts button[aria-pressed="true"] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); font-weight: 600; }
    dl { margin: 0; display: grid; gap: 12px; }
    dt { color: var(--soft); font-size: 12px; }
    dd { margin: 0; }
    .pay { font-size: 15px; font-weight: 600; }
    .how { display: flex; justify-content: space-between; gap: 12px; }
    .how > div { display: grid; gap: 12px; align-content: start; }
    .qr { width: 104px; height: 104px; flex: none; border-radius: 6px; background: #ffffff; fill: #000000; }
    .address { display: flex; border: 1px solid var(--line); border-radius: 6px; margin-top: 4px; background: var(--fill); }
    .address code { flex: 1; padding: 8px 12px; font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
    .address button { border: 0; border-inline-start: 1px solid var(--line); background: none; padding: 0 12px;
      min-width: 72px; color: var(--accent); font-weight: 600; }
    .state { display: grid; justify-items: center; gap: 4px; padding: 24px 0; text-align: center; }
    .state svg { width: 40px; height: 40px; margin-bottom: 8px; fill: none; stroke: currentColor; stroke-width: 2;
      stroke-linecap: round; stroke-linejoin: round; color: var(--soft); }
    .state.good svg { color: var(--good); }
    .state.bad svg { color: var(--bad); }
    .state.live svg { color: var(--accent); }
    .state h2 { font-size: 15px; margin: 0; }
    .state p { margin: 0; color: var(--soft); }
    a { color: var(--accent); }
    .state a { margin-top: 8px; }
    footer { padding: 12px 16px 16px; background: var(--strip); border-top: 1px dashed var(--strip-line); color: var(--strip-ink); }
    footer h2 { margin: 0; }
    footer p { margin: 0; font-size: 12px; }
    footer p + * { margin-top: 8px; }
    footer p + [role="alert"]:empty { margin: 0; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
    .buttons button { flex: 1; }
    .buttons .first { flex-basis: 100%; }
    .buttons button { min-height: 32px; padding: 4px 8px; border: 1px solid var(--strip-line); border-radius: 6px;
      background: var(--paper); color: var(--ink); }
    .buttons button:hover:enabled { border-color: var(--strip-ink); }
    .buttons .first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    footer label { display: flex; align-items: center; gap: 8px; margin-bottom: 8px; }
    footer input { flex: 1; min-width: 0; min-height: 32px; padding: 0 8px; border: 1px solid var(--strip-line);
      border-radius: 6px; background: var(--paper); color: var(--ink); text-align: end; }
    [role="alert"]:not(:empty) { margin-top: 8px; color: var(--bad); }
    @media (prefers-reduced-motion: no-preference) {
      .live .dot { animation: pulse 1.6s ease-in-out infinite; transform-origin: center; }
      @keyframes pulse { 50% { opacity: 0.35; } }
    }`;

  const ICONS = {
    SUCCESS: '<circle cx="12" cy="12" r="10"/><path d="m7.5 12.5 3 3 6-7"/>',
    CONFLICT: '<path d="M12 3 2 20.5h20z"/><path d="M12 10v4.5M12 17.6v.1"/>',
    EXPIRED: '<circle cx="12" cy="12" r="10"/><path d="M7.5 12h9"/>',
    PAYMENT_DETECTED: '<circle cx="12" cy="12" r="10"/><circle class="dot" cx="12" cy="12" r="4" fill="currentColor"/>',
    UNKNOWN: '<circle cx="12" cy="12" r="10"/><path d="M9.5 9.3a2.6 2.6 0 1 1 3.6 2.6c-.8.4-1.1.9-1.1 1.8M12 17v.1"/>',
  };

  /** Makes an element: properties, or attributes where there is a dash; strings become text. */
  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.includes('-')) element.setAttribute(name, value);
      else element[name] = value;
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  /** "100 USD" as "100.00 USD"; digits beyond the second stay. */
  function fiat({ amount, currency }) {
    const [whole, fraction = ''] = amount.split('.');
    return `${whole}.${fraction.padEnd(FIAT_PLACES, '0')} ${currency}`;
  }

  function timeLeft(ms) {
    const seconds = Math.max(0, Math.ceil(ms / 1000));
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    if (hours >= 48) return `${Math.floor(hours / 24)} days`;
    const clock = `${String(minutes).padStart(hours ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`;
    return hours ? `${hours}:${clock}` : clock;
  }

  class AppWidget extends HTMLElement {
    static observedAttributes = ['id'];

    #root = this.attachShadow({ mode: 'open' });
    #events = null;
    #ticker = 0;
    #view = null;
    #clockDifference = 0;
    #emitted = null;
    #chosen = 0;

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.#root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      this.#listen();
    }

    disconnectedCallback() {
      this.#stop();
    }

    attributeChangedCallback(_name, before, after) {
      if (this.isConnected && before !== after) this.#listen();
    }

    #stop() {
      this.#events?.close();
      clearInterval(this.#ticker);
    }

    #listen() {
      this.#stop();
      this.#view = null;
      this.#emitted = null;
      this.#chosen = 0;
      const problem = this.id ? 'Loading the checkout' : 'No checkout';
      this.#show(this.#state('UNKNOWN', '', problem, this.id || 'The widget needs the id of a checkout.'));
      if (!this.id) return;
      this.#events = new EventSource(`${ORIGIN}/simulator/checkouts/${encodeURIComponent(this.id)}/events`);
      this.#events.onmessage = ({ data }) => this.#update(JSON.parse(data));
      this.#events.onerror = () => {
        if (this.#events.readyState !== EventSource.CLOSED) return;
        const text = location.origin === ORIGIN ? this.id : `${location.origin} is not an approved domain.`;
        this.#show(this.#state('UNKNOWN', 'bad', 'This checkout cannot be shown', text));
      };
      this.#ticker = setInterval(() => this.#tick(), 500);
    }

    #update(view) {
      this.#view = view;
      this.#clockDifference = Date.parse(view.now) - Date.now();
      this.#render();
      this.#emit(view);
    }

    #emit({ id, emit: { status, initial, bubbles, composed } }) {
      const silent = this.#emitted === status || (this.#emitted === null && !initial);
      this.#emitted = status;
      if (silent) return;
      this.dispatchEvent(new CustomEvent('statusChanged', { detail: { id, status }, bubbles, composed }));
    }

    #render() {
      const view = this.#view;
      const hadFocus = this.#root.activeElement !== null;
      const [main, strip] = this.#stage(view);
      this.#show(this.#head(view), main, this.#strip(strip));
      if (hadFocus) this.#root.querySelector('footer button, .coin')?.focus({ preventScroll: true });
      this.#tick();
    }

    #show(...parts) {
      this.#root.replaceChildren(make('section', { 'aria-label': 'Checkout' }, ...parts));
    }

    #head({ merchant, order, name, type, choices, request }) {
      const amount = request?.asked ?? choices[this.#chosen]?.amount;
      const title = amount ? fiat(amount) : type === 'NO_PRICE' ? 'Any amount' : '';
      return make(
        'header',
        {},
        make(
          'div',
          { className: 'row soft' },
          make('span', { className: 'cut' }, merchant),
          order ? make('span', { className: 'cut', title: order }, `Order ${order}`) : null,
        ),
        make('div', { className: 'amount' }, title),
        make(
          'div',
          { className: 'row soft' },
          make('span', { className: 'cut' }, name ?? '\u00a0'),
          make('span', { className: 'left', title: 'Time left' }),
        ),
      );
    }

    /** The middle of the widget, and what the simulated payer can do about it. */
    #stage(view) {
      const { status, request, reason, returnUrl } = view;
      const paid = request?.paidAmount ? `${request.paidAmount} ${request.currency}` : '';
      const back = returnUrl && FINAL.includes(status) ? make('a', { href: returnUrl }, 'Return to the shop') : null;
      if (status === 'NEW') return [this.#coins(view), ['expire']];
      if (status === 'REQUEST_CREATED' && request) return [this.#address(request), ['pay', 'expire']];
      if (status === 'PAYMENT_DETECTED') {
        const text = paid ? `${paid} seen on ${request.network}, waiting for confirmation` : '';
        return [this.#state(status, 'live', 'Payment detected', text), ['confirm']];
      }
      if (status === 'SUCCESS') {
        const text = `${paid}${request?.overpaid ? `, more than the ${request.payAmount} asked for` : ' received'}`;
        return [this.#state(status, 'good', 'Paid', paid && text, back), []];
      }
      if (status === 'CONFLICT') {
        const short = request?.payAmount && reason === 'UNDERPAID';
        const text = short
          ? `${request.paidAmount} of ${request.payAmount} ${request.currency} received`
          : (reason ?? '');
        return [this.#state(status, 'bad', short ? 'Underpaid' : 'Needs attention', text, back), []];
      }
      if (status === 'EXPIRED')
        return [this.#state(status, '', 'Expired', 'Ask the merchant for a new link.', back), []];
      return [this.#state('UNKNOWN', '', status, reason ?? '', back), []];
    }

    #coins({ choices }) {
      const { amount, coins } = choices[this.#chosen];
      const amounts = (choices.length > 1 ? choices : []).map((choice, index) =>
        make(
          'button',
          {
            type: 'button',
            'aria-label': fiat(choice.amount),
            'aria-pressed': String(index === this.#chosen),
            onclick: () => {
              this.#chosen = index;
              this.#render();
              this.#root.querySelector('[aria-pressed="true"]').focus();
            },
          },
          fiat(choice.amount).replace(/ .*/, ''),
        ),
      );
      const rows = coins.map(({ code, currency, network, payAmount }) =>
        make(
          'li',
          {},
          make(
            'button',
            {
              type: 'button',
              className: 'coin',
              'aria-label': `Pay with ${currency} on ${network}`,
              onclick: () => this.#act('coin', { code, amount }),
            },
            make('b', {}, currency),
            make('span', { className: 'soft' }, network),
            make('span', { className: 'pays' }, payAmount ?? ''),
          ),
        ),
      );
      return make(
        'div',
        { className: 'main' },
        amount && choices.length > 1 ? make('h2', {}, `Amount in ${amount.currency}`) : null,
        choices.length > 1 ? make('div', { className: 'amounts' }, ...amounts) : null,
        make('h2', {}, 'Pay with'),
        make('ul', {}, ...rows),
      );
    }

    /** Drawn as one path; four modules of quiet zone, without which cameras do not find it. */
    #qr(rows) {
      const dark = rows.flatMap((row, y) =>
        [...row].flatMap((module, x) => (module === '1' ? `M${x} ${y}h1v1h-1z` : [])),
      );
      const box = `-4 -4 ${rows.length + 8} ${rows.length + 8}`;
      const label = 'QR code of the address';
      const html = `<svg class="qr" role="img" aria-label="${label}" viewBox="${box}" shape-rendering="crispEdges"><path d="${dark.join('')}"/></svg>`;
      return make('template', { innerHTML: html }).content;
    }

    #address({ payAmount, minLimit, currency, network, address, qr }) {
      const copy = make('button', { type: 'button', 'aria-label': 'Copy address' }, 'Copy');
      copy.onclick = () =>
        navigator.clipboard.writeText(address).then(
          () => copy.replaceChildren('Copied'),
          () => getSelection()?.selectAllChildren(copy.previousElementSibling),
        );
      const asked = payAmount ? `${payAmount} ${currency}` : `Any amount from ${minLimit} ${currency}`;
      const item = (term, ...what) => make('div', {}, make('dt', {}, term), make('dd', {}, ...what));
      return make(
        'div',
        { className: 'main' },
        make(
          'dl',
          {},
          make(
            'div',
            { className: 'how' },
            make(
              'div',
              {},
              item(payAmount ? 'Send exactly' : 'Send', make('span', { className: 'pay' }, asked)),
              item('Network', network),
            ),
            this.#qr(qr),
          ),
          item('To this address', make('div', { className: 'address' }, make('code', {}, address), copy)),
        ),
      );
    }

    #state(icon, kind, title, text, link = null) {
      const svg = make('template', { innerHTML: `<svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[icon]}</svg>` });
      const words = make('div', { role: 'status' }, make('h2', {}, title), make('p', {}, text));
      return make('div', { className: 'main' }, make('div', { className: `state ${kind}` }, svg.content, words, link));
    }

    #strip(steps) {
      const button = (label, step, input, className = '') =>
        make('button', { type: 'button', className, onclick: () => this.#act(step, input) }, label);
      const { request } = this.#view;
      const open = request && !request.payAmount;
      const field = make('input', { inputMode: 'decimal', value: request?.minLimit ?? '' });
      const buttons = steps.flatMap((step) => {
        if (step === 'confirm') return [button('Confirm now', 'confirm', {}, 'first')];
        if (step === 'expire') return [button('Let it expire', 'expire', {})];
        if (open) {
          const pay = button('Pay this amount', 'pay', {}, 'first');
          pay.onclick = () => this.#act('pay', { amount: field.value.trim() });
          return [pay];
        }
        return [
          button('Pay the exact amount', 'pay', { amount: 'exact' }, 'first'),
          button('Pay less', 'pay', { amount: 'less' }),
          button('Pay more', 'pay', { amount: 'more' }),
        ];
      });
      return make(
        'footer',
        {},
        make('h2', {}, 'Simulated payer'),
        make('p', {}, buttons.length ? 'No real money moves. Act the customer:' : 'No real money moved.'),
        open && steps.includes('pay') ? make('label', {}, `Amount in ${request.currency}`, field) : null,
        buttons.length ? make('div', { className: 'buttons' }, ...buttons) : null,
        make('div', { role: 'alert' }),
      );
    }

    async #act(step, input) {
      const buttons = this.#root.querySelectorAll('footer button, .coin');
      for (const button of buttons) button.disabled = true;
      const body = JSON.stringify(input);
      const path = `/simulator/checkouts/${encodeURIComponent(this.id)}/${step}`;
      const problem = await fetch(ORIGIN + path, { method: 'POST', body }).then(
        async (answer) => (answer.ok ? '' : (await answer.json()).message),
        () => 'The simulator cannot be reached.',
      );
      for (const button of buttons) button.disabled = false;
      if (problem) this.#root.querySelector('[role="alert"]')?.replaceChildren(problem);
    }

    #tick() {
      const left = this.#root.querySelector('.left');
      if (!left || !this.#view) return;
      const { status, expiresAt, request } = this.#view;
      const end = status === 'NEW' ? expiresAt : status === 'REQUEST_CREATED' ? request?.windowEndsAt : null;
      left.textContent = end ? `${timeLeft(Date.parse(end) - Date.now() - this.#clockDifference)} left` : '';
    }
  }

  if (!customElements.get('app-widget')) customElements.define('app-widget', AppWidget);
})();
