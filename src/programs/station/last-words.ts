// Last words: why a recorder ended before it could be reached, as far as its logs tell. What it says there is for whoever runs the station.

import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

const TAIL_BYTES = 32 * 1024
const LONGEST = 300

/** How far both logs reached before the recorder was started. */
export type LogsBefore = { readonly recorder: number; readonly crash: number }

const recorderLog = (data: string): string => join(data, 'logs', 'recorder.log')
const crashLog = (data: string): string => join(data, 'logs', 'recorder-crash.log')

export const logsNow = (data: string): LogsBefore => ({
  recorder: sizeOf(recorderLog(data)),
  crash: sizeOf(crashLog(data)),
})

/** The newest error that was written since then, and in which file; undefined when none was. */
export const lastWords = (
  data: string,
  before: LogsBefore,
): { readonly why: string; readonly log: string } | undefined => {
  const said = linesSince(recorderLog(data), before.recorder).flatMap(errorIn).at(-1)
  if (said !== undefined) return { why: said.slice(0, LONGEST), log: recorderLog(data) }
  const cried = linesSince(crashLog(data), before.crash)
  const line = cried.findLast(text => /^\w*(Error|Problem)\b/.test(text)) ?? cried.at(-1)
  return line === undefined ? undefined : { why: line.slice(0, LONGEST), log: crashLog(data) }
}

const errorIn = (line: string): readonly string[] => {
  try {
    const { level, message, error } = JSON.parse(line) as Record<string, unknown>
    if (level !== 'error') return []
    return [`${String(message)}${chainOf(error, 0)}`]
  } catch {
    return [] // the tail begins in the middle of a line
  }
}

/** What went wrong, and what was behind it. */
const chainOf = (error: unknown, depth: number): string => {
  if (typeof error !== 'object' || error === null || depth > 3) return ''
  const { message, cause } = error as Record<string, unknown>
  return `: ${String(message)}${chainOf(cause, depth + 1)}`
}

/** A file that has been turned over since is read from its beginning. */
const linesSince = (file: string, before: number): readonly string[] => {
  const size = sizeOf(file)
  const from = Math.max(size < before ? 0 : before, size - TAIL_BYTES)
  if (size <= from) return []
  try {
    const fd = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(size - from)
      const read = readSync(fd, bytes, 0, bytes.length, from)
      const lines = bytes.toString('utf8', 0, read).split('\n')
      return lines.map(line => line.trim()).filter(line => line !== '')
    } finally {
      closeSync(fd)
    }
  } catch {
    return []
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
