// Verify film: one MP4 read once from its first byte to its last: the hash of the file and the digest of every fragment in one pass, then links, signed heads
// and times. Goes on behind what is damaged, so that one bad byte is told as one place.

import type { BundleChain, BundleVideo } from '#contract/bundle.ts'
import type { BundleFiles } from './bundle-files.ts'
import type { HeadCheck } from './chain-heads.ts'
import { type Plan, planOf, type Shown } from './chain-plan.ts'
import { readOnce } from './film-reader.ts'
import type { Findings, Reason } from './findings.ts'
import { type ReadFragment, readFragment, readTail, type Tail } from './mp4/fragment.ts'
import type { SignedHead } from './shapes.ts'
import { bytesOfHex, hexOf, type Tools } from './tools.ts'

/** A fragment whose bytes are those that were chained. */
export type Proven = ReadFragment & {
  readonly number: number
  readonly at_byte: number
  readonly from_90k: number
  readonly to_90k: number
}

export type FilmProof = {
  readonly bytes: number
  readonly sha256: string
  readonly fragments: readonly Proven[]
  /** How many the chain says are in the film. */
  readonly told: number
  /** Links that could be computed, of fragments here and of those that stand by their digest. */
  readonly links: number
  /** Descriptions of pictures and sound, from the headers of segments that are part of the chain. */
  readonly formats: readonly Uint8Array[]
  readonly chained: readonly { readonly from: number; readonly to: number }[]
}

export type FilmCheck = {
  readonly files: BundleFiles
  readonly tools: Tools
  readonly findings: Findings
  readonly heads: HeadCheck
  readonly read: (bytes: number) => void
}

/** Throws where the file cannot be read. */
export const verifyFilm = async (
  check: FilmCheck,
  video: Pick<BundleVideo, 'path'>,
  bytes: number,
  chain: BundleChain | undefined,
): Promise<FilmProof> => {
  const plan = chain && planOf(chain, bytes)
  const misplaced = plan !== undefined && 'at_byte' in plan ? plan : undefined
  if (misplaced !== undefined) check.findings.say('fragment_out_of_place', { path: video.path, ...misplaced })
  const sound = plan === undefined || 'at_byte' in plan ? NO_PLAN : plan
  const walk = new Walk(check, video.path, sound)
  const whole = await readOnce(check.files, video.path, check.tools, sound.shown, walk.take, check.read)
  const links = chain === undefined || misplaced !== undefined ? 0 : await walk.follow(chain)
  return {
    ...whole,
    fragments: walk.proven,
    told: sound.shown.length,
    links,
    formats: sound.headers.flatMap(header => header?.read?.formats ?? []),
    chained: sound.shown.map(({ at, length }) => ({ from: at, to: at + length })),
  }
}

const NO_PLAN: Plan = { shown: [], steps: [], headers: [] }

type Read = {
  readonly digest: Uint8Array
  readonly fragment: ReadFragment | undefined
  readonly tail: Tail | undefined
}

class Walk {
  readonly proven: Proven[] = []
  readonly #check: FilmCheck
  readonly #path: string
  readonly #plan: Plan
  readonly #read = new Map<number, Read>()

  constructor(check: FilmCheck, path: string, plan: Plan) {
    this.#check = check
    this.#path = path
    this.#plan = plan
  }

  readonly take = async (one: Shown, bytes: Uint8Array): Promise<void> => {
    const body = bytes.subarray(0, one.hashed)
    const header = one.header < 0 ? undefined : this.#plan.headers[one.header]?.bytes
    // What is kept must not keep the whole piece that it was read from.
    const [fragment, tail] = [readFragment(body), readTail(bytes.subarray(one.hashed))]
    const digest = await this.#check.tools.digest(header === undefined ? [body] : [header, body])
    this.#read.set(one.at, { digest, fragment, tail })
  }

