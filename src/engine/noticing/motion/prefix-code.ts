// Prefix code: small numbers are many and large ones few. A number is written as its size, in the fewer bits the more often a day has that size
// (Huffman), and then the bits that tell numbers of that size apart, as deflate writes distances (RFC 1951 §3.2.5). Bits come lowest first.

/** A size for each number below 4, then two for each doubling, up to 2^19: more than a day has ticks. */
export const SIZES = 38
/** Of a size, at most. */
export const MOST_BITS = 10
const LETTERS = '0123456789a'
/** Larger than any number of a day: what no size stands for. */
const NONE = 2 ** 19 - 1

export const sizeOf = (value: number): number => {
  if (value < 4) return value
  const doublings = 31 - Math.clz32(value)
  return 2 * doublings + ((value >>> (doublings - 1)) & 1)
}

/** How many bits follow a size. */
export const bitsAfter = (size: number): number => (size < 4 ? 0 : (size >> 1) - 1)

export const smallestOf = (size: number): number => (size < 4 ? size : (2 + (size & 1)) << ((size >> 1) - 1))

/** How many bits each size takes, a letter each (0 to 9, a); 0: it does not occur. `counts`: how often each does. */
export const codeFor = (counts: Uint32Array): string => {
  for (let scaled = counts; ; scaled = scaled.map(count => (count === 0 ? 0 : (count >>> 1) | 1))) {
    const bits = huffman(scaled)
    // A size that hardly ever occurs would take more: then all are made to differ less.
    if (bits.every(one => one <= MOST_BITS)) return bits.map(one => LETTERS[one]).join('')
  }
}

const huffman = (counts: Uint32Array): readonly number[] => {
  const bits = new Array<number>(SIZES).fill(0)
  let trees = [...counts].flatMap((count, size) => (count > 0 ? [{ count, sizes: [size] }] : []))
  if (trees.length === 1) bits[trees[0]!.sizes[0]!] = 1
  while (trees.length > 1) {
    const [one, other, ...rest] = trees.toSorted((a, b) => a.count - b.count)
    const both = { count: one!.count + other!.count, sizes: [...one!.sizes, ...other!.sizes] }
    for (const size of both.sizes) bits[size]!++
    trees = [both, ...rest]
  }
  return bits
}

export type Code = { readonly bits: Uint8Array; readonly words: Uint16Array }

/** The bits that stand for each size; undefined: these letters are no code. Shorter ones first, and of one length those of smaller sizes. */
export const codeOf = (letters: string): Code | undefined => {
  const code = { bits: new Uint8Array(SIZES), words: new Uint16Array(SIZES) }
  return fillCode(letters, code) ? code : undefined
}

const ofLength = new Uint16Array(16)

const fillCode = (letters: string, { bits, words }: Code): boolean => {
  if (letters.length !== SIZES) return false
  ofLength.fill(0)
  for (let size = 0; size < SIZES; size++) {
    const length = LETTERS.indexOf(letters[size]!)
    if (length < 0) return false
    bits[size] = length
    if (length > 0) ofLength[length]!++
  }
  let next = 0
  for (let length = 1; length <= MOST_BITS; length++) {
    const first = next << 1
    next = first + ofLength[length]!
    if (next > 1 << length) return false
    ofLength[length] = first
  }
  for (let size = 0; size < SIZES; size++)
    if (bits[size] !== 0) words[size] = reversed(ofLength[bits[size]!]!++, bits[size]!)
  return true
}

const reversed = (word: number, length: number): number => {
  let back = 0
  for (let bit = 0; bit < length; bit++) back |= ((word >>> bit) & 1) << (length - 1 - bit)
  return back
}

const read: Code = { bits: new Uint8Array(SIZES), words: new Uint16Array(SIZES) }

/**
 * What the next `MOST_BITS` bits say: in bits 0 to 3 how many of them are the size, in 4 to 8 how many follow it, above them the smallest number of that
 * size. Bits that stand for no size say a number that no day has. False: these letters are no code.
 */
export const fillTable = (letters: string, table: Uint32Array): boolean => {
  if (!fillCode(letters, read)) return false
  table.fill((NONE << 9) | MOST_BITS)
  for (let size = 0; size < SIZES; size++) {
    const length = read.bits[size]!
    if (length === 0) continue
    const entry = (smallestOf(size) << 9) | (bitsAfter(size) << 4) | length
    for (let at = read.words[size]!; at < table.length; at += 1 << length) table[at] = entry
  }
  return true
}
