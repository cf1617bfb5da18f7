// Power cut: takes back what a disk may not have kept when the power went. The processes are dead, their write log says what was flushed;
// of everything else it is drawn by lot, file by file, whether it is kept, gone, torn at a sector or zeroed, and whether names
// in a folder that was not flushed are there. What is promised as durable is told, so that it can be looked for afterwards.

import {
  closeSync,
  existsSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { readEvents, saltOf, type WalMark, type WriteEvent } from './write-log-events.ts'

const SECTOR = 512

export type PowerCut = {
  /** Writes that were not flushed, by what became of them. */
  readonly fates: Readonly<Record<Fate, number>>
  /** Files and folders whose names were taken back. */
  readonly undone: number
  readonly wal_lost_bytes: number
  /** File → its first bytes that were promised to be durable, header and at least one fragment. */
  readonly promised: ReadonlyMap<string, number>
}

const fates = ['kept', 'dropped', 'torn', 'zeroed'] as const
export type Fate = (typeof fates)[number]
type Lot = () => number
type Change = Extract<WriteEvent, { op: 'write' | 'truncate' }>
type Naming = Exclude<WriteEvent, Change | { op: 'flush' | 'checkpoint' | 'done' }>

/** Plays the cut on the files that the log speaks of, and on `wal`, the write-ahead log of the catalogue. */
export const cutPower = (log: string, wal: string, lot: Lot): PowerCut => {
  const events = readEvents(log)
  const known = whatIsKnown(events)
  const counts = { kept: 0, dropped: 0, torn: 0, zeroed: 0 }
  for (const [path, changes] of known.changes) {
    if (!existsSync(path)) continue
    const one = () => {
      const fate = drawn(fates, lot)
      counts[fate]++
      return fate
    }
    takeBack(path, changes, known.durable, one, lot)
  }
  const undone = undoNames(known.names, lot)
  const wal_lost_bytes = cutWal(wal, known, lot)
  return { fates: counts, undone, wal_lost_bytes, promised: promisedOf(known) }
}

type Known = {
  /** Of each file, in order. */
  readonly changes: ReadonlyMap<string, readonly Change[]>
  readonly durable: ReadonlySet<Change>
  /** Of each folder, in order: names that were not flushed. */
  readonly names: ReadonlyMap<string, readonly Naming[]>
  readonly wal: WalMark | undefined
  readonly checkpointing: boolean
}

const whatIsKnown = (events: readonly WriteEvent[]): Known => {
  const began = new Map<string, { event: WriteEvent; index: number }>()
  const ended = new Map<string, number>()
  for (const [index, event] of events.entries()) {
    if (event.op === 'done') ended.set(event.n, index)
    else if ('n' in event) began.set(event.n, { event, index })
  }
  const flushes = [...began.values()].flatMap(({ event, index }) =>
    event.op === 'flush' && ended.has(event.n) ? [{ path: event.path, index, process: processOf(event.n) }] : [],
  )
  const durable = new Set<Change>()
  const changes = new Map<string, Change[]>()
  const names = new Map<string, Naming[]>()
  for (const [index, event] of events.entries()) {
    if (event.op === 'write' || event.op === 'truncate') {
      add(changes, event.path, event)
      const done = event.op === 'truncate' ? index : ended.get(event.n)
      // What a process that was killed left in the system's memory, another one that flushes the file flushes too.
      const flushed = flushes.some(
        one =>
          one.path === event.path &&
          (done !== undefined
            ? one.index > done
            : event.op === 'write' && one.index > index && one.process !== processOf(event.n)),
      )
      if (flushed || (event.op === 'write' && event.sync && done !== undefined)) durable.add(event)
    } else if (isNaming(event)) {
      const folder = dirname(event.path)
      if (!flushes.some(one => one.path === folder && one.index > index)) add(names, folder, event)
    }
  }
  const marks = events.flatMap(event => (event.op === 'done' && event.wal?.salt ? [event.wal] : []))
  const checkpointing = [...began.values()].some(({ event }) => event.op === 'checkpoint' && !ended.has(event.n))
  return { changes, durable, names, wal: furthest(marks), checkpointing }
}

const processOf = (n: string): string => n.slice(0, n.indexOf('.'))

const isNaming = (event: WriteEvent): event is Naming =>
  ['create', 'mkdir', 'rmdir', 'unlink', 'rename'].includes(event.op)

const add = <T>(lists: Map<string, T[]>, key: string, value: T): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Of the newest log, the most that is known to be flushed. */
const furthest = (marks: readonly WalMark[]): WalMark | undefined => {
  const salt = marks.at(-1)?.salt
  return marks.filter(mark => mark.salt === salt).toSorted((a, b) => b.bytes - a.bytes)[0]
}

/** Puts one file back to a state that a disk may hold after the cut. */
const takeBack = (
  path: string,
  changes: readonly Change[],
  durable: ReadonlySet<Change>,
  draw: () => Fate,
  lot: Lot,
) => {
  const fd = openSync(path, 'r+')
  let length = changes[0]?.length ?? 0
  const lost: { at: number; bytes: Buffer }[] = []
  for (const change of changes) {
    const fate = durable.has(change) ? 'kept' : draw()
    if (change.op === 'truncate') {
      if (fate === 'kept' || fate === 'torn') length = Math.min(length, change.to)
      else lost.push({ at: change.to, bytes: Buffer.from(change.cut, 'base64') })
      continue
    }
    const { from, to } = lostPart(change, fate, lot)
    const before = Buffer.from(change.before ?? '', 'base64')
    const bytes = Buffer.alloc(to - from)
    if (fate !== 'zeroed') before.subarray(from - change.at).copy(bytes)
    if (bytes.length > 0) lost.push({ at: from, bytes })
    length = Math.max(length, fate === 'zeroed' ? change.at + change.bytes : from > change.at ? from : 0)
  }
  for (const { at, bytes } of lost.toReversed()) if (bytes.length > 0) writeSync(fd, bytes, 0, bytes.length, at)
  ftruncateSync(fd, length)
  closeSync(fd)
}

/** Which bytes of a write are not on the disk. A tear lies on a sector of the file. */
const lostPart = ({ at, bytes }: { at: number; bytes: number }, fate: Fate, lot: Lot): { from: number; to: number } => {
  const end = at + bytes
  if (fate === 'kept') return { from: end, to: end }
  if (fate !== 'torn') return { from: at, to: end }
  const sector = Math.floor((at + Math.floor(lot() * bytes)) / SECTOR) * SECTOR
  return { from: Math.max(at, sector), to: end }
}

/** In each folder the last few names are taken back, as a journal that did not get that far. */
const undoNames = (names: Known['names'], lot: Lot): number => {
  let undone = 0
  for (const list of names.values()) {
    const left = Math.floor(lot() * (list.length + 1))
    for (const naming of list.slice(left).toReversed()) {
      undo(naming)
      undone++
    }
  }
  return undone
}

const undo = (naming: Naming): void => {
  if (naming.op === 'create' || naming.op === 'mkdir') rmSync(naming.path, { recursive: true, force: true })
  else if (naming.op === 'rmdir') mkdirSync(naming.path, { recursive: true })
  else if (naming.op === 'rename') {
    if (existsSync(naming.to)) renameSync(naming.to, naming.path)
    if (naming.kept !== undefined) linkSync(naming.kept, naming.to)
  } else if (!existsSync(naming.path)) {
    mkdirSync(dirname(naming.path), { recursive: true })
    linkSync(naming.kept, naming.path)
  }
}

/** Behind what a checkpoint or a flush made durable, the log ends anywhere: cut, or with sectors of zeros. */
const cutWal = (wal: string, { wal: mark, checkpointing }: Known, lot: Lot): number => {
  const size = statSync(wal, { throwIfNoEntry: false })?.size ?? 0
  // While a checkpoint runs, how far it flushed is not known; nothing is taken then.
  if (size === 0 || checkpointing) return 0
  const safe = Math.min(size, mark !== undefined && mark.salt === saltOf(wal) ? mark.bytes : 32)
  const fate = drawn(fates, lot)
  if (fate === 'kept') return 0
  const left = fate === 'dropped' ? safe : safe + Math.floor(lot() * (size - safe))
  const fd = openSync(wal, 'r+')
  if (fate === 'zeroed') writeSync(fd, Buffer.alloc(size - left), 0, size - left, left)
  else ftruncateSync(fd, fate === 'torn' ? Math.max(safe, Math.floor(left / SECTOR) * SECTOR) : left)
  closeSync(fd)
  return size - left
}

/** Of each file begun since the log was: header and fragments without a hole, all of them answered as durable. */
const promisedOf = ({ changes, durable }: Known): ReadonlyMap<string, number> => {
  const promised = new Map<string, number>()
  for (const [path, list] of changes) {
    const writes = list.filter(change => change.op === 'write' && change.sync && durable.has(change)) as {
      at: number
      bytes: number
    }[]
    let end = 0
    let pieces = 0
    for (const { at, bytes } of writes.toSorted((a, b) => a.at - b.at)) {
      if (at !== end) break
      end += bytes
      pieces++
    }
    if (pieces >= 2 && path.endsWith('.mp4')) promised.set(path, end)
  }
  return promised
}

const drawn = <T>(of: readonly T[], lot: Lot): T => of[Math.floor(lot() * of.length)]!

/** A lot that falls the same way for the same seed (mulberry32). */
export const seeded = (seed: number): Lot => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
