import { useEffect, useState } from 'preact/hooks';
import {
  giveUpClipboard,
  mayReadClipboard,
  onPermissionsChanged,
  requestClipboard,
} from '../../lib/permissions/permissions';

/** Whether the order number may be taken from the clipboard (null while that is not known), and how to change it. */
export function useClipboardReading(): { reads: boolean | null; allow: (wanted: boolean) => void } {
  const [reads, setReads] = useState<boolean | null>(null);
  useEffect(() => {
    const look = () => void mayReadClipboard().then(setReads);
    look();
    return onPermissionsChanged(look);
  }, []);
  const allow = async (wanted: boolean) => {
    // As the box shows it, until the browser says how it went.
    setReads(wanted);
    await (wanted ? requestClipboard() : giveUpClipboard());
    setReads(await mayReadClipboard());
  };
  return { reads, allow: (wanted) => void allow(wanted) };
}
