/** Another extension that knows our ID and tries our commands from its own background. */
const api = globalThis.browser ?? globalThis.chrome;

api.runtime.onMessage.addListener((message, _sender, reply) => {
  if (message?.attack) attack(message.attack.target, message.attack.messages).then(reply);
  return true;
});

async function attack(target, messages) {
  const answers = [];
  for (const message of messages) {
    // Without a listener for other extensions the browser itself rejects the message.
    answers.push(
      await api.runtime.sendMessage(target, message).then(
        () => 'answered',
        () => 'refused',
      ),
    );
  }
  return answers;
}
