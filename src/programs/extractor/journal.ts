// Journal: which files of a bundle lie whole in its folder, a JSON line each, flushed before the next file is begun. After a restart what it names is kept
// where it still lies there in its length, and everything else is made anew.

import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { JournalLine } from './task.ts'

const MOST_BYTES = 64 * 1024 * 1024

export class Journal {
  readonly #file: string
  readonly #folder: string
  #lines: JournalLine[]

  constructor(file: string, folder: string) {
    this.#file = file
    this.#folder = folder
    this.#lines = readJournal(file).filter(line => this.#stands(line))
  }

  get lines(): readonly JournalLine[] {
    return this.#lines
  }

  /** Leaves out what went from the folder since. */
  look(): void {
    this.#lines = this.#lines.filter(line => this.#stands(line))
  }

  /** Throws the system's error. */
  add(line: JournalLine): void {
    const made = statSync(this.#file, { throwIfNoEntry: false }) === undefined
    const file = openSync(this.#file, 'a', 0o600)
    try {
      writeSync(file, `\n${JSON.stringify(line)}\n`) // a line that was torn before stays one of its own
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (made) syncFolder(dirname(this.#file))
    this.#lines.push(line)
  }

  isDone(of: string): boolean {
    return this.#lines.some(line => 'of' in line && line.of === of)
  }

  #stands(line: JournalLine): boolean {
    if (!('files' in line)) return true
    return line.files.every(
      ({ path, bytes }) => statSync(join(this.#folder, path), { throwIfNoEntry: false })?.size === bytes,
    )
  }
}

/** A line that a power cut tore is left out. */
export const readJournal = (file: string): JournalLine[] => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0 || size > MOST_BYTES) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(text => {
      try {
        return text === '' ? [] : [JSON.parse(text) as JournalLine]
      } catch {
        return []
      }
    })
}

export const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
