import { checkoutIdsIn } from '../inqud/checkoutIds';

/** Of any scheme, also while it is typed, or without one as browsers show it: "www.shop.example", "shop.example/orders/10482". */
const LINK = /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|www\.\S)|^(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*$/i;
const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s.]+$/;

/** Whether a text leads somewhere, or has the ID of a checkout: it is never offered as a new order. `bare` is without marks around it. */
export function isLinkOrId(bare: string): boolean {
  return LINK.test(bare) || EMAIL.test(bare) || checkoutIdsIn(bare).ids.length > 0;
}
