/** The key of `localStorage` under which `entrypoints/popup-preload.ts` finds that nothing is blurred, by the value "0". */
export const BLUR_MIRROR = 'blurred';
