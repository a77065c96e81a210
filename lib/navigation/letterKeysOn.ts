import { computed } from '@preact/signals';
import { settingSignal } from '../storage/settingSignal';
import { letterKeys } from './settings';

/** Whether a key works that is one letter, digit or sign alone. On while that is read, so that nothing jumps. */
export const letterKeysOn = computed(() => settingSignal(letterKeys).value ?? true);
