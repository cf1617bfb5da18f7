// Patrol: which stop is shown and how many seconds it still stays. Seconds pass only while nobody looks closer at one picture. Pure.

export type Round = { readonly at: number; readonly left_s: number }

type Rules = { readonly count: number; readonly every_s: number }

export const beginRound = ({ every_s }: Pick<Rules, 'every_s'>, at = 0): Round => ({ at, left_s: every_s })

/** One second later; round and round. */
export const secondLater = ({ at, left_s }: Round, { count, every_s }: Rules): Round => {
  if (count < 2) return { at: 0, left_s: every_s }
  if (left_s > 1) return { at: at % count, left_s: Math.min(left_s, every_s) - 1 || every_s }
  return { at: (at + 1) % count, left_s: every_s }
}

/** Somebody turns the page by hand: the stop then stays its whole time. */
export const turned = ({ at }: Round, by: number, { count, every_s }: Rules): Round => ({
  at: count === 0 ? 0 : (((at + by) % count) + count) % count,
  left_s: every_s,
})
