/** An address bar with its steps of history, as `createNavigation` takes it from a window. */
export function addressBar(first: string) {
  const events = new EventTarget();
  const steps = [first];
  const location = {
    hash: first,
    assign(url: string | URL) {
      steps.push(String(url));
      location.hash = String(url);
      events.dispatchEvent(new Event('hashchange'));
    },
  };
  return {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    location,
    history: {
      replaceState(_data: unknown, _unused: string, url?: string | URL | null) {
        location.hash = String(url);
        steps[steps.length - 1] = location.hash;
      },
    },
    /** Each is a step that "back" undoes. */
    steps,
    /** As a link does it, or a person in the address bar. */
    visit: (hash: string) => location.assign(hash),
    report: () => void events.dispatchEvent(new Event('hashchange')),
    back() {
      steps.pop();
      location.hash = steps.at(-1) ?? '';
      events.dispatchEvent(new Event('hashchange'));
    },
  };
}
