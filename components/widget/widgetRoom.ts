/** In CSS px: what Inqud's widget takes with a handful of coins, and the most that is kept for a taller one. */
const USUAL = 480;
const MOST = 960;

let room = USUAL;

/**
 * The height that is kept for a widget, there or not, so that what is below it stays where it is. The widget's own
 * height is not documented, so it is learnt from those that this page has shown.
 */
export function widgetRoom(): number {
  return room;
}

/** Learns the height of a widget, in CSS px. */
export function makeRoomFor(height: number): void {
  room = Math.min(Math.max(room, height), MOST);
}
