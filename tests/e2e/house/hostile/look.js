/** A page of another extension that looks for ours: it frames what our panel frames, and says what that says. */
const heard = [];
const loaded = [];
addEventListener('message', ({ data }) => heard.push(data));

for (const path of ['/widget.js', '/checkout/CCO-0']) {
  const frame = document.createElement('iframe');
  frame.addEventListener('load', () => loaded.push(path));
  frame.src = `https://paycrypto.inqud.com${path}`;
  document.body.append(frame);
}

globalThis.ask = () => {
  for (const { contentWindow } of document.querySelectorAll('iframe')) {
    contentWindow.postMessage({ desk: 'host', checkoutId: 'CCO-0' }, '*');
    contentWindow.postMessage('probe', '*');
  }
};
globalThis.seen = () => ({ heard, loaded });
