// Verify tables: a film is played by its movie header, which no link covers. So the header must play every proven sample of what was asked, each once, in the order
// and at the pace in which it was recorded, and nothing else.

import type { BundleVideo } from '#contract/bundle.ts'
import type { Findings, Reason } from './findings.ts'
import type { Film } from './mp4/film.ts'
import type { PlayedTrack } from './mp4/tables.ts'
import { hexOf } from './tools.ts'
import type { FilmProof, Proven } from './verify-film.ts'

/** Footage that goes on within this is one stretch, as the station counts it (engine/recording/coverage.ts). */
const NO_GAP = 9_000
/** Beyond this a sample stands at the wrong time. */
const PACE = 9_000
/** At the edges of what was asked pictures are shown in another order than they are decoded. */
const EDGE = 45_000
/** Parts that may overlap each other's time. */
const NEIGHBOURS = 8

export type Asked = { readonly from_90k: number; readonly to_90k: number }

export const verifyTables = (
  video: BundleVideo,
  film: Film | undefined,
  proof: FilmProof,
  asked: readonly Asked[],
  findings: Findings,
): void => {
  const { path } = video
  if (film === undefined) {
    findings.say('tables_unreadable', { path })
    return
  }
  if (proof.told === 0) {
    findings.say('unproven_bytes', { path, at_byte: film.media.payload })
    return
  }
  const end = uncovered(film, proof)
  if (end !== undefined) findings.say('unproven_bytes', { path, at_byte: end })
  const pictures = proof.fragments.filter(({ track }) => track === 'video')
  for (const track of film.tracks) {
    checkFormats(track, proof, path, findings)
    const fragments = proof.fragments.filter(fragment => fragment.track === track.kind)
    const wanted = track.kind === 'video' ? askedIn(asked) : heardIn(asked, pictures)
    new TrackWalk(track, fragments, proof, video, wanted, findings).run()
  }
  if (video.audio !== null && !film.tracks.some(({ kind }) => kind === 'audio'))
    findings.say('tables_hide', { path, detail: video.audio })
}

/** The first byte of media that no fragment of the chain covers. */
const uncovered = ({ media }: Film, { chained }: FilmProof): number | undefined => {
  let at = media.payload
  for (const { from, to } of chained) {
    if (from !== at) return at
    at = to
  }
  return at === media.end ? undefined : at
}

/** Whether somebody asked for what was recorded at an instant. */
type Wanted = (tick: number) => boolean

const askedIn =
  (asked: readonly Asked[]): Wanted =>
  tick =>
    asked.some(({ from_90k, to_90k }) => tick >= from_90k + EDGE && tick < to_90k - EDGE)

/** Sound beside a picture; what outlasts its picture is left out so that it does not push what comes behind a gap. */
const heardIn = (asked: readonly Asked[], pictures: readonly Proven[]): Wanted => {
  const wanted = askedIn(asked)
  const stretches: { from: number; to: number }[] = []
  for (const { from_90k, to_90k } of pictures) {
    const last = stretches.at(-1)
    if (last !== undefined && Math.abs(from_90k - last.to) <= NO_GAP) last.to = to_90k
    else stretches.push({ from: from_90k, to: to_90k })
  }
  return tick => wanted(tick) && stretches.some(({ from, to }) => tick >= from + EDGE && tick < to - EDGE)
}

/** Where a header of a segment is part of the chain, what it says of pictures and sound is what is played by. */
const checkFormats = (track: PlayedTrack, { formats }: FilmProof, path: string, findings: Findings): void => {
  if (formats.length === 0) return
  const known = new Set(formats.map(hexOf))
  if (!track.formats.every(format => known.has(hexOf(format))))
    findings.say('tables_format', { path, detail: track.kind })
}

class TrackWalk {
  readonly #track: PlayedTrack
  readonly #fragments: readonly Proven[]
  readonly #proof: FilmProof
  readonly #video: BundleVideo
  readonly #wanted: Wanted
  readonly #findings: Findings
  readonly #media_time: number
  readonly #wait: number
  readonly #shown: number
  readonly #proven: ReadonlySet<number>
  /** Where the next sample should be: which fragment, which of its samples. */
  #fragment = 0
  #sample = 0
  /** Where the stretch stands in the film: decode time less wall time; unknown behind a gap. */
  #anchor: number | undefined
  #before_90k = 0

