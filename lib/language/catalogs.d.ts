/** Made by `locales/build/plugin.ts` of the PO files. */
declare module 'virtual:catalogs/pages' {
  export type PagePlace = 'first' | 'popup' | 'desk';
  export function loadCatalog(
    place: PagePlace,
    language: import('./languages').Language,
  ): Promise<import('./i18n').Messages>;
}

declare module 'virtual:catalogs/background' {
  export const catalogs: Record<import('./languages').Language, import('./i18n').Messages>;
}
