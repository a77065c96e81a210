import { lazy } from '../ui/lazy';

/** For the popup as a whole when nothing may be shown, and within it when the list stays: few desks are locked. */
export const UnlockForm = lazy(() => import('../accounts/lock/UnlockForm').then(({ UnlockForm }) => UnlockForm));
