// Check file: one segment, read as it lies on disk and believed in nothing: header, every fragment, every link, signed heads, index.
// Goes on behind what is damaged, so that one bad byte is told as one place.

import type { KeyObject } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { type WallTime90k, wallIso } from '#base/units.ts'
import { chainOfAbout } from './about.ts'
import { LINK_BOX_BYTES, type Link, readLink } from './chain.ts'
import { headBox, signedByOne } from './chain-head.ts'
import type { FindingCode } from './findings.ts'
import type { Fragment } from './fragment.ts'
import { packFragment, startsIndex } from './fragment-index.ts'
import {
  aboutLink,
  type ClosedIndex,
  type Found,
  linkOf,
  openToRead,
  readAt,
  readFragment,
  readIndexAtEnd,
  readSegmentHead,
  type SegmentHead,
} from './scan.ts'

export type CheckHow = {
  /** Hash every byte; else only the first and the last fragment of each file. */
  readonly full: boolean
  /** The station's public keys, earlier ones too; heads are not verified without any. */
  readonly keys: readonly KeyObject[]
}

export type FileFinding = {
  readonly what: FindingCode
  readonly at_byte: number | null
  readonly at: WallTime90k | null
  readonly detail: string
}

/** What a file holds, for comparing it with its neighbours and its row. */
export type CheckedFile = {
  readonly findings: readonly FileFinding[]
  readonly head: SegmentHead | undefined
  readonly fragments: readonly Fragment[]
  /** Numbers of fragments → links, only of those that a signed head could name. */
  readonly links: ReadonlyMap<number, string>
  readonly first: Link | undefined
  readonly last: Link | undefined
  /** Where the sound part ends. */
  readonly end_byte: number
  readonly closed: boolean
  readonly bytes: number
}

/** `growing`: the file is still open, so a torn end and a missing index are as they should be. `wanted`: numbers whose links are asked. */
export const checkFile = async (
  path: string,
  growing: boolean,
  wanted: ReadonlySet<number>,
  how: CheckHow,
): Promise<CheckedFile> => {
  const file = await openToRead(path)
  if (file === undefined) return nothing('unreadable_file', 0)
  await using _ = file
  const { size } = await file.stat()
  const head = await readSegmentHead(file)
  if (!head.ok) return growing && size < 4096 ? nothing(undefined, size) : nothing(head.problem, size)
  const read = await readIndexAtEnd(file)
  const index = read.ok ? read.value : undefined
  const walk = new FileWalk(file, head.value, index, size, wanted, how)
  await walk.run(growing)
  if (index !== undefined) walk.compareIndex(index)
  const { findings, fragments, links, last, end_byte } = walk
  const first = aboutLink(head.value.about)
  return { findings, head: head.value, fragments, links, first, last, end_byte, closed: read.ok, bytes: size }
}

const nothing = (what: FindingCode | undefined, bytes: number): CheckedFile => ({
  findings: what === undefined ? [] : [{ what, at_byte: 0, at: null, detail: '' }],
  head: undefined,
  fragments: [],
  links: new Map(),
  first: undefined,
  last: undefined,
  end_byte: 0,
  closed: false,
  bytes,
})

class FileWalk {
  readonly findings: FileFinding[] = []
  readonly fragments: Fragment[] = []
  readonly links = new Map<number, string>()
  last: Link | undefined
  end_byte = 0
  readonly #file: FileHandle
  readonly #head: SegmentHead
  readonly #index: ClosedIndex | undefined
  readonly #size: number
  readonly #wanted: ReadonlySet<number>
  readonly #how: CheckHow
  /** What the next fragment may continue: the link that stands before it, and the one that should. */
  #before: readonly Link[]

  constructor(
    file: FileHandle,
    head: SegmentHead,
    index: ClosedIndex | undefined,
    size: number,
    wanted: ReadonlySet<number>,
    how: CheckHow,
  ) {
    this.#file = file
    this.#head = head
    this.#index = index
    this.#size = size
    this.#wanted = wanted
    this.#how = how
    this.#before = [aboutLink(head.about)]
  }

