// Check: every segment of every archive against itself, against its neighbours in the chain, against the signed heads and against the
// catalogue. Reads only, so it may run beside a recording station; what is being written meanwhile is no finding.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { spanFromMillis, type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import type { ChainHead } from './chain-head.ts'
import { type CheckedFile, type CheckHow, checkFile, liesRight } from './check-file.ts'
import type { Finding, FindingCode } from './findings.ts'
import { isRecoveredChain } from './recovered.ts'
import { foldersIn, segmentPathsOf } from './segment-paths.ts'

const JUST_BEGUN_MS = 10_000
/** A head is signed so soon behind the fragment it names. */
const SIGNED_WITHIN = spanFromMillis(120_000)

export type CheckRow = {
  readonly archive: string
  readonly path: string
  readonly start: WallTime90k
  readonly end: WallTime90k
  readonly bytes: number
  readonly open: boolean
}

/** What the catalogue says; absent when it cannot be read. */
export type CheckRows = {
  readonly streams: () => readonly { readonly camera: string; readonly stream: string }[]
  readonly of: (camera: string, stream: string) => readonly CheckRow[]
  /** The row as it stands now. */
  readonly now: (archive: string, path: string) => CheckRow | undefined
  readonly chain: (camera: string, stream: string) => number | undefined
  /** Whether the ledger knows why footage is gone in this span: expired, or lost by a disk. */
  readonly explained: (camera: string, stream: string, from: WallTime90k, to: WallTime90k) => boolean
  /** How far retention removed what was recorded from this instant on; undefined where it removed nothing of it. */
  readonly removedBehind: (camera: string, stream: string, from: WallTime90k) => WallTime90k | undefined
  /** How many links of a chain of recovered footage, behind `after` up to and with `last`, went with what was removed. */
  readonly removedLinks: (camera: string, chain: string, after: number, last: number) => number
}

export type CheckAsked = CheckHow & {
  /** Archive identity → folder. */
  readonly folders: ReadonlyMap<string, string>
  readonly rows: CheckRows | undefined
  /** A recorder is at work: a file that was begun a moment ago has no row yet. */
  readonly recording: boolean
  readonly heads: readonly ChainHead[]
  readonly found: (finding: Finding) => void
  readonly progress: (done: CheckSummary) => void
}

export type CheckSummary = { files: number; fragments: number; bytes: number; findings: number }

type Place = { readonly archive: string; readonly folder: string; readonly path: string }
type Checked = Place & { readonly file: CheckedFile; readonly row: CheckRow | undefined }

export const checkFootage = async (asked: CheckAsked): Promise<CheckSummary> => {
  const summary: CheckSummary = { files: 0, fragments: 0, bytes: 0, findings: 0 }
  for (const { camera, stream } of streamsOf(asked)) {
    const found = (what: FindingCode, file: string, more: Partial<Finding> = {}) => {
      summary.findings++
      asked.found({ what, file, camera, stream, at_byte: null, at: null, detail: '', ...more })
    }
    await checkStream(asked, camera, stream, summary, found)
  }
  return summary
}

type Say = (what: FindingCode, file: string, more?: Partial<Finding>) => void

const checkStream = async (asked: CheckAsked, camera: string, stream: string, summary: CheckSummary, say: Say) => {
  // The chain as the catalogue has it now: what is written while we read only takes it further.
  const chain = asked.rows?.chain(camera, stream)
  const rows = new Map((asked.rows?.of(camera, stream) ?? []).map(row => [`${row.archive} ${row.path}`, row]))
  const heads = asked.heads.filter(head => head.camera === camera && head.stream === stream)
  const wanted = new Set(heads.map(head => head.number))
  const checked: Checked[] = []
  let begun = false
  for (const place of placesOf(asked.folders, camera, stream)) {
    const key = `${place.archive} ${place.path}`
    const row = rows.get(key) ?? asked.rows?.now(place.archive, place.path)
    rows.delete(key)
    if (row === undefined && asked.recording && justBegun(join(place.folder, place.path))) {
      begun = true
      continue
    }
    const file = await checkFile(join(place.folder, place.path), row?.open === true, wanted, asked)
    const gone = file.findings[0]?.what === 'unreadable_file'
    if (gone && asked.rows !== undefined && asked.rows.now(place.archive, place.path) === undefined) continue
    tellFile({ ...place, file, row }, asked, say)
    // Only what the chain needs is kept: a stream may have 10,000 files.
    checked.push({ ...place, file: { ...file, fragments: [], findings: [] }, row })
    summary.files++
    summary.fragments += file.fragments.length
    summary.bytes += file.bytes
    asked.progress(summary)
  }
  for (const row of rows.values()) {
    const folder = asked.folders.get(row.archive)
    if (folder !== undefined && asked.rows?.now(row.archive, row.path) !== undefined) {
      say('row_without_file', join(folder, row.path), { at: row.start })
    }
  }
  tellChain(checked, asked, { camera, stream, chain, heads, begun }, say)
}

/** What is wrong with one file, and where its row says otherwise. */
const tellFile = ({ folder, archive, path, file, row }: Checked, asked: CheckAsked, say: Say): void => {
  const name = join(folder, path)
  for (const { what, at_byte, at, detail } of file.findings) say(what, name, { at_byte, at, detail })
  if (file.head !== undefined && !liesRight(path, file.head)) say('wrong_place', name, { at_byte: 0 })
  if (asked.rows === undefined) return
  const at = file.fragments[0]?.start ?? null
  if (row === undefined) {
    if (asked.rows.now(archive, path) === undefined) say('file_without_row', name, { at })
    return
  }
  if (file.head === undefined) return
  if (row.open) {
    if (file.end_byte < row.bytes) say('unreadable', name, { at_byte: file.end_byte, at, detail: 'an open segment' })
    return
  }
  const end = Math.max(row.start, ...file.fragments.map(endOf))
  const differs = [
    row.bytes === file.bytes ? '' : `${row.bytes} bytes in the catalogue, ${file.bytes} on disk`,
    row.start === file.head.about.started_90k ? '' : 'another beginning',
    row.end === end || file.findings.length > 0 ? '' : 'another end',
  ].filter(text => text !== '')
  if (differs.length > 0) say('row_differs', name, { at, detail: differs.join('; ') })
}