  /** Follows every run from the link before it to its end; answers how many links there were. */
  async follow(chain: BundleChain): Promise<number> {
    let links = 0
    for (const [i, steps] of this.#plan.steps.entries()) {
      const run = new RunWalk(this.#check, this.#path, chain, this.#plan, i)
      for (const step of steps) {
        const proven =
          'digest' in step
            ? await run.unshown(step.digest, step.number)
            : await run.shown(step, this.#read.get(step.at))
        if (proven !== undefined) this.proven.push(proven)
        links++
      }
      await run.end()
    }
    return links
  }
}

/** What a chain says of a stretch of numbers without a hole. */
class RunWalk {
  readonly #check: FilmCheck
  readonly #path: string
  readonly #chain: BundleChain
  readonly #plan: Plan
  /** Heads that the chain brings along, by the numbers they sign. */
  readonly #heads = new Map<number, SignedHead[]>()
  readonly #met = new Set<SignedHead>()
  readonly #of: { station: string; camera: string; chain: string }
  #hash: Uint8Array
  /** Ticks of media time 0 of the segment that fragments are in, once it is known. */
  #segment: number | undefined
  #unsigned: Shown | undefined
  #last: Shown | undefined

  constructor(check: FilmCheck, path: string, chain: BundleChain, plan: Plan, run: number) {
    this.#check = check
    this.#path = path
    this.#chain = chain
    this.#plan = plan
    const { before, heads } = chain.runs[run]!
    this.#of = { station: chain.station, camera: chain.camera, chain: chain.chain }
    this.#hash = bytesOfHex(before.hash)!
    for (const signed of heads) {
      const { number } = signed.head
      this.#heads.set(number, [...(this.#heads.get(number) ?? []), signed])
    }
  }

  async unshown(digest: string, number: number): Promise<undefined> {
    this.#hash = await this.#link(number, bytesOfHex(digest)!)
    // It may have begun another segment.
    this.#segment = undefined
    await this.#meet(number, undefined, undefined)
  }

  async shown(one: Shown, read: Read | undefined): Promise<Proven | undefined> {
    this.#last = one
    this.#unsigned ??= one
    if (one.header >= 0) this.#segment = undefined
    if (read === undefined) {
      this.#say('fragment_changed', one)
      return undefined
    }
    const computed = await this.#link(one.number, read.digest)
    const written = read.tail
    const fits = written !== undefined && written.number === one.number && hexOf(written.hash) === hexOf(computed)
    if (!fits) {
      this.#say(this.#reason(one, read), one)
      // The link that stands there is what the next fragment was chained to.
      this.#hash = written?.number === one.number ? written.hash : computed
      await this.#meet(one.number, written?.signed, one)
      return undefined
    }
    this.#hash = computed
    const { fragment } = read
    if (fragment === undefined) {
      this.#say('fragment_not_ours', one)
      return undefined
    }
    await this.#meet(one.number, written.signed, one, fragment.span)
    return this.#timed(one, fragment)
  }

  /** Says what no signed head stands behind, and heads of numbers that are not here. */
  async end(): Promise<void> {
    const place = { path: this.#path, at_byte: this.#unsigned?.at ?? null }
    if (this.#unsigned !== undefined) {
      const [from_90k, to_90k] = [this.#unsigned.tick, this.#last?.tick ?? null]
      this.#check.findings.say('head_missing', { ...place, from_90k, to_90k })
    }
    for (const signed of [...this.#heads.values()].flat())
      if (!this.#met.has(signed))
        this.#check.findings.say('head_elsewhere', { path: this.#path, detail: `${signed.head.number}` })
  }

  /** Whether its own bytes were changed, or the link that they hang on. */
  #reason(one: Shown, { fragment, tail }: Read): Reason {
    if (fragment === undefined || tail === undefined) return 'fragment_changed'
    return tail.number === one.number ? 'fragment_changed' : 'link_differs'
  }

  /** Its own time must be the one that the chain tells. */
  #timed(one: Shown, fragment: ReadFragment): Proven | undefined {
    const header = one.header < 0 ? undefined : this.#plan.headers[one.header]
    if (one.header >= 0) {
      const about = header?.read
      const { station, camera, chain } = this.#of
      const stream = about?.recovered === true ? `${about.stream}-recovered` : about?.stream
      if (about === undefined || about.station !== station || about.camera !== camera || stream !== chain)
        this.#say('header_differs', one)
      this.#segment = about?.started_90k
    }
    this.#segment ??= one.tick - fragment.start
    if (this.#segment + fragment.start !== one.tick) {
      this.#say('times_differ', one)
      return undefined
    }
    return { ...fragment, number: one.number, at_byte: one.at, from_90k: one.tick, to_90k: one.tick + fragment.span }
  }

  async #link(number: number, digest: Uint8Array): Promise<Uint8Array> {
    const counted = new Uint8Array(8)
    const view = new DataView(counted.buffer)
    view.setUint32(0, Math.floor(number / 2 ** 32))
    view.setUint32(4, number % 2 ** 32)
    return this.#check.tools.digest([this.#hash, counted, digest])
  }

  /** Heads at this number: the one that stands in the film, those that the chain brings, those that somebody kept. */
  async #meet(number: number, inFilm: SignedHead | undefined, one: Shown | undefined, span = 0): Promise<void> {
    const hash = hexOf(this.#hash)
    const place = { path: this.#path, at_byte: one?.at ?? null, from_90k: one?.tick ?? this.#last?.tick ?? null }
    const brought = this.#heads.get(number) ?? []
    for (const signed of inFilm === undefined ? brought : [inFilm, ...brought]) {
      this.#met.add(signed)
      const end = one === undefined || span === 0 ? undefined : one.tick + span
      if (await this.#check.heads.check(signed, this.#of, hash, end, place)) this.#unsigned = undefined
    }
    await this.#check.heads.link(this.#of, number, hash, () => place)
  }

  #say(reason: Reason, one: Shown): void {
    const next = behind(this.#plan.shown, one.at)
    this.#check.findings.say(reason, {
      path: this.#path,
      at_byte: one.at,
      from_90k: one.tick,
      to_90k: next !== undefined && next.tick > one.tick ? next.tick : null,
      detail: `${this.#chain.chain} ${one.number}`,
    })
  }
}

/** The first that lies behind a byte; they lie in the order of the file. */
const behind = (shown: readonly Shown[], at: number): Shown | undefined => {
  let [low, high] = [0, shown.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (shown[middle]!.at > at) high = middle
    else low = middle + 1
  }
  return shown[low]
}
