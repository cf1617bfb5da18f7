// File log: lines appended to a file that is turned over before it grows large; the last two are kept.

import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST_BYTES = 8 * 1024 * 1024

/** Answers what appends one line to `file`. A full disk loses the line, never the caller. */
export const createFileLog = (file: string): ((line: string) => void) => {
  let size = -1
  return line => {
    try {
      if (size < 0) {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      }
      if (size > LARGEST_BYTES) {
        renameSync(file, `${file}.1`)
        size = 0
      }
      appendFileSync(file, line, { mode: 0o600 })
      size += line.length
    } catch {
      size = -1
    }
  }
}