/** A segment has its row once its first fragment is on disk and the rows of that second are committed. */
const justBegun = (file: string): boolean => {
  const born_ms = statSync(file, { throwIfNoEntry: false })?.birthtimeMs ?? 0
  return Date.now() - born_ms < JUST_BEGUN_MS
}

const endOf = ({ track, start, span }: CheckedFile['fragments'][number]): number =>
  track === 'video' ? start + span : start

type OneChain = {
  readonly camera: string
  readonly stream: string
  readonly chain: number | undefined
  readonly heads: readonly ChainHead[]
  /** Its newest file was begun a moment ago and is not looked at yet: where the chain ends is not known. */
  readonly begun: boolean
}

/** The files of a stream continue each other, as far as the catalogue and the signed heads say that the chain went. */
const tellChain = (files: readonly Checked[], asked: CheckAsked, one: OneChain, say: Say): void => {
  const linked = files
    .flatMap(({ folder, path, file }) =>
      file.head === undefined || file.first === undefined
        ? []
        : [{ name: join(folder, path), ...file, head: file.head, first: file.first, last: file.last ?? file.first }],
    )
    .toSorted((a, b) => a.first.number - b.first.number)
  const known = (from: WallTime90k, to: WallTime90k, after: number, last: number) =>
    isRecoveredChain(one.stream)
      ? linksWentLawfully(asked, one, after, last)
      : asked.rows?.explained(one.camera, one.stream, from, to) === true
  let before: (typeof linked)[number] | undefined
  for (const file of linked) {
    const at = file.head.about.started_90k as WallTime90k
    const since = (before?.head.about.started_90k ?? 0) as WallTime90k
    const number = before?.last.number ?? 0
    const detail = `link ${file.first.number} behind ${number}`
    if (file.first.number > number) {
      if (!known(since, at, number, file.first.number)) say('segment_missing', file.name, { at, at_byte: 0, detail })
    } else if (file.first.number < number || (before !== undefined && !file.first.hash.equals(before.last.hash))) {
      say('not_continued', file.name, { at, at_byte: 0, detail })
    }
    before = file
  }
  tellEnd(linked, before, asked, one, say)
}

/** Recovered footage is not written in the order of its times, so what retention took is told by links instead. */
const linksWentLawfully = (asked: CheckAsked, one: OneChain, after: number, last: number): boolean =>
  isRecoveredChain(one.stream) && asked.rows?.removedLinks(one.camera, one.stream, after, last) === last - after

/** What is held may be the newest that is left: then what was recorded behind it went by retention, and no head is newer than that. */
const endWentLawfully = (asked: CheckAsked, { camera, stream, heads }: OneChain, last: Linked | undefined): boolean => {
  if (isRecoveredChain(stream)) return false
  const from = (last?.head.about.started_90k ?? 0) as WallTime90k
  const until = asked.rows?.removedBehind(camera, stream, from)
  if (until === undefined) return false
  const reached = last?.last.number ?? 0
  return heads.every(
    ({ number, signed_at }) => number <= reached || wallFromUnixMillis(Date.parse(signed_at)) <= until + SIGNED_WITHIN,
  )
}

type Linked = Pick<CheckedFile, 'links'> & {
  readonly name: string
  readonly head: NonNullable<CheckedFile['head']>
  readonly last: { readonly number: number }
}

const tellEnd = (
  files: readonly Linked[],
  newest: Linked | undefined,
  asked: CheckAsked,
  one: OneChain,
  say: Say,
): void => {
  const { camera, stream, chain, heads, begun } = one
  const name = newest?.name ?? `${camera}/${stream}`
  const reached = newest?.last.number ?? 0
  const furthest = Math.max(chain ?? 0, ...heads.map(head => head.number))
  const lawful = () => linksWentLawfully(asked, one, reached, furthest) || endWentLawfully(asked, one, newest)
  if (furthest > reached && !begun && !lawful())
    say('end_missing', name, { detail: `link ${reached} on disk, ${furthest} known` })
  const links = new Map(files.flatMap(file => [...file.links]))
  for (const head of heads) {
    const link = links.get(head.number)
    if (link !== undefined && link !== head.hash)
      say('changed', name, { detail: `link ${head.number} was signed otherwise` })
  }
}

const streamsOf = ({ folders, rows }: CheckAsked): readonly { camera: string; stream: string }[] => {
  const names = new Set(rows?.streams().map(({ camera, stream }) => `${camera}/${stream}`))
  for (const folder of folders.values()) {
    for (const camera of foldersIn(folder))
      for (const stream of foldersIn(join(folder, camera))) names.add(`${camera}/${stream}`)
  }
  return [...names].toSorted().map(name => ({ camera: name.split('/')[0]!, stream: name.split('/')[1]! }))
}

const placesOf = (folders: ReadonlyMap<string, string>, camera: string, stream: string): readonly Place[] =>
  [...folders].flatMap(([archive, folder]) =>
    segmentPathsOf(folder, camera, stream).map(path => ({ archive, folder, path })),
  )
