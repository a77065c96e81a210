import { Fragment } from 'preact';

/** After a slash, before a dot and what else parts an address: as a person would break it. */
const JOINTS = /(?<=\/)(?!\/)|(?=[.?&#])/;

/** An address that must be broken in a narrow place, at its joints while these are enough. What is copied stays whole. */
export function Breakable({ text }: { text: string }) {
  return text.split(JOINTS).map((part, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
