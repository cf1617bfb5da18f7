// Strip tiles: what the page knows of the coverage of some cameras, tile by tile. It asks for what is looked at, a few answers at a time,
// asks again for what grows or grew old, lets go of what nobody looks at any more, and keeps no more than a bounded number of tiles.

import type { Strips } from '#contract/coverage-strips.ts'
import type { Coverage } from '#contract/recording.ts'
import { levelOf, type Tile, tilesIn } from './levels.ts'
import { type Piece, piecesOfRuns, piecesOfSpans } from './pieces.ts'
import type { View } from './view.ts'

export type CoverageSource = {
  readonly strips: (cameras: readonly string[], tile: Tile, buckets: number, stop: AbortSignal) => Promise<Strips>
  readonly exact: (camera: string, tile: Tile, stop: AbortSignal) => Promise<Coverage>
  readonly monotonic_ms: () => number
}

export type KnownPieces = {
  /** Undefined: not known yet. */
  readonly piecesOf: (camera: string, tile: Tile) => readonly Piece[] | undefined
}

type Wish = { readonly key: string; readonly tile: Tile; readonly camera: string | undefined }
type Known = { readonly of: ReadonlyMap<string, readonly Piece[]>; readonly got_ms: number; readonly grows: boolean }

const AT_ONCE = 4
const MOST_KEPT = 400
const GROWING_MS = 10_000
const OLD_MS = 120_000
const AGAIN_MS = 5_000

export class StripTiles {
  readonly cameras: readonly string[]
  readonly #source: CoverageSource
  readonly #known = new Map<string, Known>()
  readonly #under_way = new Map<string, AbortController>()
  readonly #failed_ms = new Map<string, number>()
  readonly #listeners = new Set<() => void>()
  #wanted: readonly Wish[] = []
  #shown: KnownPieces
  #error: unknown
  #now = 0

  constructor(cameras: readonly string[], source: CoverageSource) {
    this.cameras = cameras
    this.#source = source
    this.#shown = this.#snapshot()
  }

  /** What is known; another object whenever something else is. */
  readonly known = (): KnownPieces => this.#shown

  /** Why the last question had no answer; undefined while all is well. */
  get error(): unknown {
    return this.#error
  }

  /** Something that is looked at is not known yet. */
  readonly waits = (): boolean => this.#wanted.some(({ key }) => !this.#known.has(key))

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** What is looked at now, at the station's time `now`; comes again every few seconds so that what grows is seen to grow. */
  want(view: View, width: number, now: number): void {
    this.#now = now
    const level = levelOf(view, width)
    const tiles = tilesIn(view, level).filter(({ from }) => from < now)
    this.#wanted = tiles.flatMap((tile): readonly Wish[] =>
      level.kind === 'strips'
        ? [{ key: keyOf(tile, undefined), tile, camera: undefined }]
        : this.cameras.map(camera => ({ key: keyOf(tile, camera), tile, camera })),
    )
    const keys = new Set(this.#wanted.map(({ key }) => key))
    for (const [key, stop] of this.#under_way) if (!keys.has(key)) stop.abort()
    this.#pump()
    this.#tell()
  }

  /** Somebody changed what is known: everything is asked again, and shown as it was until then. */
  refresh(): void {
    for (const [key, known] of this.#known) this.#known.set(key, { ...known, got_ms: Number.NEGATIVE_INFINITY })
    this.#pump()
  }

  dispose(): void {
    this.#wanted = []
    for (const stop of this.#under_way.values()) stop.abort()
  }

  #snapshot(): KnownPieces {
    return {
      piecesOf: (camera, tile) =>
        this.#known.get(keyOf(tile, tile.level.kind === 'strips' ? undefined : camera))?.of.get(camera),
    }
  }

  #pump(): void {
    const now_ms = this.#source.monotonic_ms()
    for (const wish of this.#wanted) {
      if (this.#under_way.size >= AT_ONCE) return
      if (this.#under_way.has(wish.key) || !this.#stale(wish.key, now_ms)) continue
      void this.#load(wish)
    }
  }

  #stale(key: string, now_ms: number): boolean {
    if (now_ms - (this.#failed_ms.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return false
    const known = this.#known.get(key)
    return known === undefined || now_ms - known.got_ms > (known.grows ? GROWING_MS : OLD_MS)
  }

  async #load(wish: Wish): Promise<void> {
    const stop = new AbortController()
    const { key, tile } = wish
    this.#under_way.set(key, stop)
    try {
      const of = await this.#ask(wish, stop.signal)
      this.#known.delete(key)
      this.#known.set(key, { of, got_ms: this.#source.monotonic_ms(), grows: tile.to > this.#now })
      this.#failed_ms.delete(key)
      this.#error = undefined
      for (const oldest of this.#known.keys()) {
        if (this.#known.size <= MOST_KEPT) break
        this.#known.delete(oldest)
      }
    } catch (error) {
      if (!stop.signal.aborted) {
        this.#failed_ms.set(key, this.#source.monotonic_ms())
        this.#error = error
      }
    } finally {
      this.#under_way.delete(key)
    }
    this.#shown = this.#snapshot()
    this.#tell()
    this.#pump()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  async #ask({ tile, camera }: Wish, stop: AbortSignal): Promise<ReadonlyMap<string, readonly Piece[]>> {
    if (camera !== undefined) {
      const { spans } = await this.#source.exact(camera, tile, stop)
      return new Map([[camera, piecesOfSpans(spans)]])
    }
    const buckets = tile.level.kind === 'strips' ? (tile.to - tile.from) / tile.level.bucket : 1
    const strips = await this.#source.strips(this.cameras, tile, buckets, stop)
    return new Map(strips.cameras.map(({ camera: id, runs }) => [id, piecesOfRuns(runs, strips)]))
  }
}

const keyOf = ({ level, from }: Tile, camera: string | undefined): string =>
  level.kind === 'exact' ? `exact ${from} ${camera}` : `${level.bucket} ${from}`
