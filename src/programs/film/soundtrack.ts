// Soundtrack: decoded sound of whatever rate made one track of the film: put where its moment stands, silence where there is none, and silence where
// it is muted. What is muted is muted before it is coded.

import { type FilmFile, SOUND_RATE } from './film-file.ts'
import { type Av, check, type Made, newFrame } from './libav.ts'

const TICKS = 90_000
/** Clocks of sound and pictures drift; so much apart is not mended. */
const LOOSE = 0.12 * TICKS
const MUTE_PAD = 9_000
const MOST_SILENCE = SOUND_RATE

export class Soundtrack implements Disposable {
  readonly #av: Av
  readonly #film: FilmFile
  #resampler: Made<'SoftwareResampleContext'> | undefined
  #shape = ''

  constructor(av: Av, film: FilmFile) {
    this.#av = av
    this.#film = film
  }

  /** `at`: where in the film, ticks; `wall`: when it was heard. */
  put(frame: Made<'Frame'>, at: number, wall: number, mute: readonly (readonly [number, number])[]): void {
    const samples = this.#resampled(frame)
    const behind = at - this.#film.heard
    if (behind < -LOOSE) return
    if (behind > LOOSE) this.silence(at)
    const span = (samples.length / SOUND_RATE) * TICKS
    if (mute.some(([from, to]) => wall < to + MUTE_PAD && wall + span > from - MUTE_PAD)) samples.fill(0)
    this.#film.sound(samples)
  }

  /** Nothing is heard until `at`. */
  silence(at: number): void {
    let left = Math.round(((at - this.#film.heard) / TICKS) * SOUND_RATE)
    for (; left > 0; left -= MOST_SILENCE) this.#film.sound(new Float32Array(Math.min(left, MOST_SILENCE)))
  }

  [Symbol.dispose](): void {
    this.#resampler?.free()
  }

  #resampled(frame: Made<'Frame'>): Float32Array<ArrayBuffer> {
    const av = this.#av
    const shape = `${frame.sampleRate} ${frame.format} ${frame.channelLayout.nbChannels}`
    if (this.#shape !== shape) {
      this.#resampler?.free()
      this.#resampler = new av.SoftwareResampleContext()
      const to = [av.AV_CHANNEL_LAYOUT_MONO, av.AV_SAMPLE_FMT_FLTP, SOUND_RATE] as const
      const from = [frame.channelLayout, frame.format as never, frame.sampleRate] as const
      check(this.#resampler.allocSetOpts2(...to, ...from), 'choosing the rate of sound')
      check(this.#resampler.init(), 'opening the resampler')
      this.#shape = shape
    }
    using to = newFrame(av)
    to.format = av.AV_SAMPLE_FMT_FLTP
    to.sampleRate = SOUND_RATE
    to.channelLayout = av.AV_CHANNEL_LAYOUT_MONO
    to.nbSamples = this.#resampler!.getOutSamples(frame.nbSamples)
    check(to.allocBuffer(), 'taking room for sound')
    check(this.#resampler!.convertFrame(to, frame), 'resampling')
    const bytes = to.data?.[0] ?? Buffer.alloc(0)
    const made = new Float32Array(to.nbSamples)
    for (let i = 0; i < made.length; i++) made[i] = bytes.readFloatLE(i * 4)
    return made
  }
}
