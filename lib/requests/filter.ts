import { fold } from '../shared/fold';
import type { LoggedRequest } from './logged';
import { outcomeOf } from './outcome';

export type Filter = { text: string; failedOnly: boolean };

/** The requests that contain every word of a text in method, path, outcome or bodies. `now` is epoch ms. */
export function filterRequests(requests: LoggedRequest[], { text, failedOnly }: Filter, now: number): LoggedRequest[] {
  const words = fold(text).split(/\s+/);
  return requests.filter((request) => {
    const { word, failed } = outcomeOf(request, now);
    if (failedOnly && !failed) return false;
    const { method, path, body, outcome } = request;
    const answer = outcome?.is === 'answered' ? outcome.body : null;
    const all = fold([method, path, word, body?.text, answer?.text].join('\n'));
    return words.every((each) => all.includes(each));
  });
}
