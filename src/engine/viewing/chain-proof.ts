// Chain proof: how the fragments in a clip hang on the links that were made when they were written, and on signed heads. What is not in the clip stands
// by the digest of its bytes alone, and a run goes on over it to the first signed head behind what is shown (design/evidence.md).

import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallPlus } from '#base/units.ts'
import type { BundleChain } from '#contract/bundle.ts'
import { chainOfAbout } from '#engine/recording/about.ts'
import { boxesIn } from '#engine/recording/boxes.ts'
import type { SegmentRow } from '#engine/recording/catalogue.ts'
import { LINK_BOX_BYTES, type Link, readLink } from '#engine/recording/chain.ts'
import { readHeadBox, type SignedHead } from '#engine/recording/chain-head.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import { aboutLink, readAt, readSegmentHead, type SegmentHead } from '#engine/recording/scan.ts'
import type { Clip } from './clip.ts'
import type { Footage, FootagePart } from './footage.ts'

type Run = BundleChain['runs'][number]
type Entry = Run['fragments'][number]
export type Proof = Pick<BundleChain, 'station' | 'chain' | 'headers' | 'runs'> & { readonly clocks: readonly string[] }

/** A head is signed once a minute; where recording stopped, or was cut off, none may come for long. */
const MOST_BEYOND = 1_000
const LOOKS_AHEAD = spanFromMillis(7 * 86_400_000)
const MOST_FOLLOWERS = 8

/**
 * `parts` are those of `made`, all of one chain. `wait` is asked while footage that is still being written has no signed head: it answers false when
 * that has lasted long enough.
 */
export const chainProof = async (
  footage: Footage,
  parts: readonly FootagePart[],
  made: Pick<Clip, 'placeOf'>,
  wait: (until: WallTime90k) => Promise<boolean>,
): Promise<Proof> => prove(footage, bySegment(parts), made, wait)

/** The same of a whole segment as it lies in its archive: places are those in its own file. */
export const chainOfSegment = async (
  footage: Footage,
  row: SegmentRow,
  wait: (until: WallTime90k) => Promise<boolean>,
): Promise<Proof> => {
  const places = new Set((await footage.fragments(row)).map(({ at_byte }) => at_byte))
  return prove(footage, [{ row, places }], { placeOf: (_, at_byte) => at_byte }, wait)
}

const prove = async (
  footage: Footage,
  included: readonly Included[],
  made: Pick<Clip, 'placeOf'>,
  wait: (until: WallTime90k) => Promise<boolean>,
): Promise<Proof> => {
  const builder = new ProofBuilder(footage, made, wait)
  try {
    for (const one of included) await builder.add(one)
    return await builder.end()
  } finally {
    await builder.close()
  }
}

type Included = { readonly row: SegmentRow; readonly places: ReadonlySet<number> }

const bySegment = (parts: readonly FootagePart[]): readonly Included[] => {
  const found: { row: SegmentRow; places: Set<number> }[] = []
  for (const { segment, pictures, sounds } of parts) {
    let last = found.at(-1)
    if (last?.row.id !== segment.id) {
      last = { row: segment, places: new Set() }
      found.push(last)
    }
    for (const { at_byte } of [...pictures, ...sounds]) last.places.add(at_byte)
  }
  return found
}

/** A segment with all of its fragments, in the order in which they were chained. */
type Opened = {
  readonly row: SegmentRow
  readonly handle: FileHandle
  readonly head: SegmentHead
  fragments: readonly Fragment[]
}

type Open = {
  before: Link
  entries: Entry[]
  heads: SignedHead[] /** Of the newest that is in the clip. */
  shown: number
}

class ProofBuilder {
  readonly #footage: Footage
  readonly #made: Pick<Clip, 'placeOf'>
  readonly #wait: (until: WallTime90k) => Promise<boolean>
  readonly #headers: string[] = []
  readonly #runs: Run[] = []
  readonly #clocks = new Set<string>()
  #station = ''
  #chain = ''
  #run: Open | undefined
  /** The segment that the run has come to, and how many of its fragments it has. */
  #at: Opened | undefined
  #next = 0

  constructor(footage: Footage, made: Pick<Clip, 'placeOf'>, wait: (until: WallTime90k) => Promise<boolean>) {
    this.#footage = footage
    this.#made = made
    this.#wait = wait
  }

