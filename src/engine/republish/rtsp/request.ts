// RTSP requests out of a TCP stream (RFC 2326 §6): whoever calls is a stranger until it has signed in, so every length is bounded and
// nothing throws. Binary data that a client sends between requests (its receiver reports) is recognised and left out.

export type RtspRequest = {
  readonly method: string
  readonly url: string
  /** Names in lower case; of one that comes twice the last counts. */
  readonly headers: ReadonlyMap<string, string>
}

export type Heard =
  | { readonly kind: 'request'; readonly request: RtspRequest }
  | { readonly kind: 'interleaved' }
  /** The connection must go. */
  | { readonly kind: 'rubbish' }

const MOST_HEAD_BYTES = 8 * 1024
const MOST_BODY_BYTES = 8 * 1024
const MOST_HEADERS = 48
const DOLLAR = 0x24

export class RequestReader {
  #held: Buffer = Buffer.alloc(0)

  /** Bytes that wait for what belongs to them. */
  get waiting(): number {
    return this.#held.length
  }

  /** What was whole in the bytes so far. After `rubbish` nothing more is read. */
  push(bytes: Buffer): readonly Heard[] {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes])
    const heard: Heard[] = []
    for (;;) {
      const next = this.#next()
      if (next === undefined) break
      heard.push(next)
      if (next.kind === 'rubbish') break
    }
    // What waits must not keep alive the large buffer that it came in.
    this.#held = this.#held.length === 0 ? Buffer.alloc(0) : Buffer.from(this.#held)
    return heard
  }

  #next(): Heard | undefined {
    let at = 0
    while (this.#held[at] === 0x0d || this.#held[at] === 0x0a) at++
    if (at > 0) this.#held = this.#held.subarray(at)
    if (this.#held.length === 0) return undefined
    return this.#held[0] === DOLLAR ? this.#interleaved() : this.#request()
  }

  /** RFC 2326 §10.12: `$`, channel, two bytes of length. */
  #interleaved(): Heard | undefined {
    if (this.#held.length < 4) return undefined
    const end = 4 + this.#held.readUInt16BE(2)
    if (this.#held.length < end) return undefined
    this.#held = this.#held.subarray(end)
    return { kind: 'interleaved' }
  }

  #request(): Heard | undefined {
    const end = this.#held.indexOf('\r\n\r\n')
    if (end > MOST_HEAD_BYTES || (end < 0 && this.#held.length > MOST_HEAD_BYTES)) return { kind: 'rubbish' }
    if (end < 0) return undefined
    const request = readRequest(this.#held.toString('latin1', 0, end))
    const length = request?.headers.get('content-length') ?? '0'
    if (request === undefined || !/^\d{1,5}$/.test(length) || Number(length) > MOST_BODY_BYTES)
      return { kind: 'rubbish' }
    const whole = end + 4 + Number(length)
    if (this.#held.length < whole) return undefined
    this.#held = this.#held.subarray(whole)
    return { kind: 'request', request }
  }
}

const readRequest = (head: string): RtspRequest | undefined => {
  const [first = '', ...lines] = head.split('\r\n')
  const start = /^([A-Z_]{1,32}) (\S{1,2048}) RTSP\/1\.\d$/.exec(first)
  if (start === null || lines.length > MOST_HEADERS) return undefined
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    if (colon <= 0) return undefined
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return { method: start[1]!, url: start[2]!, headers }
}
