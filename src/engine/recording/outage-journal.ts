// Outage journal: the ledger a second time, as lines in a file, so that a lost catalogue takes no cause with it. One line an entry: what it
// says and its CRC-32. A later line about the same thing counts; a torn or damaged line hides nothing beside it. Pure: writes no file.

import { crc32 } from 'node:zlib'
import { type CameraId, cameraId, type StreamName } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { lossCauses, type Outage } from './ledger.ts'

/** What retention removed, as the catalogue keeps it. */
export type DeletionEntry = {
  readonly kind: 'deletion'
  readonly id: number
  readonly camera: CameraId
  readonly stream: StreamName
  readonly from_90k: number
  readonly to_90k: number
  readonly bytes: number
  readonly segments: number
  readonly why: 'age' | 'quota' | 'room'
  readonly at_90k: number
  readonly link_before: number | null
  readonly link_last: number | null
}

export type JournalEntry =
  | { readonly kind: 'outage'; readonly id: number; readonly outage: Outage }
  | { readonly kind: 'end'; readonly id: number; readonly to_90k: number }
  | DeletionEntry

const LONGEST_LINE = 4096

/** A line with its end. */
export const journalLine = (entry: JournalEntry): string =>
  checkedLine(entry.kind === 'outage' ? { kind: 'outage', id: entry.id, ...wordsOf(entry.outage) } : entry)

/** Undefined for a line that is torn, damaged or not ours. */
export const readJournalLine = (line: string): JournalEntry | undefined => {
  const is = readCheckedLine(line)
  return is === undefined ? undefined : entryOf(is)
}

/** Any entry as a line with its CRC-32: what a journal in the data folder is made of. */
export const checkedLine = (entry: object): string => {
  const text = JSON.stringify(entry)
  return `{"crc":"${crcOf(text)}","is":${text}}\n`
}

/** What a line without its end says; undefined when it is torn, damaged or too long. Who wrote it is not known by this. */
export const readCheckedLine = (line: string): Readonly<Record<string, unknown>> | undefined => {
  if (line.length > LONGEST_LINE) return undefined
  const [, crc, text = ''] = /^\{"crc":"([0-9a-f]{8})","is":(\{.*\})\}$/.exec(line) ?? []
  if (crc === undefined || crcOf(text) !== crc) return undefined
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}

export type JournalRead = {
  readonly entries: readonly JournalEntry[]
  readonly lines: number
  readonly damaged: number
}

/** What the lines of a file say in the end, in order of their first word. An end whose beginning lies elsewhere stays an entry. */
export const readJournal = (text: string): JournalRead => {
  const entries = new Map<string, JournalEntry>()
  let [lines, damaged] = [0, 0]
  for (const line of text.split('\n')) {
    if (line === '') continue
    lines++
    const entry = readJournalLine(line)
    if (entry === undefined) damaged++
    else if (entry.kind === 'end') {
      const begun = entries.get(`outage ${entry.id}`)
      if (begun?.kind === 'outage') {
        const outage = { ...begun.outage, to: wallTime90k(entry.to_90k) }
        entries.set(`outage ${entry.id}`, { ...begun, outage })
      } else entries.set(`end ${entry.id}`, entry)
    } else entries.set(`${entry.kind} ${entry.id}`, entry)
  }
  return { entries: [...entries.values()], lines, damaged }
}

const crcOf = (text: string): string => crc32(text).toString(16).padStart(8, '0')

const wordsOf = ({ camera, stream, from, to, cause, by, detail, noted }: Outage) => ({
  camera: camera ?? null,
  stream: stream ?? null,
  from_90k: from,
  to_90k: to ?? null,
  cause,
  by,
  detail,
  noted_90k: noted,
})

const entryOf = (is: Readonly<Record<string, unknown>>): JournalEntry | undefined => {
  const id = tick(is.id)
  if (id === undefined) return undefined
  if (is.kind === 'end') {
    const to_90k = tick(is.to_90k)
    return to_90k === undefined ? undefined : { kind: 'end', id, to_90k }
  }
  return is.kind === 'outage' ? outageOf(id, is) : is.kind === 'deletion' ? deletionOf(id, is) : undefined
}

const outageOf = (id: number, is: Readonly<Record<string, unknown>>): JournalEntry | undefined => {
  const [from, to, noted] = [tick(is.from_90k), is.to_90k === null ? null : tick(is.to_90k), tick(is.noted_90k)]
  const camera = typeof is.camera === 'string' ? cameraId(is.camera) : undefined
  const stream: StreamName | undefined = is.stream === 'main' || is.stream === 'sub' ? is.stream : undefined
  const cause = lossCauses.find(known => known === is.cause)
  if (from === undefined || to === undefined || noted === undefined || cause === undefined) return undefined
  if (camera?.ok === false || (camera === undefined && is.camera !== null)) return undefined
  if (typeof is.by !== 'string' || typeof is.detail !== 'string') return undefined
  const outage = {
    camera: camera?.value,
    stream,
    from: wallTime90k(from),
    to: to === null ? undefined : wallTime90k(to),
    cause,
    by: is.by,
    detail: is.detail,
    noted: wallTime90k(noted),
  }
  return { kind: 'outage', id, outage }
}

const deletionOf = (id: number, is: Readonly<Record<string, unknown>>): DeletionEntry | undefined => {
  const camera = typeof is.camera === 'string' ? cameraId(is.camera) : undefined
  const stream = is.stream === 'main' || is.stream === 'sub' ? is.stream : undefined
  const why = (['age', 'quota', 'room'] as const).find(known => known === is.why)
  const [from_90k, to_90k, at_90k] = [tick(is.from_90k), tick(is.to_90k), tick(is.at_90k)]
  const [bytes, segments] = [tick(is.bytes), tick(is.segments)]
  if (!camera?.ok || stream === undefined || why === undefined) return undefined
  if (from_90k === undefined || to_90k === undefined || at_90k === undefined) return undefined
  if (bytes === undefined || segments === undefined) return undefined
  const links = { link_before: tick(is.link_before) ?? null, link_last: tick(is.link_last) ?? null }
  return {
    kind: 'deletion',
    id,
    camera: camera.value,
    stream,
    from_90k,
    to_90k,
    bytes,
    segments,
    why,
    at_90k,
    ...links,
  }
}

const tick = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
