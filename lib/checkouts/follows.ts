import * as v from 'valibot';

/** Why a checkout follows another: to request the missing amount, or because the other one expires. */
export const FollowReason = v.picklist(['remainder', 'reissue']);
export type FollowReason = v.InferOutput<typeof FollowReason>;

/** The checkout that another one follows. */
export const Follows = v.object({
  checkoutId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  why: FollowReason,
});
export type Follows = v.InferOutput<typeof Follows>;