  constructor(
    track: PlayedTrack,
    fragments: readonly Proven[],
    proof: FilmProof,
    video: BundleVideo,
    wanted: Wanted,
    findings: Findings,
  ) {
    this.#track = track
    this.#fragments = fragments
    this.#proof = proof
    this.#video = video
    this.#wanted = wanted
    this.#proven = new Set(proof.fragments.map(({ at_byte }) => at_byte))
    this.#findings = findings
    const waits = track.edits.filter(({ media_time }) => media_time === -1)
    const [edit, another] = track.edits.filter(({ media_time }) => media_time !== -1)
    this.#wait = waits.reduce((sum, { duration }) => sum + duration, 0)
    this.#media_time = edit?.media_time ?? 0
    this.#shown = edit?.duration ?? Number.POSITIVE_INFINITY
    const odd = another !== undefined || Number.isNaN(this.#media_time) || (track.kind === 'video' && waits.length > 0)
    if (odd) this.#say('tables_edits', undefined)
    if (video.parts.some(({ at_ms }, i) => at_ms < (video.parts[i - 1]?.at_ms ?? at_ms)))
      this.#say('parts_differ', undefined)
  }

  run(): void {
    const { samples, at_byte } = this.#track
    for (let i = 0; i < samples; i++) {
      const found = this.#fragmentAt(at_byte[i]!)
      if (found === undefined) {
        if (!this.#damaged(at_byte[i]!)) this.#say('tables_elsewhere', undefined, at_byte[i]!)
        continue
      }
      this.#one(i, found)
    }
    this.#skip(this.#fragments.length, 0)
  }

  #one(i: number, found: number): void {
    const fragment = this.#fragments[found]!
    const { at_byte, size, description, formats } = this.#track
    const k = sampleAt(fragment, at_byte[i]!)
    if (k === undefined || fragment.sizes[k] !== size[i]) {
      this.#say('tables_elsewhere', fragment.from_90k, at_byte[i]!)
      return
    }
    if (found < this.#fragment || (found === this.#fragment && k < this.#sample)) {
      this.#say('tables_out_of_order', fragment.from_90k, at_byte[i]!)
    } else this.#skip(found, k)
    if (description[i]! < 1 || description[i]! > formats.length)
      this.#say('tables_format', fragment.from_90k, at_byte[i]!)
    this.#timed(i, fragment, k)
    this.#fragment = found
    this.#sample = k + 1
  }

  /** What lies between where the walk stands and where it goes on is not played: nobody may have asked for it. */
  #skip(fragment: number, sample: number): void {
    for (let f = this.#fragment; f <= fragment && f < this.#fragments.length; f++) {
      const one = this.#fragments[f]!
      const to = f === fragment ? sample : one.sizes.length
      for (let k = f === this.#fragment ? this.#sample : 0; k < to; k++) {
        const tick = tickOf(one, k)
        if (!this.#wanted(tick)) continue
        this.#say('tables_hide', tick, one.at_byte)
        return
      }
    }
  }

  #timed(i: number, fragment: Proven, k: number): void {
    const { decode, composition } = this.#track
    const tick = tickOf(fragment, k)
    if (composition[i] !== fragment.compositions[k]) this.#say('tables_times', tick, fragment.at_byte)
    if (this.#anchor === undefined || Math.abs(tick - this.#before_90k) > NO_GAP) this.#anchor = decode[i]! - tick
    else if (Math.abs(decode[i]! - tick - this.#anchor) > PACE) {
      this.#say('tables_times', tick, fragment.at_byte)
      this.#anchor = decode[i]! - tick
    }
    this.#before_90k = tick + fragment.spans[k]!
    this.#told(decode[i]! + composition[i]! - this.#media_time + this.#wait, tick + composition[i]!, fragment)
  }

  /** What is shown at `at` of the film was recorded at `wall`: so must the manifest say. */
  #told(at: number, wall: number, fragment: Proven): void {
    const hidden = at < this.#wait - PACE || at >= this.#wait + this.#shown + PACE
    if (hidden) {
      if (this.#wanted(wall)) this.#say('tables_hide', wall, fragment.at_byte)
      return
    }
    if (at < this.#wait) return
    const found = this.#partAt(at + PACE)
    const part = this.#video.parts[found]
    const told = part === undefined ? Number.NaN : part.from.at_90k + at - part.at_ms * 90
    // Where time overlaps or a gap is near, one of the parts beside it may be meant.
    const beside = this.#video.parts.slice(Math.max(0, found - NEIGHBOURS), found + NEIGHBOURS + 1)
    const fits = Math.abs(told - wall) <= PACE || beside.some(other => near(other, at, wall))
    if (!fits) this.#say('parts_differ', wall, fragment.at_byte)
  }

  /** The last part that has begun by then; −1 before the first. They stand in the order of the film. */
  #partAt(at: number): number {
    let [low, high] = [0, this.#video.parts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#video.parts[middle]!.at_ms * 90 > at) high = middle
      else low = middle + 1
    }
    return low - 1
  }

  /** Of a track's fragments, which lie in the order of the file. */
  #fragmentAt(byte: number): number | undefined {
    let [low, high] = [0, this.#fragments.length - 1]
    const current = this.#fragments[this.#fragment]
    if (current !== undefined && holds(current, byte)) return this.#fragment
    while (low <= high) {
      const middle = (low + high) >> 1
      const one = this.#fragments[middle]!
      if (holds(one, byte)) return middle
      if (byte < one.at_byte) high = middle - 1
      else low = middle + 1
    }
    return undefined
  }

  /** In a fragment that was found wrong already. */
  #damaged(byte: number): boolean {
    const { chained } = this.#proof
    let [low, high] = [0, chained.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const one = chained[middle]!
      if (byte >= one.from && byte < one.to) return !this.#proven.has(one.from)
      if (byte < one.from) high = middle - 1
      else low = middle + 1
    }
    return false
  }

  #say(reason: Reason, from_90k: number | undefined, at_byte?: number): void {
    const { path } = this.#video
    this.#findings.say(reason, { path, from_90k: from_90k ?? null, at_byte: at_byte ?? null, detail: this.#track.kind })
  }
}

