import type { ConsoleLine, Size } from './types.ts';

/** The little that each browser must offer; everything else is built on it, once for both. */

/** One document. An expression runs in the page's own world and must give a string, or a promise of one. */
export type NativeDocument = {
  url(): Promise<string>;
  run(expression: string): Promise<string>;
  /** The expression must give an element. */
  pick(expression: string): Promise<NativeElement>;
  press(chord: string): Promise<void>;
  /** Key by key. */
  type(text: string): Promise<void>;
  /** Composes a text as an input method does. */
  compose(text: string, keys: string[]): Promise<void>;
  acceptComposed(text: string): Promise<void>;
  /** All at once, as it is pasted, where the browser can; else as it is typed. */
  insert(text: string): Promise<void>;
};

export type NativeElement = {
  click(): Promise<void>;
  hover(): Promise<void>;
  setFiles(paths: string[]): Promise<void>;
};

export type NativeTab = NativeDocument & {
  /** Every frame inside the page, however deep. */
  frames(): Promise<NativeDocument[]>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  setSize(size: Size): Promise<void>;
  screenshot(path: string, fullPage: boolean): Promise<void>;
  console(): Promise<ConsoleLine[]>;
  heap(): Promise<string>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
};
