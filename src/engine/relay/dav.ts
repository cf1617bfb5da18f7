// DAV: reads the files that Dahua's recorders and apps save (.dav): one frame behind another, each between DHAV and dhav, with the time of day
// of the device. Little endian: kind at 4, channel at 6, length of the whole at 12, packed date at 16, a counter of milliseconds at 20, length of
// the extension at 22; the last eight bytes are dhav and the length again. A foreign file: bounded, never throws, skips what it cannot read.

export type DavFrame = {
  readonly codec: 'h264' | 'h265'
  readonly channel: number
  readonly key: boolean
  /** Since the first picture of its channel. */
  readonly at_ms: number
  /** What the device's clock said, as if it were UTC; undefined when it makes no date. */
  readonly device_ms: number | undefined
  /** NAL units between start codes. */
  readonly unit: Buffer
}

const HEAD = 24
const TAIL = 8
const LARGEST = 8 * 1024 * 1024
const DHAV = Buffer.from('DHAV')
const KEY = 0xfd
const DELTA = 0xfc
const CODEC = 0x81
/** Two frames further apart than the counter can tell are placed by the date. */
const COUNTER_MS = 65_536

type Known = { codec: DavFrame['codec'] | undefined; last?: Stamp; at_ms: number }
type Stamp = { readonly date_ms: number | undefined; readonly counter: number }

export class DavReader {
  #held: Buffer = Buffer.alloc(0)
  readonly #channels = new Map<number, Known>()
  /** Bytes that belong to nothing that is known. */
  skipped = 0
  /** Codecs and kinds of frames that were there and cannot be read. */
  readonly unread = new Set<string>()

  /** Takes the next bytes of the file; answers the pictures that are whole by now. */
  push(bytes: Buffer): DavFrame[] {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes])
    const frames: DavFrame[] = []
    for (;;) {
      const at = this.#held.indexOf(DHAV)
      const skip = at < 0 ? Math.max(0, this.#held.length - DHAV.length + 1) : at
      this.skipped += skip
      this.#held = this.#held.subarray(skip)
      if (at < 0 || this.#held.length < HEAD) return frames
      const length = this.#held.readUInt32LE(12)
      if (length < HEAD + TAIL || length > LARGEST) {
        this.#stepOver()
        continue
      }
      if (this.#held.length < length) return frames
      const frame = this.#read(this.#held.subarray(0, length))
      if (frame === 'damaged') {
        this.#stepOver()
        continue
      }
      if (frame !== undefined) frames.push(frame)
      this.#held = this.#held.subarray(length)
    }
  }

  #stepOver(): void {
    this.skipped += DHAV.length
    this.#held = this.#held.subarray(DHAV.length)
  }

  #read(frame: Buffer): DavFrame | undefined | 'damaged' {
    const kind = frame[4]!
    // A recording that was cut off has another frame before this one's length is over.
    if (frame.toString('latin1', frame.length - TAIL, frame.length - 4) !== 'dhav') return 'damaged'
    if (kind === 0xf0) this.unread.add('audio')
    if (kind !== KEY && kind !== DELTA) return undefined
    const extension = frame[22]!
    if (HEAD + extension + TAIL > frame.length) return 'damaged'
    const channel = frame[6]!
    const known = this.#channels.get(channel) ?? { codec: undefined, at_ms: 0 }
    if (this.#channels.size < 256) this.#channels.set(channel, known)
    known.codec = this.#codec(frame.subarray(HEAD, HEAD + extension)) ?? known.codec
    if (known.codec === undefined) return undefined
    const stamp = { date_ms: dateOf(frame.readUInt32LE(16)), counter: frame.readUInt16LE(20) }
    known.at_ms += known.last === undefined ? 0 : passed(known.last, stamp)
    known.last = stamp
    const unit = Buffer.from(frame.subarray(HEAD + extension, frame.length - TAIL))
    return { codec: known.codec, channel, key: kind === KEY, at_ms: known.at_ms, device_ms: stamp.date_ms, unit }
  }

  /** Fields of four bytes, but for a few that are longer: those cannot hide the codec, which comes early. */
  #codec(extension: Buffer): DavFrame['codec'] | undefined {
    for (let at = 0; at + 4 <= extension.length; at += 4) {
      if (extension[at] !== CODEC) continue
      const code = extension[at + 2]!
      if (code === 0x2 || code === 0x4 || code === 0x8) return 'h264'
      if (code === 0xc) return 'h265'
      this.unread.add(code === 0x3 ? 'MJPEG' : code === 0x1 ? 'MPEG-4' : `codec ${code}`)
    }
    return undefined
  }
}

/** The counter tells finely, the date surely: where they part, the date counts. */
const passed = (before: Stamp, now: Stamp): number => {
  const counted = (now.counter - before.counter + COUNTER_MS) % COUNTER_MS
  if (before.date_ms === undefined || now.date_ms === undefined) return counted
  const dated = now.date_ms - before.date_ms
  return Math.abs(counted - dated) <= 2000 ? counted : Math.max(0, dated)
}

/** Seconds, minutes, hours, day, month and years since 2000, from the lowest bit up. */
const dateOf = (packed: number): number | undefined => {
  const [second, minute, hour] = [packed & 0x3f, (packed >>> 6) & 0x3f, (packed >>> 12) & 0x1f]
  const [day, month, year] = [(packed >>> 17) & 0x1f, (packed >>> 22) & 0xf, 2000 + (packed >>> 26)]
  if (second > 59 || minute > 59 || hour > 23 || day === 0 || month === 0 || month > 12) return undefined
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
