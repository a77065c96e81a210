import { htmlSnippet } from './html';
import { reactSnippet } from './react';
import { typescriptSnippet } from './typescript';
import { vueSnippet } from './vue';

/** How a shop can put a checkout's widget into its page (inqud-api.md, section 6 and "Widget"). */
export const SNIPPETS = [
  { name: 'HTML', write: htmlSnippet },
  { name: 'React', write: reactSnippet },
  { name: 'Vue', write: vueSnippet },
  { name: 'TypeScript', write: typescriptSnippet },
] as const;
