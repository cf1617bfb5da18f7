// Gap filler: chooses, from footage that is brought in later, what belongs into the gaps of a stream and nothing else. A gap seldom begins
// with a keyframe: the pictures from the keyframe before it on are given too, one tick each at the very front, so that what follows can be
// decoded and nothing is shown that was recorded live. Knows no files; design/coverage.md tells why it is done so.

import { mediaSpan90k, spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Frame } from '#engine/frames/frame.ts'
import { NO_GAP } from './coverage.ts'

/** A frame in its own buffer, with its time already by the station's clock. */
export type LaterFrame = Pick<Frame, 'kind' | 'format' | 'key' | 'decode' | 'composition'> & { readonly bytes: Buffer }

export type Gap = { readonly from: WallTime90k; readonly to: WallTime90k }

export type GapSink = {
  /** A gap begins to be filled; so many of the pictures that come first are its lead-in. */
  readonly begin: (lead_in: number) => void
  readonly give: (frame: LaterFrame) => void
  /** Nothing more comes for this gap, which ends at `until`. */
  readonly end: (until: WallTime90k) => void
}

/** A longer group is not kept for a lead-in: then the gap is filled from the next keyframe on. */
const MOST_LEAD_IN = 600
const MOST_LEAD_IN_BYTES = 24 * 1024 * 1024
/** A picture that is followed by none for longer than this is the last before a hole. */
const MOST_STANDING = spanFromMillis(1100)
/** A source whose time goes back further than this has set its clock; what it repeats is left out. */
const SET_BACK = spanFromMillis(2000)

export class GapFiller {
  readonly #gaps: Gap[]
  readonly #sink: GapSink
  /** From the newest keyframe on; empty when that is not at hand. */
  #group: LaterFrame[] = []
  #groupBytes = 0
  #filling = false
  /** When the newest picture that was given is decoded. */
  #last = wallTime90k(0)

  /** `gaps` are in order and do not touch. */
  constructor(gaps: readonly Gap[], sink: GapSink) {
    this.#gaps = [...gaps]
    this.#sink = sink
  }

  /** Whether there is anything left to fill. */
  get done(): boolean {
    return this.#gaps.length === 0
  }

  /** Pictures come in the order of decoding. */
  take(frame: LaterFrame): void {
    if (frame.kind === 'audio') this.#takeSound(frame)
    else this.#takePicture(frame)
  }

  /** The source has no more. */
  finish(): void {
    if (this.#filling) this.#leave()
    this.#gaps.length = 0
  }

  #takePicture(frame: LaterFrame): void {
    const before = this.#group
    const pictures = before.length // a keyframe begins a new list, any other picture joins this one
    this.#remember(frame)
    while (this.#gaps[0] !== undefined && frame.decode >= this.#gaps[0].to) this.#leave()
    if (this.#filling && frame.decode < this.#last - SET_BACK) this.#breakOff()
    const gap = this.#gaps[0]
    if (gap === undefined || frame.decode < gap.from) return
    if (!this.#filling) this.#begin(frame, before.slice(0, pictures), gap)
    else this.#give(frame, Math.max(frame.decode, this.#last + 1), gap)
  }

  #takeSound(frame: LaterFrame): void {
    const gap = this.#gaps[0]
    if (this.#filling && gap !== undefined && frame.decode >= gap.from && frame.decode < gap.to) this.#sink.give(frame)
  }

  #remember(frame: LaterFrame): void {
    if (frame.key) {
      this.#group = [frame]
      this.#groupBytes = frame.bytes.length
      return
    }
    if (this.#group.length === 0) return
    this.#group.push(frame)
    this.#groupBytes += frame.bytes.length
    if (this.#group.length > MOST_LEAD_IN || this.#groupBytes > MOST_LEAD_IN_BYTES) this.#group = []
  }

  #begin(frame: LaterFrame, before: readonly LaterFrame[], gap: Gap): void {
    if (this.#group.length === 0) return
    const stands = standsAt(gap.from, before.at(-1), frame)
    const lead = frame.key && !stands ? [] : before
    const at = stands ? gap.from : Math.max(gap.from, frame.decode - lead.length)
    if (at + lead.length >= gap.to) return
    this.#sink.begin(stands ? lead.length - 1 : lead.length)
    this.#filling = true
    for (const [i, one] of lead.entries()) this.#give(squeezed(one, at + i, frame.decode), at + i, gap)
    this.#give(frame, Math.max(frame.decode, at + lead.length), gap)
  }

  #give(frame: LaterFrame, decode: number, gap: Gap): void {
    if (decode >= gap.to) return
    this.#last = wallTime90k(decode)
    this.#sink.give({ ...frame, decode: this.#last })
  }

  #leave(): void {
    const gap = this.#gaps.shift()
    if (this.#filling && gap !== undefined) this.#sink.end(gap.to)
    this.#filling = false
  }

  /** What remains of the gap is filled when the source comes past this point again. */
  #breakOff(): void {
    const gap = this.#gaps[0]
    if (gap === undefined) return
    const until = wallTime90k(this.#last + 1)
    this.#sink.end(until)
    this.#filling = false
    this.#gaps[0] = { from: until, to: gap.to }
  }
}

/** A source of few pictures a second: the one that is in sight when the gap begins lasts into it, or the gap would go on until the next. */
const standsAt = (from: WallTime90k, before: LaterFrame | undefined, next: LaterFrame): boolean =>
  next.decode - from > NO_GAP &&
  before !== undefined &&
  before.decode <= from &&
  next.decode - before.decode <= MOST_STANDING

/** With B-frames a picture that is decoded before the gap may be shown within it: that moment it keeps. */
const squeezed = (frame: LaterFrame, decode: number, first: WallTime90k): LaterFrame => {
  const shown = frame.decode + frame.composition
  return { ...frame, composition: mediaSpan90k(shown >= first ? shown - decode : 0) }
}
