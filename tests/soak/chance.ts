// Chance that can be had again: the same seed gives the same numbers (mulberry32, which is in the public domain).

export type Chance = {
  /** From 0 to below 1. */
  readonly part: () => number
  readonly between: (least: number, most: number) => number
  readonly one: <T>(from: readonly T[]) => T
}

export const createChance = (seed: number): Chance => {
  let state = seed >>> 0
  const part = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    part,
    between: (least, most) => least + part() * (most - least),
    one: from => from[Math.floor(part() * from.length)]!,
  }
}