  async run(growing: boolean): Promise<void> {
    let at = this.#head.init_bytes
    const end = this.#index?.index_at ?? this.#size
    let pending: { readonly found: Found; readonly before: readonly Link[] } | undefined
    while (at < end) {
      const found = await readFragment(this.#file, this.#head, at)
      if (found === undefined) {
        const next = await this.#behindDamage(at, end, growing)
        if (next === undefined) break
        at = next
        continue
      }
      pending = { found, before: this.#before }
      const hashed = this.#how.full || at === this.#head.init_bytes
      await this.#take(found, hashed)
      if (hashed) pending = undefined
      at += found.fragment.bytes
      this.end_byte = at
    }
    if (pending !== undefined) await this.#hash(pending.found, pending.before)
    if (this.#index === undefined && !growing && !this.findings.some(({ what }) => what === 'damaged_index')) {
      this.#say('no_index', this.end_byte, undefined, '')
    }
  }

  compareIndex(index: ClosedIndex): void {
    const packed = (fragments: readonly Fragment[]) => fragments.map(fragment => packFragment(fragment))
    const [told, found] = [packed(index.fragments), packed(this.fragments)]
    const damaged = this.findings.some(({ what }) => what === 'unreadable')
    const differs = told.findIndex((one, i) => found[i] === undefined || !one.equals(found[i]))
    if (damaged || (differs === -1 && told.length === found.length)) return
    const at = index.fragments[differs === -1 ? found.length : differs]
    this.#say('index_differs', at?.at_byte ?? index.index_at, at, `${told.length} in the index, ${found.length} found`)
  }

  async #take(found: Found, hashed: boolean): Promise<void> {
    const { fragment, link } = found
    if (this.#before.length > 0 && !this.#before.some(before => before.number + 1 === link.number)) {
      const expected = (this.#before[0]?.number ?? 0) + 1
      this.#say('not_continued', fragment.at_byte, fragment, `number ${link.number} where ${expected} was expected`)
      this.#before = [link]
    } else if (hashed) this.#before = await this.#hash(found, this.#before)
    else this.#before = [link]
    this.#checkHead(found)
    this.fragments.push(fragment)
    this.last = link
    if (this.#wanted.has(link.number)) this.links.set(link.number, link.hash.toString('hex'))
  }

  /** Says when the fragment's link is not what its bytes give; answers what the next one may continue. */
  async #hash(found: Found, before: readonly Link[]): Promise<readonly Link[]> {
    if (before.length === 0) return [found.link]
    const computed: Link[] = []
    for (const one of before) {
      const link = await linkOf(this.#file, this.#head, one, found)
      if (link.hash.equals(found.link.hash) && link.number === found.link.number) return [found.link]
      computed.push(link)
    }
    this.#say('changed', found.fragment.at_byte, found.fragment, `number ${found.link.number}`)
    return [found.link, ...computed]
  }

  /** The head behind a fragment must sign its very link, spelled the one way, with the station's key. */
  #checkHead({ signed, fragment, link, signed_bytes }: Found): void {
    if (signed === undefined) return
    const { head } = signed
    const { station, camera } = this.#head.about
    const fits =
      head.number === link.number &&
      head.hash === link.hash.toString('hex') &&
      head.station === station &&
      head.camera === camera &&
      head.stream === chainOfAbout(this.#head.about) &&
      headBox(signed).equals(signed_bytes)
    if (fits && (this.#how.keys.length === 0 || signedByOne(signed, this.#how.keys))) return
    this.#say(
      'bad_signature',
      fragment.at_byte + fragment.bytes - signed_bytes.length,
      fragment,
      `number ${head.number}`,
    )
  }

  /** Where to go on behind what is not a fragment; undefined at the end. */
  async #behindDamage(at: number, end: number, growing: boolean): Promise<number | undefined> {
    const next = this.#index?.fragments.find(fragment => fragment.at_byte > at)?.at_byte
    const rest = await readAt(this.#file, at, Math.min(end - at, 16 * 1024 * 1024))
    const behind = next ?? (await this.#resume(rest, at))
    if (behind === undefined && growing) return undefined
    if (this.#index === undefined && startsIndex(rest)) this.#say('damaged_index', at, undefined, '')
    else this.#say('unreadable', at, undefined, `${(behind ?? end) - at} bytes`)
    this.#before = []
    return behind
  }

  /** Without an index the next fragment is looked for behind the next link that can be read. */
  async #resume(rest: Buffer, at: number): Promise<number | undefined> {
    for (let from = rest.indexOf('uuid', 0, 'latin1'); from !== -1; from = rest.indexOf('uuid', from + 1, 'latin1')) {
      const link = readLink(rest, from - 4)
      if (!link.ok) continue
      let place = at + from - 4 + LINK_BOX_BYTES
      const after = rest.readUInt32BE(Math.min(place - at, rest.length - 4))
      if (rest.toString('latin1', place - at + 4, place - at + 8) === 'uuid' && after < 4096) place += after
      if ((await readFragment(this.#file, this.#head, place)) !== undefined) return place
    }
    return undefined
  }

  #say(what: FindingCode, at_byte: number, fragment: Fragment | undefined, detail: string): void {
    const at = fragment?.start ?? this.fragments.at(-1)?.start ?? null
    this.findings.push({ what, at_byte, at, detail })
  }
}

/** Whether name and folder of a segment say what the segment says of itself. */
export const liesRight = (path: string, { about, formats }: SegmentHead): boolean => {
  const day = about.started.slice(0, 10)
  const name = `${about.started.replaceAll('-', '').replaceAll(':', '')}-${about.sequence}.mp4`
  const video = formats.find(({ kind }) => kind === 'video')?.codec
  const audio = formats.find(({ kind }) => kind === 'audio')?.codec ?? null
  return (
    path === `${about.camera}/${chainOfAbout(about)}/${day}/${name}` &&
    wallIso(about.started_90k as WallTime90k) === about.started &&
    about.video === video &&
    about.audio === audio
  )
}
