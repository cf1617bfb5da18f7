// Write log: loaded into a station and its recorder by the recovery bench (`--import`, nothing in the product knows it). Everything that
// they do to files in their data folder is noted outside of it, before it begins and once it is done; the notes outlive `kill -9`.
// What SQLite writes by itself is not seen here, only what is known of its flushes: its checkpoints and our own flush of its log.

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { threadId } from 'node:worker_threads'
import {
  FOLDER_VARIABLE,
  LOG_VARIABLE,
  SEGMENT_VARIABLE,
  saltOf,
  type WalMark,
  type WriteEvent,
} from './write-log-events.ts'

type Call = (...args: unknown[]) => unknown
type Calls = Record<string, Call>
type Open = { readonly path: string; readonly sync: boolean }

const folder = process.env[FOLDER_VARIABLE] ?? ''
const log = process.env[LOG_VARIABLE] ?? ''
const system = { ...fs }
const out = log === '' ? -1 : system.openSync(log, 'a', 0o600)
const opened = new Map<number, Open>()
let events = 0

const say = (event: WriteEvent): void => void system.writeSync(out, `${JSON.stringify(event)}\n`)
const next = (): string => `${process.pid}.${threadId}.${events++}`

/** Logs and backups are no part of what must outlast a power cut; databases are written by SQLite. */
const followed = (path: unknown): path is string =>
  typeof path === 'string' &&
  path.startsWith(`${folder}/`) &&
  !/^(logs|backups)\//.test(path.slice(folder.length + 1)) &&
  !/\.sqlite[^/]*$|\.sock$|\/\.trial$/.test(path)

const lengthOf = (path: string): number => system.statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Bytes of a file as they are now, for undoing what comes. */
const bytesOf = (path: string, at: number, to: number): string => {
  const bytes = Buffer.alloc(Math.max(0, to - at))
  if (bytes.length === 0) return ''
  const fd = system.openSync(path, 'r')
  system.readSync(fd, bytes, 0, bytes.length, at)
  system.closeSync(fd)
  return bytes.toString('base64')
}

