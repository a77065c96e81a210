/** Opens a hosted page in a window of its own. A window's size here is that of its inside, so the page gets the widget's own width. */
export function openHostedWindow(url: string): void {
  window.open(url, '_blank', 'popup,width=392,height=720,noopener,noreferrer');
}
