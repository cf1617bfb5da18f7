// File pictures: what the file reader, a guest process, writes to its station: words (JSON) and pictures, each behind its length and kind.
// The station believes none of it: bounded, never throwing.

import { z } from 'zod'

const HEAD_BYTES = 5
const TIMES_BYTES = 16
const LARGEST_BYTES = 8 * 1024 * 1024
const WORD = 1
const PICTURE = 2

export const fileWordShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no_tool') }),
  z.object({ kind: z.literal('unreadable') }),
  z.object({ kind: z.literal('no_pictures'), unread: z.array(z.string().max(200)).max(100) }),
  z.object({
    kind: z.literal('begins'),
    codec: z.enum(['h264', 'h265']),
    unread: z.array(z.string().max(200)).max(100),
  }),
  z.object({ kind: z.literal('ends') }),
])
export type FileWord = z.infer<typeof fileWordShape>

/** Times are ticks of 1/90000 s, in the file's own counting. */
export type FilePicture = { readonly decode: number; readonly shown: number; readonly unit: Buffer }
export type FileMessage = FileWord | ({ readonly kind: 'picture' } & FilePicture) | { readonly kind: 'rubbish' }

export const writeWord = (word: FileWord): Buffer => {
  const text = Buffer.from(JSON.stringify(word))
  return Buffer.concat([head(WORD, text.length), text])
}

export const writePicture = ({ decode, shown, unit }: FilePicture): Buffer => {
  const times = Buffer.alloc(TIMES_BYTES)
  times.writeDoubleBE(decode, 0)
  times.writeDoubleBE(shown, 8)
  return Buffer.concat([head(PICTURE, TIMES_BYTES + unit.length), times, unit])
}

/** Reads what comes in pieces; after `rubbish` nothing more is read. */
export class FileMessageReader {
  #held: Buffer = Buffer.alloc(0)
  #lost = false

  push(bytes: Buffer): FileMessage[] {
    if (this.#lost) return []
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes])
    const messages: FileMessage[] = []
    let at = 0
    while (at + HEAD_BYTES <= this.#held.length) {
      const length = this.#held.readUInt32BE(at)
      if (length > LARGEST_BYTES) {
        this.#lost = true
        return [...messages, { kind: 'rubbish' }]
      }
      const end = at + HEAD_BYTES + length
      if (end > this.#held.length) break
      messages.push(read(this.#held[at + 4]!, this.#held.subarray(at + HEAD_BYTES, end)))
      at = end
    }
    this.#held = Buffer.from(this.#held.subarray(at))
    return messages
  }
}

const head = (kind: number, length: number): Buffer => {
  const bytes = Buffer.alloc(HEAD_BYTES)
  bytes.writeUInt32BE(length, 0)
  bytes[4] = kind
  return bytes
}

const read = (kind: number, body: Buffer): FileMessage => {
  if (kind === PICTURE && body.length > TIMES_BYTES) {
    const [decode, shown] = [body.readDoubleBE(0), body.readDoubleBE(8)]
    if (!Number.isSafeInteger(decode) || !Number.isSafeInteger(shown)) return { kind: 'rubbish' }
    return { kind: 'picture', decode, shown, unit: Buffer.from(body.subarray(TIMES_BYTES)) }
  }
  const word = kind === WORD ? fileWordShape.safeParse(parsed(body)) : undefined
  return word?.data ?? { kind: 'rubbish' }
}

const parsed = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined // not a word: told as rubbish
  }
}