/** A second name for a file that is about to lose its own. */
const keep = (path: string): string | undefined => {
  if (system.statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined
  const kept = join(dirname(log), `kept-${next()}`)
  system.linkSync(path, kept)
  return kept
}

const noteOpening = (path: unknown, flags: unknown): void => {
  if (!followed(path)) return
  const { O_CREAT, O_TRUNC } = system.constants
  const creates = typeof flags === 'number' ? (flags & O_CREAT) !== 0 : /^[wa]/.test(String(flags))
  const empties = typeof flags === 'number' ? (flags & O_TRUNC) !== 0 : String(flags).startsWith('w')
  const length = lengthOf(path)
  if (creates && !system.existsSync(path)) say({ op: 'create', path })
  else if (empties && length > 0) say({ op: 'truncate', path, length, to: 0, cut: bytesOf(path, 0, length) })
}

/** A number that the system gives out again stands for the newest file. */
const noteOpen = (fd: number, path: unknown, flags: unknown): void => {
  const sync = typeof flags === 'number' && (flags & system.constants.O_DSYNC) !== 0
  if (watched(path)) opened.set(fd, { path, sync })
  else opened.delete(fd)
}

/** The data folder itself is watched for flushes of its names, a write-ahead log for flushes of ours. */
const watched = (path: unknown): path is string =>
  followed(path) || path === folder || (typeof path === 'string' && path.endsWith('.sqlite-wal'))

const beginWrite = (path: string, at: number, bytes: number, sync: boolean): string => {
  const n = next()
  const length = lengthOf(path)
  const before = at < length && !sync ? { before: bytesOf(path, at, Math.min(length, at + bytes)) } : {}
  say({ op: 'write', n, path, at, bytes, length, sync, ...before })
  return n
}

const beginFlush = (path: string): { n: string; wal: WalMark } => {
  const n = next()
  say({ op: 'flush', n, path })
  return { n, wal: { salt: saltOf(path), bytes: lengthOf(path) } }
}

const noteTruncate = (path: string, to: number): void => {
  const length = lengthOf(path)
  say({ op: 'truncate', path, length, to, cut: bytesOf(path, to, length) })
}

const noteFolders = (path: unknown): undefined => {
  if (!followed(path) || system.existsSync(String(path))) return
  noteFolders(dirname(String(path)))
  say({ op: 'mkdir', path: String(path) })
}

const noteUnlink = (path: unknown): undefined => {
  const kept = followed(path) ? keep(path) : undefined
  if (kept !== undefined) say({ op: 'unlink', path: String(path), kept })
}

/** The same call with `before` first; what it answers runs once the call's own callback is due. */
const withCallback = (
  name: string,
  before: (args: unknown[]) => ((error: unknown, value: unknown) => void) | undefined,
) => {
  const plain = (system as unknown as Calls)[name]!
  ;(fs as unknown as Calls)[name] = (...args) => {
    const after = before(args)
    const done = args.at(-1) as Call
    if (after === undefined) return plain(...args)
    return plain(...args.slice(0, -1), (...answer: unknown[]) => {
      after(answer[0], answer[1])
      done(...answer)
    })
  }
}

const atOnce = (
  target: Calls,
  name: string,
  before: (self: unknown, args: unknown[]) => ((value: unknown) => void) | undefined,
) => {
  const plain = target[name]!
  target[name] = function (this: unknown, ...args) {
    const after = before(this, args)
    const value = plain.apply(this, args)
    if (value instanceof Promise) return told(value, after)
    after?.(value)
    return value
  }
}

const told = async (value: Promise<unknown>, after: ((value: unknown) => void) | undefined): Promise<unknown> => {
  const answer = await value
  after?.(answer)
  return answer
}

const watchCallbacks = (): void => {
  withCallback('open', ([path, flags]) => {
    noteOpening(path, flags)
    return (error, fd) => {
      if (error === null) noteOpen(Number(fd), path, flags)
    }
  })
  withCallback('mkdir', ([path]) => noteFolders(path))
  withCallback('unlink', ([path]) => noteUnlink(path))
  withCallback('rmdir', ([path]) => {
    if (followed(path) && system.readdirSync(path).length === 0) say({ op: 'rmdir', path })
  })
  withCallback('close', ([fd]) => void opened.delete(Number(fd)))
  withCallback('ftruncate', ([fd, to]) => {
    const of = opened.get(Number(fd))
    if (of !== undefined) noteTruncate(of.path, Number(to))
  })
  withCallback('fsync', ([fd]) => flushed(opened.get(Number(fd))))
  withCallback('writev', ([fd, buffers, at]) => {
    const of = opened.get(Number(fd))
    if (of === undefined) return undefined
    const bytes = (buffers as Buffer[]).reduce((sum, { length }) => sum + length, 0)
    const n = beginWrite(of.path, Number(at), bytes, of.sync)
    return error => {
      if (error === null) say({ op: 'done', n })
    }
  })
}

const flushed = (of: Open | undefined): ((error?: unknown) => void) | undefined => {
  if (of === undefined) return undefined
  const { n, wal } = beginFlush(of.path)
  return () => say({ op: 'done', n, wal })
}

const watchSync = (): void => {
  const calls = fs as unknown as Calls
  atOnce(calls, 'mkdirSync', (_, [path]) => noteFolders(path))
  for (const name of ['unlinkSync', 'rmSync']) atOnce(calls, name, (_, [path]) => noteUnlink(path))
  atOnce(calls, 'renameSync', (_, [path, to]) => {
    if (!followed(path) || !followed(to)) return
    const kept = keep(to)
    say({ op: 'rename', path, to, ...(kept === undefined ? {} : { kept }) })
  })
  atOnce(calls, 'openSync', (_, [path, flags]) => {
    noteOpening(path, flags)
    return fd => noteOpen(Number(fd), path, flags)
  })
  atOnce(calls, 'closeSync', (_, [fd]) => void opened.delete(Number(fd)))
  for (const name of ['fsyncSync', 'fdatasyncSync']) atOnce(calls, name, (_, [fd]) => flushed(opened.get(Number(fd))))
  for (const name of ['writeFileSync', 'appendFileSync', 'writeSync'])
    atOnce(calls, name, (_, [to, data, options]) => {
      const path = typeof to === 'number' ? opened.get(to)?.path : to
      if (!followed(path)) return undefined
      const flag = name === 'appendFileSync' ? 'a' : String((options as { flag?: string } | undefined)?.flag ?? 'w')
      if (typeof to !== 'number') noteOpening(path, flag)
      const at = typeof to === 'number' || flag.startsWith('a') ? lengthOf(path) : 0
      const n = beginWrite(path, at, Buffer.byteLength(data as string | Buffer), false)
      return () => say({ op: 'done', n })
    })
}

/** A file handle's calls live on a class that has no public name. */
const watchHandles = async (): Promise<void> => {
  const promises = fs.promises as unknown as Calls
  const handle = await fs.promises.open('/dev/null')
  const calls = Object.getPrototypeOf(handle) as Calls
  await handle.close()
  const of = (self: unknown): Open | undefined => opened.get((self as { fd: number }).fd)
  atOnce(promises, 'open', (_, [path, flags]) => {
    noteOpening(path, flags)
    return opening => noteOpen((opening as { fd: number }).fd, path, flags)
  })
  atOnce(calls, 'close', self => void opened.delete((self as { fd: number }).fd))
  atOnce(calls, 'truncate', (self, [to]) => {
    const file = of(self)
    if (file !== undefined) noteTruncate(file.path, Number(to))
  })
  for (const name of ['datasync', 'sync']) atOnce(calls, name, self => flushed(of(self)))
  atOnce(calls, 'write', (self, [, , length, at]) => {
    const file = of(self)
    if (file === undefined) return undefined
    const n = beginWrite(file.path, Number(at), Number(length), false)
    return () => say({ op: 'done', n })
  })
}

/** A checkpoint flushes the log first: of what it reports as checkpointed, nothing can be lost. */
const watchCheckpoints = (): void => {
  const calls = DatabaseSync.prototype as unknown as Calls
  const exec = calls.exec!
  calls.exec = function (this: DatabaseSync, ...args) {
    const path = this.location()
    if (!String(args[0]).includes('wal_checkpoint') || path === null) return exec.apply(this, args)
    const n = next()
    const salt = saltOf(`${path}-wal`)
    say({ op: 'checkpoint', n, path: `${path}-wal` })
    const frames = Number(this.prepare(String(args[0])).get()?.checkpointed ?? 0)
    const page = Number(this.prepare('PRAGMA page_size').get()?.page_size ?? 4096)
    say({ op: 'done', n, wal: { salt, bytes: 32 + Math.max(0, frames) * (page + 24) } })
    return undefined
  }
}

const segment_ms = process.env[SEGMENT_VARIABLE]
if (segment_ms !== undefined && process.argv[1]?.endsWith('/recorder.ts')) process.argv.push('--segment-ms', segment_ms)
if (out >= 0 && folder !== '') {
  watchCallbacks()
  watchSync()
  await watchHandles()
  watchCheckpoints()
  syncBuiltinESMExports()
}
