/** One icon of Lucide as data: the package types only its index, which would load all of them. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const icon: import('lucide').IconNode;
  export default icon;
}
