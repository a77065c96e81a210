import type { Account } from '../accounts/account';
import { DEMO_ACCOUNT } from './identity';

/** The demo's account. It has nothing to sign with, and none of its IDs has the shape of Inqud's. */
export function demoAccount(createdAt: number): Account {
  return {
    id: DEMO_ACCOUNT,
    label: 'Demo',
    colour: 'grey',
    position: 0,
    widgetId: 'DEMO-widget',
    tokenId: 'DEMO-token',
    mode: 'signed',
    secret: 'browser',
    webhookSecret: 'none',
    createdAt,
    paused: null,
    removed: null,
  };
}