  async add({ row, places }: Included): Promise<void> {
    const opened = await this.#open(row)
    this.#station = opened.head.about.station
    this.#chain = chainOfAbout(opened.head.about)
    this.#clocks.add(opened.head.about.clock)
    const first = opened.fragments.findIndex(({ at_byte }) => places.has(at_byte))
    const last = opened.fragments.findLastIndex(({ at_byte }) => places.has(at_byte))
    if (first < 0) return opened.handle.close()
    if (this.#run !== undefined && this.#at !== undefined && follows(this.#at, opened)) {
      await this.#passOver(this.#at.fragments.length)
      await this.#enter(opened)
    } else {
      await this.#closeRun()
      await this.#enter(opened)
      this.#next = first
      this.#run = { before: await linkBefore(opened, first), entries: [], heads: [], shown: 0 }
    }
    while (this.#next <= last) {
      if (places.has(opened.fragments[this.#next]!.at_byte)) await this.#show()
      else await this.#passOver(this.#next + 1)
    }
  }

  async end(): Promise<Proof> {
    await this.#closeRun()
    const clocks = [...this.#clocks]
    return { station: this.#station, chain: this.#chain, headers: this.#headers, runs: this.#runs, clocks }
  }

  async close(): Promise<void> {
    await this.#at?.handle.close()
    this.#at = undefined
  }

  async #open(row: SegmentRow): Promise<Opened> {
    const handle = await open(this.#footage.fileOf(row), 'r')
    const head = await readSegmentHead(handle)
    if (!head.ok) {
      await handle.close()
      throw new Problem('footage_damaged', { segment: row.path, why: head.problem })
    }
    return { row, handle, head: head.value, fragments: await this.#fragments(row) }
  }

  async #fragments(row: SegmentRow): Promise<readonly Fragment[]> {
    return (await this.#footage.fragments(row)).toSorted((a, b) => a.at_byte - b.at_byte)
  }

  async #enter(opened: Opened): Promise<void> {
    await this.close()
    this.#at = opened
    this.#next = 0
  }

  /** The next fragment is in the clip. */
  async #show(): Promise<void> {
    const { row, handle, head, fragments } = this.#at!
    const { at_byte, bytes, tail_bytes, start } = fragments[this.#next]!
    const place = this.#made.placeOf(row.id, at_byte)
    if (place === undefined) throw new Problem('bug', { segment: row.path })
    let header = -1
    if (this.#next === 0) header = this.#headers.push((await readAt(handle, 0, head.init_bytes)).toString('base64')) - 1
    this.#run!.entries.push([place, bytes - tail_bytes, bytes, start, header])
    this.#run!.shown = this.#run!.entries.length
    await this.#noteHead()
    this.#next++
  }

  /** Those before `to` stand by their digests. */
  async #passOver(to: number): Promise<void> {
    const { handle, fragments } = this.#at!
    for (; this.#next < to; this.#next++) {
      const { at_byte, bytes, tail_bytes } = fragments[this.#next]!
      const from = this.#next === 0 ? 0 : at_byte // the first one is hashed with the header
      const read = await readAt(handle, from, at_byte + bytes - tail_bytes - from)
      this.#run!.entries.push(createHash('sha256').update(read).digest('hex'))
      await this.#noteHead()
    }
  }

  async #noteHead(): Promise<void> {
    const { handle, fragments } = this.#at!
    const { at_byte, bytes, tail_bytes } = fragments[this.#next]!
    if (tail_bytes <= LINK_BOX_BYTES) return
    const tail = await readAt(handle, at_byte + bytes - tail_bytes, tail_bytes)
    const found = boxesIn(tail, LINK_BOX_BYTES, tail.length)[0]
    const head = found?.type === 'uuid' ? readHeadBox(tail.subarray(found.payload, found.end)) : undefined
    if (head?.ok) this.#run!.heads.push(head.value)
  }

  /** Goes on to the first signed head behind what is shown; where there is none, only what is shown stays. */
  async #closeRun(): Promise<void> {
    const run = this.#run
    if (run === undefined) return
    this.#run = run
    const signed = () => run.heads.some(({ head }) => head.number >= run.before.number + run.shown)
    while (!signed() && run.entries.length < run.shown + MOST_BEYOND) if (!(await this.#goOn())) break
    if (!signed()) run.entries.length = run.shown
    const { before, entries, heads } = run
    this.#runs.push({
      before: { number: before.number, hash: before.hash.toString('hex') },
      fragments: entries,
      heads: heads.map(({ head, signature }) => ({ head, signature })),
    })
    this.#run = undefined
  }

  /** One fragment more; false when there is none, and none is to be waited for. */
  async #goOn(): Promise<boolean> {
    const at = this.#at!
    if (this.#next < at.fragments.length) {
      await this.#passOver(this.#next + 1)
      return true
    }
    const row = this.#footage.reader.segment(at.row.id)
    at.fragments = row === undefined ? at.fragments : await this.#fragments(row)
    if (this.#next < at.fragments.length) return true
    const follower = await this.#follower(at)
    if (follower !== undefined) {
      await this.#enter(follower)
      return true
    }
    return this.#wait(at.row.end)
  }

  async #follower(at: Opened): Promise<Opened | undefined> {
    const { camera, stream, end, id, recovered } = at.row
    const rows = this.#footage.reader
      .segments(camera, stream, at.row.start, wallPlus(end, LOOKS_AHEAD))
      .filter(
        row =>
          row.id !== id && row.start >= at.row.start && (row.recovered === undefined) === (recovered === undefined),
      )
    for (const row of rows.slice(0, MOST_FOLLOWERS)) {
      const opened = await this.#open(row).catch(() => undefined) // a file that is gone is followed by nothing
      if (opened !== undefined && follows(at, opened) && opened.fragments.length > 0) return opened
      await opened?.handle.close()
    }
    return undefined
  }
}

const follows = (before: Opened, after: Opened): boolean =>
  chainOfAbout(before.head.about) === chainOfAbout(after.head.about) &&
  before.head.about.station === after.head.about.station &&
  before.head.about.link_number + before.fragments.length === after.head.about.link_number

/** The link that stands behind the fragment before this one. */
const linkBefore = async ({ row, handle, head, fragments }: Opened, at: number): Promise<Link> => {
  if (at === 0) return aboutLink(head.about)
  const { at_byte, bytes, tail_bytes } = fragments[at - 1]!
  const link = readLink(await readAt(handle, at_byte + bytes - tail_bytes, LINK_BOX_BYTES), 0)
  if (!link.ok) throw new Problem('footage_damaged', { segment: row.path, at_byte })
  return link.value
}
