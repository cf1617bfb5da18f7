// Camera detector: one camera's recorded pictures of moments with motion, looked at by the network, put together to things, and written down for their
// day. Where nothing moved nothing is decoded.

import { join } from 'node:path'
import { localDay, localDayStart } from '#base/local-day.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { boxesOf, type Letterbox, Tracks } from '#engine/noticing/detection.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { MotionStore } from '#engine/noticing/motion-store.ts'
import { MotionTail } from '#engine/noticing/motion-tail.ts'
import { appendObjects, classOf, objectClasses, type SeenObject } from '#engine/noticing/object-day.ts'
import type { Footage, FootagePart } from '#engine/viewing/footage.ts'
import { RecordedPictures } from '#programs/noticer/recorded-pictures.ts'
import { ColourDecoder } from './colour-decoder.ts'
import type { Network } from './network.ts'
import type { DetectorOrder } from './told.ts'

type Span = { from: WallTime90k; to: WallTime90k }
type Found = { readonly day: WallTime90k; readonly line: SeenObject | { readonly looked: readonly [number, number] } }
type Seen = { readonly planes: Float32Array; readonly picture: Letterbox; readonly at: WallTime90k }

export type DetectorNeed = {
  readonly av: typeof import('node-av')
  readonly network: Network
  readonly footage: Footage
  readonly store: MotionStore
  readonly folder: string
  /** After each picture that was looked at. */
  readonly looked: (took_ms: number) => Promise<void>
}

const TICK_90K = TICK_MS * 90
/** Movements closer than this are looked at together. */
const JOINED = 4 * 90_000
/** A moment before and after, for what comes into the picture. */
const AROUND = 90_000
/** Looked at in one go, then other cameras have their turn. */
const LONGEST = 30 * 90_000

export class CameraDetector {
  readonly #need: DetectorNeed
  readonly #order: DetectorOrder['cameras'][number]
  readonly #tail: MotionTail
  readonly #since: WallTime90k
  readonly #wanted: readonly number[]
  #spans: Span[] = []
  #found: Found[] = []
  #goesOn: { readonly tracks: Tracks; readonly at: WallTime90k; readonly day: WallTime90k } | undefined

  constructor(need: DetectorNeed, order: DetectorOrder['cameras'][number], now: WallTime90k) {
    this.#need = need
    this.#order = order
    this.#tail = new MotionTail(need.store, order.camera, now)
    // What moved long before it was begun is left alone.
    this.#since = wallTime90k(now - 120 * 90_000)
    this.#wanted = need.network.model.class_names.flatMap((name, at) => (classOf(name) === undefined ? [] : [at]))
  }

  /** How far the oldest motion that waits lies back, seconds. */
  behind_s(now: WallTime90k): number {
    const [oldest] = this.#spans
    return oldest === undefined ? 0 : (now - oldest.from) / 90_000
  }

  /** Motion before an instant is passed over; answers how much it was, seconds. */
  skip(before: WallTime90k): number {
    const passed = this.#spans.filter(({ to }) => to < before)
    this.#spans = this.#spans.filter(span => !passed.includes(span))
    return passed.reduce((sum, { from, to }) => sum + (to - from) / 90_000, 0)
  }

  /** Learns what moved since. */
  learn(now: WallTime90k): void {
    const moved = (day: WallTime90k, from: number, to: number): void => {
      const span = { from: wallTime90k(day + from * TICK_90K - AROUND), to: wallTime90k(day + to * TICK_90K + AROUND) }
      if (span.to < this.#since) return
      const near = this.#spans.find(one => span.from <= one.to + JOINED && span.to >= one.from - JOINED)
      if (near === undefined) this.#spans.push(span)
      else Object.assign(near, { from: Math.min(near.from, span.from), to: Math.max(near.to, span.to) })
    }
    const more = (): boolean =>
      this.#tail.read(now, (day, record) => {
        if (record.kind === 'moved') moved(day, record.from, record.to)
      })
    for (let pieces = 0; pieces < 64 && more(); pieces++);
    this.#spans.sort((a, b) => a.from - b.from)
  }

  /** Looks at the oldest piece of motion that is over; false when there is none. */
  async look(now: WallTime90k, every: number, least: number): Promise<boolean> {
    const [span] = this.#spans
    // Footage is a little behind the clock, and a movement may still go on.
    if (span === undefined || Math.min(span.to, span.from + LONGEST) > now - 8 * 90_000) return false
    const to = wallTime90k(Math.min(span.to, span.from + LONGEST))
    const day = localDayStart(span.from)
    const tracks = this.#tracksFrom(span.from, day)
    const { camera, stream } = this.#order
    for (const part of await this.#need.footage.parts(camera, stream, span.from, to))
      await this.#lookAt(part, { from: span.from, to }, every, async seen => {
        const table = await this.#need.network.look(seen.planes)
        const wanted = { picture: seen.picture, wanted: this.#wanted, least }
        tracks.look(tickOf(seen.at, day), boxesOf(table, this.#need.network.model, wanted))
      })
    this.#found.push({ day, line: { looked: [tickOf(span.from, day), tickOf(to, day)] } })
    if (to < span.to) {
      span.from = to
      this.#goesOn = { tracks, at: to, day }
    } else {
      tracks.end()
      this.#goesOn = undefined
      this.#spans.shift()
    }
    this.#write()
    return true
  }

  /** Those of the piece before, where this one goes on from it: what goes through the picture is one thing. */
  #tracksFrom(from: WallTime90k, day: WallTime90k): Tracks {
    const before = this.#goesOn
    if (before?.at === from && before.day === day) return before.tracks
    before?.tracks.end()
    return new Tracks(track => {
      const name = classOf(this.#need.network.model.class_names[track.class] ?? '')
      if (name !== undefined) this.#found.push({ day, line: { class: name, score: track.score, path: track.path } })
    })
  }

  async #lookAt(
    { file, video, pictures }: FootagePart,
    span: Span,
    every: number,
    take: (seen: Seen) => Promise<void>,
  ): Promise<void> {
    let last: number = Number.NEGATIVE_INFINITY
    await using files = new RecordedPictures()
    using decoder = new ColourDecoder(this.#need.av, video, this.#need.network.model, this.#order.masks)
    for (const fragment of pictures)
      for (const picture of await files.read(file, fragment)) {
        const due: Seen[] = []
        decoder.push(picture, {
          isDue: at => at >= span.from && at < span.to && at - last >= (every - 0.3) * TICK_90K,
          look: (planes, box, at) => {
            last = at
            due.push({ planes: Float32Array.from(planes), picture: box, at })
          },
        })
        for (const seen of due) {
          const begun = performance.now()
          await take(seen)
          await this.#need.looked(performance.now() - begun)
        }
      }
  }

  #write(): void {
    const found = this.#found
    this.#found = []
    const { model } = this.#need.network
    for (const [day, lines] of Map.groupBy(found, one => one.day)) {
      const path = join(this.#need.folder, this.#order.camera, `${localDay(day)}.objects`)
      const about = {
        camera: this.#order.camera,
        day: localDay(day),
        model: model.name,
        sha256: model.sha256,
        classes: objectClasses,
      }
      appendObjects(
        path,
        about,
        lines.map(({ line }) => line),
      )
    }
  }
}

const tickOf = (at: WallTime90k, day: WallTime90k): number =>
  Math.max(0, Math.min((24 * 3_600_000) / TICK_MS, Math.floor((at - day) / TICK_90K)))
