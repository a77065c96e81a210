import type { HostRequest } from './contract';

/** Without a schema: this runs in the frame. */
export function isHostRequest(data: unknown): data is HostRequest {
  return (
    typeof data === 'object' &&
    data !== null &&
    'desk' in data &&
    data.desk === 'host' &&
    'checkoutId' in data &&
    typeof data.checkoutId === 'string'
  );
}
