/** The part of React's and Vue's types that the snippets use; the frameworks themselves are no dependencies. */
export const FRAMEWORKS = `
declare module "react" {
  interface HTMLAttributes<T> {
    id?: string;
    role?: string;
    children?: unknown;
  }
  type DetailedHTMLProps<P, T> = P & { ref?: { current: T | null } };
  namespace JSX {
    interface IntrinsicElements {
      p: DetailedHTMLProps<HTMLAttributes<HTMLParagraphElement>, HTMLParagraphElement>;
    }
  }
  export function useEffect(effect: () => void | (() => void), dependencies: readonly unknown[]): void;
  export function useRef<T>(value: T | null): { current: T | null };
  export function useState<T>(value: T): [T, (value: T) => void];
}
declare module "react/jsx-runtime" {
  export { JSX } from "react";
  export const Fragment: unknown;
  export function jsx(...all: unknown[]): unknown;
  export function jsxs(...all: unknown[]): unknown;
}
declare module "vue" {
  export function ref<T>(value: T): { value: T };
  export function onMounted(hook: () => void): void;
}
`;
