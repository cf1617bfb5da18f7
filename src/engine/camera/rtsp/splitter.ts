// Splitter: cuts what comes from a camera's TCP connection into RTSP messages and interleaved packets (RFC 2326 §10.12).
// Packets are handed on as views on the read buffer; only a message cut by the end of a read is copied, into a buffer that is
// used again. Rubbish between messages is skipped and counted.

import { bodyLength, LARGEST_BODY_BYTES, LARGEST_HEAD_BYTES, type RtspHead, readHead } from './message.ts'

const DOLLAR = 0x24
/** Behind rubbish a `$` begins a packet only on a channel that is in use somewhere and with RTP or RTCP (version 2) in it. */
const HIGHEST_CHANNEL = 31
const LARGEST_CARRY = LARGEST_HEAD_BYTES + LARGEST_BODY_BYTES

export type SplitterSink = {
  /** An interleaved packet: borrowed bytes. */
  readonly packet: (channel: number, buffer: Buffer, start: number, end: number) => void
  readonly message: (head: RtspHead, body: string) => void
  /** Bytes that belong to nothing. */
  readonly rubbish: (bytes: number) => void
}

export class Splitter {
  readonly #sink: SplitterSink
  #carry: Buffer = Buffer.alloc(0)
  #held = 0
  /** Rubbish came, and nothing sound since. */
  #lost = false

  constructor(sink: SplitterSink) {
    this.#sink = sink
  }

  /** Takes `length` bytes of `buffer`; keeps nothing of it but an unfinished tail, as a copy. */
  push(buffer: Buffer, length: number): void {
    let from = 0
    while (this.#held > 0 && from < length) from = this.#fillCarry(buffer, from, length)
    if (from >= length) return
    const used = this.#split(buffer, from, length)
    if (used < length) this.#keep(buffer, used, length)
  }

  /** Adds to the unfinished message until it is whole; answers where in `buffer` to go on. */
  #fillCarry(buffer: Buffer, from: number, length: number): number {
    const wanted = this.#wanted()
    const take = Math.min(length - from, Math.max(1, wanted - this.#held))
    this.#keep(buffer, from, from + take)
    const used = this.#split(this.#carry, 0, this.#held)
    if (used > 0) {
      this.#carry.copyWithin(0, used, this.#held)
      this.#held -= used
    }
    return from + take
  }

  /** How long the unfinished message will be, as far as it can be told; text is gathered in pieces until its head ends. */
  #wanted(): number {
    if (this.#carry[0] !== DOLLAR) return this.#held + 2048
    const head = this.#lost ? 5 : 4
    return this.#held < head ? head : 4 + this.#carry.readUInt16BE(2)
  }

  #keep(buffer: Buffer, from: number, to: number): void {
    const size = this.#held + to - from
    if (size > this.#carry.length) {
      const larger = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(Math.max(size, 2048))))
      this.#carry.copy(larger, 0, 0, this.#held)
      this.#carry = larger
    }
    buffer.copy(this.#carry, this.#held, from, to)
    this.#held = size
  }

  /** Hands on all whole messages in `from`…`to`; answers where the unfinished rest begins. */
  #split(buffer: Buffer, from: number, to: number): number {
    let at = from
    while (at < to) {
      if (buffer[at] === DOLLAR) {
        if (at + (this.#lost ? 5 : 4) > to) return at
        if (this.#lost && !plausible(buffer, at)) {
          at = this.#skip(buffer, at, to)
          continue
        }
        const end = at + 4 + buffer.readUInt16BE(at + 2)
        if (end > to) return at
        this.#lost = false
        this.#sink.packet(buffer[at + 1]!, buffer, at + 4, end)
        at = end
        continue
      }
      const next = this.#text(buffer, at, to)
      if (next < 0) return at
      at = next
    }
    return at
  }

  /** One text message at `at`: answers where it ends, or -1 while it is unfinished. */
  #text(buffer: Buffer, at: number, to: number): number {
    const byte = buffer[at]!
    if (byte === 0x0d || byte === 0x0a) return at + 1
    if (byte < 0x41 || byte > 0x5a) return this.#skip(buffer, at, to)
    const end = headEnd(buffer, at, to)
    if (end < 0) {
      const tooLong = to - at > LARGEST_HEAD_BYTES
      const hopeless = tooLong || !printable(buffer, at, Math.min(to, at + 32)) || !beginsRtsp(buffer, at, to)
      return hopeless ? this.#skip(buffer, at, to) : -1
    }
    const head = readHead(buffer.toString('latin1', at, end))
    const length = head.ok ? bodyLength(head.value.headers) : undefined
    if (!head.ok || length === undefined) return this.#skip(buffer, at, to)
    if (end + length > to) return end + length - at > LARGEST_CARRY ? this.#skip(buffer, at, to) : -1
    this.#lost = false
    this.#sink.message(head.value, buffer.toString('utf8', end, end + length))
    return end + length
  }

  /** Steps over bytes that start nothing, to the next `$` or `RTSP/`. */
  #skip(buffer: Buffer, at: number, to: number): number {
    let next = at + 1
    while (next < to && buffer[next] !== DOLLAR && !startsText(buffer, next, to)) next++
    this.#lost = true
    this.#sink.rubbish(next - at)
    return next
  }
}

const plausible = (buffer: Buffer, at: number): boolean =>
  buffer[at + 1]! <= HIGHEST_CHANNEL && buffer[at + 4]! >> 6 === 2

const startsText = (buffer: Buffer, at: number, to: number): boolean =>
  buffer[at] === 0x52 && (at + 5 > to || buffer.toString('latin1', at, at + 5) === 'RTSP/')

/** The first line of a request or an answer names its protocol; another service's greeting need not be waited out. */
const beginsRtsp = (buffer: Buffer, at: number, to: number): boolean => {
  const end = buffer.subarray(at, Math.min(to, at + LARGEST_HEAD_BYTES)).indexOf(0x0a)
  return end < 0 || buffer.toString('latin1', at, at + end).includes('RTSP/')
}

const printable = (buffer: Buffer, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) {
    const byte = buffer[at]!
    if ((byte < 0x20 && byte !== 0x0d && byte !== 0x0a && byte !== 0x09) || byte > 0x7e) return false
  }
  return true
}

/** Where the empty line behind a head ends; -1 when it is not there yet. Some cameras end lines with LF alone. */
const headEnd = (buffer: Buffer, at: number, to: number): number => {
  const until = Math.min(to, at + LARGEST_HEAD_BYTES)
  for (let i = at; i < until; i++) {
    if (buffer[i] !== 0x0a) continue
    if (i + 1 < until && buffer[i + 1] === 0x0a) return i + 2
    if (i + 2 < until && buffer[i + 1] === 0x0d && buffer[i + 2] === 0x0a) return i + 3
  }
  return -1
}
