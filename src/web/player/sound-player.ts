// Sound player: recorded sound beside a playing picture. It follows the picture and never holds it up: what it cannot fetch or decode is
// silence. At other speeds than 1 it is silent.

import type { StreamName } from '#base/ids.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { askStation } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { stationNow } from '#web/station-clock.ts'
import type { Span90k } from './playback-plan.ts'
import { type Anchor, hasSlipped, isPast, nextSound, placeOf } from './sound-timing.ts'

const LOOK_EVERY_MS = 100
const RETRY_MS = 2000
/** Sound of the last moments may not be on disk yet. */
const STILL_COMING = 5 * TICKS_PER_SECOND

export type Followed = {
  readonly camera: string
  readonly stream: StreamName
  readonly position: () => WallTime90k
  /** The picture moves at its own speed. */
  readonly rolls: () => boolean
  /** The browser cannot read this sound. */
  readonly onCannot: () => void
}

/** What is known of a span: where its sound begins, if there is any. */
type Piece = Span90k & { readonly sound_from: WallTime90k; readonly sound: AudioBuffer | undefined }

export class SoundPlayer {
  readonly #followed: Followed
  readonly #context = new AudioContext()
  readonly #tick: ReturnType<typeof setInterval>
  readonly #control = new AbortController()
  #pieces: Piece[] = []
  #playing: AudioBufferSourceNode[] = []
  #anchor: Anchor | undefined
  #fetching = false
  #not_before_ms = 0

  constructor(followed: Followed) {
    this.#followed = followed
    this.#tick = setInterval(() => this.#tend(), LOOK_EVERY_MS)
  }

  dispose(): void {
    clearInterval(this.#tick)
    this.#control.abort()
    this.#silence()
    void this.#context.close()
  }

  #tend(): void {
    if (!this.#followed.rolls()) {
      this.#silence()
      return
    }
    const position = this.#followed.position()
    const clock_s = this.#context.currentTime
    if (this.#anchor !== undefined && hasSlipped(this.#anchor, clock_s, position)) this.#silence()
    this.#pieces = this.#pieces.filter(piece => !isPast(piece, position))
    if (this.#anchor === undefined && this.#context.state === 'running') {
      this.#anchor = { wall: position, clock_s }
      for (const piece of this.#pieces) this.#place(piece, this.#anchor)
    }
    const wanted = nextSound(position, this.#pieces)
    if (wanted !== undefined && !this.#fetching && performance.now() >= this.#not_before_ms) void this.#fetch(wanted)
  }

  #silence(): void {
    for (const source of this.#playing) source.stop()
    this.#playing = []
    this.#anchor = undefined
  }

  #place({ sound_from, sound }: Piece, anchor: Anchor): void {
    if (sound === undefined) return
    const { at_s, skip_s } = placeOf(anchor, sound_from, this.#context.currentTime)
    if (skip_s >= sound.duration) return
    const source = this.#context.createBufferSource()
    source.buffer = sound
    source.connect(this.#context.destination)
    source.addEventListener('ended', () => {
      this.#playing = this.#playing.filter(other => other !== source)
    })
    source.start(at_s, skip_s)
    this.#playing.push(source)
  }

  async #fetch(span: Span90k): Promise<void> {
    this.#fetching = true
    try {
      const piece = await this.#read(span)
      if (piece.sound === undefined && span.to > stationNow() - STILL_COMING) {
        this.#not_before_ms = performance.now() + RETRY_MS
        return
      }
      this.#pieces.push(piece)
      if (this.#anchor !== undefined) this.#place(piece, this.#anchor)
    } catch {
      this.#not_before_ms = performance.now() + RETRY_MS // The picture says what is wrong with the station; sound waits.
    } finally {
      this.#fetching = false
    }
  }

  async #read(span: Span90k): Promise<Piece> {
    const { camera, stream, onCannot } = this.#followed
    const asked = { from_90k: span.from, to_90k: span.to }
    const answer = await askStation(paths.sound(camera, asked, stream), { signal: this.#control.signal })
    if (answer.status === 204) return { ...span, sound_from: span.from, sound: undefined }
    const told = (name: string) => wallTime90k(Number(answer.headers.get(name)))
    const [sound_from, to] = [told('x-from-90k'), told('x-to-90k')]
    const from = wallTime90k(Math.min(span.from, sound_from))
    try {
      return { from, to, sound_from, sound: await this.#context.decodeAudioData(await answer.arrayBuffer()) }
    } catch (error) {
      if (!this.#control.signal.aborted) onCannot()
      throw error
    }
  }
}
