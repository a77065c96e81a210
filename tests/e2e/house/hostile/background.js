/** Another extension that knows our ID and tries our commands from its own background. */
const api = globalThis.browser ?? globalThis.chrome;

api.runtime.onMessage.addListener((message, _sender, reply) => {
  if (message?.look) api.tabs.create({ url: api.runtime.getURL('look.html') }).then(() => reply());
  if (message?.attack) attack(message.attack.target, message.attack.messages).then(reply);
  return true;
});

async function attack(target, messages) {
  const answers = [];
  for (const message of messages) {
    answers.push(
      await api.runtime.sendMessage(target, message).then(
        (answer) => (answer === undefined ? 'nothing' : 'answered'),
        () => 'nothing',
      ),
    );
  }
  return answers;
}
