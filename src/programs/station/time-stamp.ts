// Time stamp: asks an RFC 3161 service to vouch that a manifest existed by now. Only its hash leaves the house. A service that is away, slow or answers
// something else holds nothing up: the bundle goes without.

import { createHash, randomBytes } from 'node:crypto'
import type { Logger } from '#base/log.ts'

const LONGEST_MS = 15_000
const MOST_BYTES = 64 * 1024
const SHA256 = Buffer.from('608648016503040201', 'hex')

/** The answer (TimeStampResp, DER) over these bytes; undefined where none was had. */
export const timeStamp = async (url: string, bytes: Buffer, log: Logger): Promise<Buffer | undefined> => {
  const digest = createHash('sha256').update(bytes).digest()
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(timeStampQuery(digest)),
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_MS),
    })
    if (!answer.ok) throw new Error(`the service answered ${answer.status}`)
    const reply = await bounded(answer)
    if (!isGranted(reply, digest)) throw new Error('what the service answered is no time stamp of this manifest')
    return reply
  } catch (error) {
    log.warn('the bundle has no time stamp: the service gave none', { url, error })
    return undefined
  }
}

/** RFC 3161 §2.4.1, with the service's certificate wanted. */
export const timeStampQuery = (digest: Buffer): Buffer => {
  const algorithm = der(0x30, der(0x06, SHA256), der(0x05))
  const nonce = randomBytes(8)
  nonce[0] = (nonce[0]! & 0x7f) | 0x40 // positive, and as long as it says
  return der(
    0x30,
    der(0x02, Buffer.from([1])),
    der(0x30, algorithm, der(0x04, digest)),
    der(0x02, nonce),
    der(0x01, Buffer.from([0xff])),
  )
}

/** Status granted, and a token that speaks of this hash; who signed it is for whoever verifies. */
export const isGranted = (reply: Buffer, digest: Buffer): boolean => {
  const whole = readDer(reply, 0)
  const info = whole && readDer(reply, whole.at)
  const status = info && readDer(reply, info.at)
  if (whole?.tag !== 0x30 || info?.tag !== 0x30 || status?.tag !== 0x02 || status.length !== 1) return false
  const token = readDer(reply, info.at + info.length)
  return reply[status.at]! <= 1 && token?.tag === 0x30 && reply.includes(digest)
}

const bounded = async (answer: Response): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of answer.body ?? []) {
    pieces.push(piece)
    length += piece.length
    if (length > MOST_BYTES) throw new Error('the service answers too much')
  }
  return Buffer.concat(pieces)
}

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts) // never 128 bytes here
  return Buffer.concat([Buffer.from([tag, body.length]), body])
}

const readDer = (
  bytes: Buffer,
  at: number,
): { readonly tag: number; readonly at: number; readonly length: number } | undefined => {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined) return undefined
  const more = first < 0x80 ? 0 : first & 0x7f
  if (more > 4 || at + 2 + more > bytes.length) return undefined
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more)
  return at + 2 + more + length <= bytes.length ? { tag, at: at + 2 + more, length } : undefined
}
