import { API_ORIGIN, WIDGET_ORIGIN } from './inqud/origins';

/** Every permission of the manifest, in words, and what it is for. The README's table says the same. */
export const PURPOSES = [
  { name: 'alarms', what: 'Timers', why: 'Looks for payments while no page of the desk is open, and locks in time.' },
  {
    name: 'declarativeNetRequestWithHostAccess',
    what: 'Show the widget here',
    why: 'Lets the widget’s script stand in the 392 px panel. Nothing else is changed, and nothing is read.',
  },
  { name: 'idle', what: 'Know that the computer is not used', why: 'Locks when you leave, if you choose so.' },
  { name: 'notifications', what: 'Show notifications', why: 'Tells what you chose to be told, such as “Paid”.' },
  { name: 'storage', what: 'Keep settings', why: 'Keeps settings, and the form until it is sent.' },
  { name: 'unlimitedStorage', what: 'Keep a long history', why: 'Keeps as many checkouts as you make.' },
] as const;

export const SITE_PURPOSES = [
  { origin: API_ORIGIN, why: 'Makes and reads checkouts.' },
  { origin: WIDGET_ORIGIN, why: 'Shows the payment widget, and hears from it and from the hosted page.' },
] as const;
