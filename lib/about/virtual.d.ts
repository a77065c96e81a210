declare module 'virtual:about' {
  /** The text of Checkout Desk's own. */
  export const license: string;
  /** The newest first. */
  export const releases: import('./changelog.ts').Release[];
  export const packages: import('./bundled.ts').BundledPackage[];
}
