import * as v from 'valibot';

/** Why a checkout is made after another: to ask for what is missing of it, or because its time runs out. */
export const FollowReason = v.picklist(['remainder', 'reissue']);
export type FollowReason = v.InferOutput<typeof FollowReason>;

/** Which checkout another one is made after. */
export const Follows = v.object({
  checkoutId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  why: FollowReason,
});
export type Follows = v.InferOutput<typeof Follows>;
