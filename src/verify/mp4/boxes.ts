// MP4 boxes in bytes that anybody may have written (ISO/IEC 14496-12 §4.2).

export type Span = { readonly type: string; readonly start: number; readonly payload: number; readonly end: number }

const MOST_BOXES = 100_000

export const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65_536 + u16(bytes, at + 2)
export const i32 = (bytes: Uint8Array, at: number): number => u32(bytes, at) | 0
export const u64 = (bytes: Uint8Array, at: number): number => u32(bytes, at) * 2 ** 32 + u32(bytes, at + 4)
export const letters = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))

/** The boxes that fill `from`…`to`; undefined where they do not fill it exactly: what one reader skips another may play. */
export const boxesIn = (bytes: Uint8Array, from: number, to: number): readonly Span[] | undefined => {
  const found: Span[] = []
  let at = from
  while (at < to) {
    const one = boxAt(bytes, at, to)
    if (one === undefined || found.length >= MOST_BOXES) return undefined
    found.push(one)
    at = one.end
  }
  return found
}

/** The box that begins at `at` and ends by `to`. */
export const boxAt = (bytes: Uint8Array, at: number, to: number): Span | undefined => {
  if (at + 8 > Math.min(to, bytes.length)) return undefined
  const short = u32(bytes, at)
  const head = short === 1 ? 16 : 8
  if (at + head > bytes.length) return undefined
  const length = short === 1 ? u64(bytes, at + 8) : short
  return length < head || at + length > to
    ? undefined
    : { type: letters(bytes, at + 4), start: at, payload: at + head, end: at + length }
}

/** The only box of a type: where there are two, readers differ. */
export const only = (boxes: readonly Span[] | undefined, type: string): Span | undefined => {
  const [one, another] = boxes?.filter(box => box.type === type) ?? []
  return another === undefined ? one : undefined
}
