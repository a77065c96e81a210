import { POPUP, WIDE } from '../e2e/support/flows.ts';
import type { Shot } from './plan.ts';

export type DocumentShot = Shot & { file: string };

const DESK = { place: 'checkout', scene: 'shop', size: WIDE, theme: 'light', language: 'en' } as const;

/** The pictures of README.md and docs, which no other program makes. Taken in Chromium. */
export const DOCUMENT_SHOTS: readonly DocumentShot[] = [
  { ...DESK, file: 'docs/desk.png' },
  { ...DESK, place: 'overview', file: 'docs/overview.png' },
  { ...DESK, place: 'popup-filled', size: POPUP, file: 'docs/popup.png' },
  { ...DESK, place: 'popup-created', size: POPUP, file: 'docs/popup-created.png' },
];
