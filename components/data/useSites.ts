import { useEffect, useState } from 'preact/hooks';
import { hasSites, onPermissionsChanged, requestSites } from '../../lib/permissions/permissions';

/** Whether the browser lets the extension reach Inqud (null while that is not known), and the way to ask for it. */
export function useSites(): { allowed: boolean | null; grant: () => void } {
  const [allowed, setAllowed] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () => void hasSites().then(setAllowed);
    look();
    return onPermissionsChanged(look);
  }, []);
  return { allowed, grant: () => void requestSites().then(setAllowed) };
}
