// Ink: a colour as the camera would code it (BT.709, limited range), and how strongly it covers.

export type Ink = { readonly y: number; readonly u: number; readonly v: number; readonly alpha: number }

/** `0xrrggbb` as ink. */
export const ink = (rgb: number, alpha = 1): Ink => {
  const r = (rgb >> 16) / 255
  const g = ((rgb >> 8) & 255) / 255
  const b = (rgb & 255) / 255
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
  return {
    y: 16 + 219 * luma,
    u: 128 + (224 * (b - luma)) / 1.8556,
    v: 128 + (224 * (r - luma)) / 1.5748,
    alpha,
  }
}

/** The same colour lit more or less: 1 leaves it, 0 is black. */
export const lit = (of: Ink, light: number): Ink => ({
  y: Math.min(235, 16 + (of.y - 16) * light),
  u: 128 + (of.u - 128) * Math.min(1, light),
  v: 128 + (of.v - 128) * Math.min(1, light),
  alpha: of.alpha,
})

/** What an infrared lamp and a camera without its colour filter make of it: grey, and cloth and leaves paler than by day. */
export const infrared = (of: Ink): Ink => ({ y: 40 + of.y * 0.75, u: 128, v: 128, alpha: of.alpha })

/** A steady source of chance: the same seed draws the same street. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
