// Write durably: a small file that is there whole or not at all, also after a power cut: written beside, flushed, renamed, and its folder
// flushed.

import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Throws the system's error. */
export const writeDurably = (file: string, text: string, mode = 0o600): void => {
  const part = `${file}.new`
  const written = openSync(part, 'w', mode)
  try {
    writeFileSync(written, text)
    fsyncSync(written)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  } finally {
    closeSync(written)
  }
  renameSync(part, file)
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
