// RTSP requests out of a TCP stream (RFC 2326): bounded, and never throwing, since a client is foreign too. Interleaved
// binary data from the client (its receiver reports) is recognised and handed on as such.

export type RtspRequest = {
  readonly method: string
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

export type Heard =
  | { readonly kind: 'request'; readonly request: RtspRequest }
  | { readonly kind: 'interleaved'; readonly channel: number }
  | { readonly kind: 'rubbish' }

const MOST_HEAD_BYTES = 16_384
const MOST_BODY_BYTES = 8_192
const MOST_HEADERS = 64

/** Collects what a client sends and tells what it heard. After `rubbish` the connection should be closed. */
export class RequestReader {
  #held: Buffer = Buffer.alloc(0)

  push(bytes: Uint8Array): Heard[] {
    this.#held = this.#held.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#held, bytes])
    const heard: Heard[] = []
    for (;;) {
      const next = this.#next()
      if (next === undefined) return heard
      heard.push(next)
      if (next.kind === 'rubbish') return heard
    }
  }

  #next(): Heard | undefined {
    const held = this.#afterBlankLines()
    if (held.length === 0) return undefined
    if (held[0] === 0x24) return this.#interleaved()
    const end = held.indexOf('\r\n\r\n')
    if (end < 0) return held.length > MOST_HEAD_BYTES ? { kind: 'rubbish' } : undefined
    if (end > MOST_HEAD_BYTES) return { kind: 'rubbish' }
    const head = readHead(held.subarray(0, end).toString('latin1'))
    if (head === undefined) return { kind: 'rubbish' }
    const size = Number(head.headers.get('content-length') ?? 0)
    if (!Number.isInteger(size) || size < 0 || size > MOST_BODY_BYTES) return { kind: 'rubbish' }
    if (held.length < end + 4 + size) return undefined
    const body = Buffer.from(held.subarray(end + 4, end + 4 + size))
    this.#held = held.subarray(end + 4 + size)
    return { kind: 'request', request: { ...head, body } }
  }

  /** Blank lines between requests mean nothing (RFC 2326 §4.1, by way of RFC 2068 §4.1). */
  #afterBlankLines(): Buffer {
    let at = 0
    while (at < this.#held.length && (this.#held[at] === 0x0d || this.#held[at] === 0x0a)) at++
    if (at > 0) this.#held = this.#held.subarray(at)
    return this.#held
  }

  #interleaved(): Heard | undefined {
    const held = this.#held
    if (held.length < 4) return undefined
    const size = held.readUInt16BE(2)
    if (held.length < 4 + size) return undefined
    this.#held = held.subarray(4 + size)
    return { kind: 'interleaved', channel: held[1]! }
  }
}

const readHead = (text: string): Omit<RtspRequest, 'body'> | undefined => {
  const [first = '', ...lines] = text.split('\r\n')
  const start = /^([A-Z_]{1,32}) (\S{1,2048}) RTSP\/1\.[0-9]$/.exec(first)
  if (start === null || lines.length > MOST_HEADERS) return undefined
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon <= 0) return undefined
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { method: start[1]!, url: start[2]!, headers }
}
