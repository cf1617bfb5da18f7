// Day head: what stands at the beginning of a day's file, and where the rest of it lies. Foreign bytes: bounded, never trusted.

import { readSync } from 'node:fs'
import { no, ok, type Result } from '#base/result.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { BLOCKS } from './blocks.ts'
import type { Codes } from './columns.ts'
import type { Analysed } from './day-log.ts'

export type AboutDay = {
  readonly camera: string
  /** The local day, as 2026-11-22. */
  readonly day: string
  /** Its first instant, ticks of 1/90000 s. */
  readonly begins_90k: number
  readonly tick_ms: number
  readonly columns: number
  readonly rows: number
  /** Ticks in which pictures were looked at, and every how many ticks one was. */
  readonly analysed: readonly Analysed[]
  /** Ticks in which there was no picture to be had, though footage is there. */
  readonly undecodable?: readonly (readonly [from: number, to: number])[]
  /** Ticks at which the whole picture became another. */
  readonly changed: readonly number[]
}

/** In the order in which they lie in the file. */
export const layers = { motion: CELLS, changes: CELLS, blocks: BLOCKS } as const
export type LayerName = keyof typeof layers

/** What `about` says of how a layer is written. */
export type AboutLayer = { readonly codes: Codes; readonly bytes: number }
type AboutLayers = Readonly<Record<LayerName, AboutLayer>>

/** Where a layer lies. Without codes: old columns. */
export type LayerAt = { readonly directory_at: number; readonly at: number; readonly codes: Codes | undefined }

export type DayHead = {
  readonly about: AboutDay
  readonly motion: LayerAt
  readonly changes: LayerAt
  /** Undefined: an old day, which has none. */
  readonly blocks: LayerAt | undefined
  /** Where the file's layers end. */
  readonly ends: number
}

export type Unreadable = 'not_motion' | 'newer' | 'damaged'

const MAGIC = 'MTMOTION'
const VERSION = 2
const OLD_VERSION = 1
const HEAD_BYTES = 16
const MOST_ABOUT_BYTES = 4 << 20
const FIRST_READ = 4096
export const SUM_BYTES = 32

/** As many bytes that directories may follow as numbers of four bytes. */
export const headBytes = (about: AboutDay, own: AboutLayers): Buffer => {
  const json = Buffer.from(JSON.stringify({ ...about, layers: own }))
  const head = Buffer.alloc(HEAD_BYTES)
  head.write(MAGIC, 0, 'latin1')
  head.writeUInt32LE(VERSION, 8)
  head.writeUInt32LE(json.length, 12)
  return Buffer.concat([head, json, Buffer.alloc(-json.length & 3)])
}

export const readHead = (file: number, size: number): Result<DayHead, Unreadable> => {
  let bytes = readAt(file, 0, Math.min(size, FIRST_READ))
  if (bytes.length < HEAD_BYTES || bytes.toString('latin1', 0, 8) !== MAGIC) return no('not_motion')
  const version = bytes.readUInt32LE(8)
  if (version !== VERSION && version !== OLD_VERSION) return no('newer')
  const length = bytes.readUInt32LE(12)
  const ends = size - SUM_BYTES
  if (length > MOST_ABOUT_BYTES || HEAD_BYTES + length > ends) return no('damaged')
  if (HEAD_BYTES + length > bytes.length) bytes = readAt(file, 0, HEAD_BYTES + length)
  const read = readAbout(bytes.toString('utf8', HEAD_BYTES, HEAD_BYTES + length))
  if (read === undefined) return no('damaged')
  const { layers: own, ...about } = read
  const directory_at = HEAD_BYTES + length + (-length & 3)
  const lie =
    version === OLD_VERSION ? oldLayers(file, directory_at) : areLayers(own) ? layersAt(directory_at, own) : undefined
  if (lie === undefined || lie.motion.at > ends) return no('damaged')
  return ok({ about, ...lie, ends })
}

type Lie = Pick<DayHead, 'motion' | 'changes' | 'blocks'>

const directoryBytes = (cells: number): number => 4 * (cells + 1)

const layersAt = (directory_at: number, { motion, changes, blocks }: AboutLayers): Lie => {
  const changesDirectory = directory_at + directoryBytes(CELLS)
  const blocksDirectory = changesDirectory + directoryBytes(CELLS)
  const motionAt = blocksDirectory + directoryBytes(BLOCKS)
  const changesAt = motionAt + motion.bytes
  return {
    motion: { directory_at, at: motionAt, codes: motion.codes },
    changes: { directory_at: changesDirectory, at: changesAt, codes: changes.codes },
    blocks: { directory_at: blocksDirectory, at: changesAt + changes.bytes, codes: blocks.codes },
  }
}

/** Changes begin where the directory says that motion ends. */
const oldLayers = (file: number, directory_at: number): Lie | undefined => {
  const changesDirectory = directory_at + directoryBytes(CELLS)
  const at = changesDirectory + directoryBytes(CELLS)
  const end = readAt(file, changesDirectory - 4, 4)
  if (end.length < 4) return undefined
  return {
    motion: { directory_at, at, codes: undefined },
    changes: { directory_at: changesDirectory, at: at + end.readUInt32LE(), codes: undefined },
    blocks: undefined,
  }
}

const readAt = (file: number, at: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, at))
}

const readAbout = (text: string): (AboutDay & { readonly layers?: unknown }) | undefined => {
  try {
    const read = JSON.parse(text) as Partial<AboutDay> | null
    const known =
      typeof read?.camera === 'string' &&
      typeof read.day === 'string' &&
      Number.isSafeInteger(read.begins_90k) &&
      read.tick_ms === TICK_MS &&
      read.columns === COLUMNS &&
      read.rows === ROWS &&
      isSpans(read.analysed, 3) &&
      (read.undecodable === undefined || isSpans(read.undecodable, 2)) &&
      Array.isArray(read.changed) &&
      read.changed.every(isTick)
    return known ? (read as AboutDay) : undefined
  } catch {
    return undefined
  }
}

const isTick = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= TICKS_PER_DAY

const isSpans = (value: unknown, length: number): boolean =>
  Array.isArray(value) && value.every(span => Array.isArray(span) && span.length === length && span.every(isTick))

/** Whether letters are a code shows where they are read with. */
const areLayers = (value: unknown): value is AboutLayers =>
  Object.keys(layers).every(name => {
    const own = (value as Partial<AboutLayers> | null | undefined)?.[name as LayerName]
    return (
      Number.isSafeInteger(own?.bytes) &&
      own!.bytes >= 0 &&
      Array.isArray(own!.codes) &&
      own!.codes.length === 2 &&
      own!.codes.every(letters => typeof letters === 'string')
    )
  })
