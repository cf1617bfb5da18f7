// Splitter: cuts what comes from a camera's TCP connection into RTSP messages and interleaved packets (RFC 2326 §10.12).
// Packets are handed on as views on the read buffer; only a message cut by the end of a read is copied, into a buffer that is
// used again. Rubbish between messages is skipped and counted, bodies that are not as long as declared are read as they come.

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
  #expecting = 0

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

  /** Says how many answers are awaited: while any is, packets are searched for one that a camera wrote into the middle of them. */
  set expecting(answers: number) {
    this.#expecting = answers
  }

  /** No more of an unfinished answer is coming: its body ends here, whatever length it declared. */
  settle(): void {
    const end = this.#held === 0 || this.#carry[0] === DOLLAR ? -1 : headEnd(this.#carry, 0, this.#held)
    if (end < 0) return
    const head = readHead(this.#carry.toString('latin1', 0, end))
    if (!head.ok || head.value.kind !== 'response') return
    const body = this.#carry.toString('utf8', end, this.#held)
    this.#held = 0
    this.#sink.message(head.value, body)
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
        const answer = this.#expecting === 0 ? -1 : answerInside(buffer, at + 4, Math.min(end, to))
        if (answer > 0) {
          const next = this.#interrupted(buffer, at, answer, to)
          if (next < 0) return at
          at = next
          continue
        }
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

  /** A packet with an answer written into it at `answer`: hands on both. Answers where they end, or -1 while they are unfinished. */
  #interrupted(buffer: Buffer, at: number, answer: number, to: number): number {
    const head = headEnd(buffer, answer, to)
    if (head < 0) return -1
    const read = readHead(buffer.toString('latin1', answer, head))
    const length = read.ok ? (bodyLength(read.value.headers) ?? 0) : 0
    const behind = head + length
    const end = at + 4 + buffer.readUInt16BE(at + 2) + behind - answer
    if (end > to) return -1
    const packet = Buffer.concat([buffer.subarray(at + 4, answer), buffer.subarray(behind, end)])
    if (read.ok) this.#sink.message(read.value, buffer.toString('utf8', head, behind))
    this.#sink.packet(buffer[at + 1]!, packet, 0, packet.length)
    return end
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
    const declared = head.ok ? bodyLength(head.value.headers) : undefined
    if (!head.ok || declared === undefined) return this.#skip(buffer, at, to)
    const length = declared === 0 ? 0 : bodyAsItCame(buffer, end, declared, to)
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

/** Where in a packet an answer begins; -1 where there is none. */
const answerInside = (buffer: Buffer, from: number, to: number): number => {
  for (
    let at = buffer.indexOf('RTSP/1.0 ', from, 'latin1');
    at >= 0 && at < to;
    at = buffer.indexOf('RTSP/1.0 ', at + 1)
  )
    if (/^RTSP\/1\.0 \d{3} /.test(buffer.toString('latin1', at, at + 13))) return at
  return -1
}

/**
 * How long a body is that was declared `declared` bytes long. Some cameras declare one and send none; some count short, and the
 * rest of their session description stands behind it.
 */
const bodyAsItCame = (buffer: Buffer, at: number, declared: number, to: number): number => {
  if (at < to && (buffer[at] === DOLLAR || startsText(buffer, at, to))) return 0
  let end = at + declared
  if (end >= to || buffer.toString('latin1', at, at + 2) !== 'v=') return declared
  while (
    end < to &&
    end - at < LARGEST_BODY_BYTES &&
    buffer[end] !== DOLLAR &&
    !startsText(buffer, end, to) &&
    isText(buffer[end]!)
  )
    end++
  return end - at
}

const isText = (byte: number): boolean =>
  (byte >= 0x20 && byte <= 0x7e) || byte === 0x0d || byte === 0x0a || byte === 0x09

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
