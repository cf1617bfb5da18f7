// One line of the access log: `JSON TAB HASH`. The hash is SHA-256 over the hash of the line before, a line feed and this line's JSON, so
// that what is hashed lies in the file in one piece. A file begins with a header line that names the station, the chain and what came before.

import { hash } from 'node:crypto'

export const HASH_LETTERS = 64
/** What stands before the first line of all. */
export const BEFORE_ALL = '0'.repeat(HASH_LETTERS)
/** No line is longer; what is noted is cut to fit. */
export const MOST_LINE_BYTES = 16 * 1024

const TAB = 0x09
const LINE_FEED = 0x0a

export type FileHeader = {
  readonly matthan: 'access-log-1'
  readonly station: string
  /** Made with the first file: a log that was begun anew is another chain. */
  readonly chain: string
  /** The number of the first entry behind it. */
  readonly first: number
  readonly at_90k: number
  /** The hash of the last line before this file. */
  readonly previous: string
}

/** The line of an entry or header, and its hash. */
export const writeLine = (previous: string, json: string): { readonly text: string; readonly hash: string } => {
  const own = hash('sha256', `${previous}\n${json}`, 'hex')
  return { text: `${json}\t${own}\n`, hash: own }
}

export type LineAt = {
  /** Where its JSON begins and ends, and where the next line begins. */
  readonly from: number
  readonly to: number
  readonly next: number
  /** As it is written; undefined where there is no hash in its place. */
  readonly hash: string | undefined
  /** False for what is behind the last line feed. */
  readonly whole: boolean
}

/** The line at `from`; undefined at the end. */
export const lineAt = (bytes: Buffer, from: number): LineAt | undefined => {
  if (from >= bytes.length) return undefined
  const feed = bytes.indexOf(LINE_FEED, from)
  const end = feed === -1 ? bytes.length : feed
  const tab = end - HASH_LETTERS - 1
  const shaped = tab > from && bytes[tab] === TAB
  const hashed = shaped ? bytes.toString('latin1', tab + 1, end) : undefined
  return { from, to: hashed === undefined ? end : tab, next: end + 1, hash: hashed, whole: feed !== -1 }
}

/** The hash that this line should have behind a line whose hash is `previous`. `before`: where that hash lies in the same bytes. */
export const hashOf = (bytes: Buffer, { from, to }: LineAt, previous: string): string => {
  const at = from - 1 - HASH_LETTERS
  const inPlace = at >= 0 && bytes.toString('latin1', at, from - 1) === previous
  if (inPlace) return hash('sha256', bytes.subarray(at, to), 'hex')
  return hash('sha256', Buffer.concat([Buffer.from(`${previous}\n`, 'latin1'), bytes.subarray(from, to)]), 'hex')
}

/** What every line of an entry begins with. */
export type LineStart = { readonly n: number; readonly at_90k: number; readonly kind: string }

const MOST_START_BYTES = 80
const start = /^\{"n":(\d{1,15}),"at_90k":(\d{1,16}),"kind":"([a-z_]{1,20})"/

/** Reads no further than needed to walk a long log; undefined for what this program did not write. */
export const readStart = (bytes: Buffer, { from, to }: Pick<LineAt, 'from' | 'to'>): LineStart | undefined => {
  const found = start.exec(bytes.toString('latin1', from, Math.min(to, from + MOST_START_BYTES)))
  return found === null ? undefined : { n: Number(found[1]), at_90k: Number(found[2]), kind: found[3]! }
}

export const textOf = (bytes: Buffer, { from, to }: Pick<LineAt, 'from' | 'to'>): string =>
  bytes.toString('utf8', from, to)

/** The JSON of a line as an object; undefined for anything else. */
export const readJson = (text: string): Record<string, unknown> | undefined => {
  if (text.length > MOST_LINE_BYTES) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

export const readHeader = (bytes: Buffer): FileHeader | undefined => {
  const line = lineAt(bytes, 0)
  const value = line === undefined ? undefined : readJson(textOf(bytes, line))
  return value !== undefined && isHeader(value) ? value : undefined
}

const isHeader = (value: Record<string, unknown>): value is FileHeader & Record<string, unknown> =>
  value.matthan === 'access-log-1' &&
  typeof value.station === 'string' &&
  typeof value.chain === 'string' &&
  Number.isSafeInteger(value.first) &&
  typeof value.at_90k === 'number' &&
  typeof value.previous === 'string' &&
  value.previous.length === HASH_LETTERS

/** Where the last whole line of a file ends; behind it lies what a power cut tore. */
export const soundEnd = (bytes: Buffer): number => {
  let end = bytes.lastIndexOf(LINE_FEED) + 1
  while (end > 0) {
    const begin = bytes.lastIndexOf(LINE_FEED, end - 2) + 1
    const line = lineAt(bytes, end === 1 ? 0 : begin)
    if (line?.hash !== undefined && readJson(textOf(bytes, line)) !== undefined) return end
    end = end === 1 ? 0 : begin
  }
  return 0
}
