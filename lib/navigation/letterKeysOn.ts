import { computed } from '@preact/signals';
import { settingSignal } from '../storage/settingSignal';
import { letterKeys } from './settings';

/** Whether single-character shortcuts are on. On while the setting is loading, to avoid a layout shift. */
export const letterKeysOn = computed(() => settingSignal(letterKeys).value ?? true);
