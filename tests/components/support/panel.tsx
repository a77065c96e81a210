import { act, fireEvent, render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { WidgetPanel } from '../../../components/widget/WidgetPanel';
import { WIDGET_ORIGIN } from '../../../lib/inqud/origins';
import type { ReceivedDetail } from '../../../lib/widget/contract';
import { CHECKOUT_ID } from '../../unit/support/examples';
import { HOSTED_URL, startFrames } from './stage';

/** An open panel, with what it was told and how to speak to it as the frame does. Time stands still. */
export function openPanel(allowed: boolean | null = true, allowing: Promise<void> | null = null) {
  vi.useFakeTimers();
  const frames = startFrames(allowing);
  const sendMessage = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
  const onHeard = vi.fn<(heard: ReceivedDetail) => void>();
  const onShown = vi.fn<(after: number | null) => void>();
  const grant = vi.fn();
  const panel = (now: boolean | null, id = CHECKOUT_ID) => (
    <WidgetPanel checkoutId={id} hostedUrl={HOSTED_URL} {...{ onHeard, onShown, grant }} allowed={now} />
  );
  const { rerender } = render(panel(allowed));
  return {
    /** What was reported to the background, as it was said. */
    reported: () => sendMessage.mock.calls.map(([message]): unknown => message),
    onHeard,
    onShown,
    grant,
    sent: frames.postMessage.mock.calls,
    say: (...message: Parameters<typeof frames.say>) => act(() => frames.say(...message)),
    /** The frame has loaded. */
    load: () => act(() => void fireEvent.load(frame() as HTMLIFrameElement)),
    permit: (now: boolean) => rerender(panel(now)),
    turnTo: (id: string) => rerender(panel(true, id)),
  };
}

export const frame = () => screen.queryByTitle<HTMLIFrameElement>(/^Inqud (payment widget|hosted page)$/);
export const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
export const failure = () => screen.queryByRole('alert')?.querySelector('p')?.textContent;
export const loading = () => screen.queryByText('Loading the widget…') !== null;
/** What the browser says about its connection, from now on. */
export const connect = (online: boolean) =>
  act(() => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    dispatchEvent(new Event(online ? 'online' : 'offline'));
  });
export const HOST = [{ desk: 'host', checkoutId: CHECKOUT_ID }, WIDGET_ORIGIN];
