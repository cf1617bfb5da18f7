// Protobuf: the fields of one message, as they lie in its bytes. Reads what others wrote and may have written to do harm: nothing is copied,
// nothing is allocated by a length that is claimed, and what does not fit ends the reading.

export type Field = {
  readonly number: number
  /** Of a number; 0 for what has bytes. Larger than a safe integer: Infinity. */
  readonly value: number
  /** Of a message, a text, packed numbers: where they lie; undefined for a number. */
  readonly bytes: Uint8Array | undefined
}

export class NotProtobuf extends Error {}

const MOST_FIELDS = 400_000
const LONGEST_NUMBER = 10

/** Each field of a message. Throws NotProtobuf. */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0
  let count = 0
  const number = (): number => {
    let value = 0
    for (let place = 0; place < LONGEST_NUMBER; place++) {
      const byte = bytes[at++]
      if (byte === undefined) throw new NotProtobuf()
      value += (byte & 0x7f) * 2 ** (7 * place)
      if (byte < 0x80) return Number.isSafeInteger(value) ? value : Number.POSITIVE_INFINITY
    }
    throw new NotProtobuf()
  }
  const taken = (length: number): Uint8Array => {
    if (length > bytes.length - at) throw new NotProtobuf()
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    if (++count > MOST_FIELDS) throw new NotProtobuf()
    const key = number()
    const wire = key % 8
    const field = Math.floor(key / 8)
    if (field === 0 || !Number.isSafeInteger(field)) throw new NotProtobuf()
    if (wire === 0) yield { number: field, value: number(), bytes: undefined }
    else if (wire === 1) yield { number: field, value: 0, bytes: taken(8) }
    else if (wire === 2) yield { number: field, value: 0, bytes: taken(number()) }
    else if (wire === 5) yield { number: field, value: 0, bytes: taken(4) }
    else throw new NotProtobuf()
  }
}

/** Numbers of a repeated field, packed or one by one, `most` at most. */
export const numbersIn = ({ value, bytes }: Field, most: number): readonly number[] => {
  if (bytes === undefined) return [value]
  const numbers: number[] = []
  let read = 0
  let scale = 1
  for (const byte of bytes) {
    if (scale > 2 ** 63) throw new NotProtobuf()
    read += (byte & 0x7f) * scale
    scale *= 0x80
    if (byte >= 0x80) continue
    if (numbers.length === most) throw new NotProtobuf()
    numbers.push(Number.isSafeInteger(read) ? read : Number.POSITIVE_INFINITY)
    read = 0
    scale = 1
  }
  if (scale !== 1) throw new NotProtobuf()
  return numbers
}

const LONGEST_TEXT = 400

export const textIn = ({ bytes }: Field): string => {
  if (bytes === undefined || bytes.length > LONGEST_TEXT) throw new NotProtobuf()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}

export const messageIn = ({ bytes }: Field): Uint8Array => {
  if (bytes === undefined) throw new NotProtobuf()
  return bytes
}
