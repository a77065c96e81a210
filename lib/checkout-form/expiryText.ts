import type { DraftForm } from './draftForm';

/** How the lengths of a link are called. */
export const EXPIRY_WORDS: Record<DraftForm['expiry'], string> = {
  '15m': '15 min',
  '1h': '1 h',
  '24h': '24 h',
  '7d': '7 days',
  own: 'Own date',
};
