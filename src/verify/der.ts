// DER: the pieces of ASN.1 that time stamps and certificates are made of (X.690 §8, §10), read from bytes that anybody may have written.

export type Der = {
  readonly tag: number
  /** The whole of it, and what is inside. */
  readonly bytes: Uint8Array
  readonly body: Uint8Array
}

const MOST_PARTS = 10_000

/** What stands at the beginning of `bytes`; undefined where it is not whole. */
export const readDer = (bytes: Uint8Array): Der | undefined => {
  const [tag, first] = [bytes[0], bytes[1]]
  if (tag === undefined || first === undefined || (tag & 31) === 31) return undefined
  let [length, head] = [first, 2]
  if (first >= 0x80) {
    const count = first - 0x80
    if (count === 0 || count > 4 || bytes.length < 2 + count) return undefined
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + bytes[2 + i]!
    head = 2 + count
  }
  if (head + length > bytes.length) return undefined
  return { tag, bytes: bytes.subarray(0, head + length), body: bytes.subarray(head, head + length) }
}

/** What stands in a constructed one; empty where it is not whole. */
export const partsOf = (der: Der | undefined): readonly Der[] => {
  const parts: Der[] = []
  let rest = der?.body ?? new Uint8Array()
  while (rest.length > 0) {
    const part = readDer(rest)
    if (part === undefined || parts.length >= MOST_PARTS) return []
    parts.push(part)
    rest = rest.subarray(part.bytes.length)
  }
  return parts
}

/** An object identifier as it is written: `1.2.840.113549.1.7.2`. */
export const oidOf = (der: Der | undefined): string => {
  if (der?.tag !== 6 || der.body.length === 0 || der.body.length > 40) return ''
  const numbers: number[] = []
  let value = 0
  for (const byte of der.body) {
    value = value * 128 + (byte & 127)
    if (byte >= 128) continue
    if (numbers.length === 0)
      numbers.push(Math.min(2, Math.floor(value / 40)), value - Math.min(2, Math.floor(value / 40)) * 40)
    else numbers.push(value)
    value = 0
  }
  return numbers.join('.')
}