const near = (part: BundleVideo['parts'][number], at: number, wall: number): boolean => {
  const told = part.from.at_90k + at - part.at_ms * 90
  return Math.abs(told - wall) <= PACE && wall >= part.from.at_90k - EDGE && wall <= part.to.at_90k + EDGE
}

const bytesOf = ({ data_at, sizes }: Proven): number => sizes.reduce((sum, size) => sum + size, data_at)
const lengths = new WeakMap<Proven, number>()
const holds = (fragment: Proven, byte: number): boolean => {
  let length = lengths.get(fragment)
  if (length === undefined) {
    length = bytesOf(fragment)
    lengths.set(fragment, length)
  }
  return byte >= fragment.at_byte && byte < fragment.at_byte + length
}

/** Where each of a fragment's samples begins, and when. */
type Laid = { readonly of: Proven; readonly places: ReadonlyMap<number, number>; readonly ticks: readonly number[] }
let last_laid: Laid | undefined

/** The walk stays in one fragment for a while. */
const laidOf = (of: Proven): Laid => {
  if (last_laid?.of === of) return last_laid
  const places = new Map<number, number>()
  const ticks: number[] = []
  let [at, tick] = [of.at_byte + of.data_at, of.from_90k]
  for (const [k, size] of of.sizes.entries()) {
    if (!places.has(at)) places.set(at, k)
    ticks.push(tick)
    at += size
    tick += of.spans[k]!
  }
  last_laid = { of, places, ticks }
  return last_laid
}

/** Which sample begins at that byte. */
const sampleAt = (fragment: Proven, byte: number): number | undefined => laidOf(fragment).places.get(byte)
const tickOf = (fragment: Proven, k: number): number => laidOf(fragment).ticks[k]!
