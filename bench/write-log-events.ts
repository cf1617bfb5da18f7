// Write-log events: what a station and its recorder did to their data folder, one JSON object a line, so that a power cut can be played
// back afterwards. `n` joins a beginning with its `done`; what has no `done` was under way when the power went.

import { readFileSync } from 'node:fs'

export type WriteEvent =
  /** A file or folder got its name; durable once the folder around it was flushed. */
  | { readonly op: 'create'; readonly path: string }
  | { readonly op: 'mkdir'; readonly path: string }
  | { readonly op: 'rmdir'; readonly path: string }
  /** `kept` is another name under which the file lives on, so that the deed can be undone. */
  | { readonly op: 'unlink'; readonly path: string; readonly kept: string }
  | { readonly op: 'rename'; readonly path: string; readonly to: string; readonly kept?: string }
  /** `length` is the file's before; `before` the bytes that are written over (base64); `sync` that it is durable once done. */
  | {
      readonly op: 'write'
      readonly n: string
      readonly path: string
      readonly at: number
      readonly bytes: number
      readonly length: number
      readonly sync: boolean
      readonly before?: string
    }
  | {
      readonly op: 'truncate'
      readonly path: string
      readonly length: number
      readonly to: number
      readonly cut: string
    }
  /** Of a file or a folder: what was done before it began is durable once it is done. */
  | { readonly op: 'flush'; readonly n: string; readonly path: string }
  /** Of a write-ahead log: at `done` so many bytes of the log with this salt are durable. */
  | { readonly op: 'checkpoint'; readonly n: string; readonly path: string }
  | { readonly op: 'done'; readonly n: string; readonly wal?: WalMark }

/** How much of a write-ahead log is durable; a log that was begun anew has another salt. */
export type WalMark = { readonly salt: string; readonly bytes: number }

/** The environment variables that switch the log on. */
export const LOG_VARIABLE = 'MATTHAN_WRITE_LOG'
export const FOLDER_VARIABLE = 'MATTHAN_WRITE_LOG_OF'
/** How long segments are, said to the recorder by the bench alone. */
export const SEGMENT_VARIABLE = 'MATTHAN_WRITES_SEGMENT_MS'

/** A last line that the kill tore is no event. */
export const readEvents = (log: string): readonly WriteEvent[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return line === '' ? [] : [JSON.parse(line) as WriteEvent]
      } catch {
        return []
      }
    })

/** The salt in a write-ahead log's header; it changes whenever the log is begun anew. */
export const saltOf = (wal: string): string => {
  try {
    return readFileSync(wal).toString('hex', 16, 24)
  } catch {
    return ''
  }
}
