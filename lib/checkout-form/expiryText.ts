import type { DraftForm } from './draftForm';

/** The labels of the lifetimes. */
export const EXPIRY_WORDS: Record<DraftForm['expiry'], string> = {
  '15m': '15 min',
  '1h': '1 h',
  '24h': '24 h',
  '7d': '7 days',
  own: 'Own date',
};
