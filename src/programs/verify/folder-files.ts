// Folder files: a bundle that lies in a folder of this machine. Links are told and never followed: what they lead to is not in the bundle.

import { closeSync, lstatSync, openSync, readdirSync, read as readFile } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BundleEntry, type BundleFiles, MOST_ENTRIES } from '#verify/bundle-files.ts'

const readInto = promisify(readFile)
const DEEPEST = 12

/** Files stay open until disposed. */
export const openFolder = (folder: string): BundleFiles & Disposable => {
  const entries: BundleEntry[] = []
  const odd: string[] = []
  const walk = (inside: string, depth: number): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      if (entries.length + odd.length > MOST_ENTRIES) return
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (entry.isDirectory() && depth < DEEPEST) walk(path, depth + 1)
      else {
        // A name that is no UTF-8 leads nowhere.
        const found = entry.isFile() ? lstatSync(join(folder, path), { throwIfNoEntry: false }) : undefined
        if (found?.isFile() === true) entries.push({ path, bytes: found.size })
        else odd.push(path)
      }
    }
  }
  walk('', 0)
  const opened = new Opened(folder)
  return {
    entries,
    odd,
    read: (path, at, length) => opened.read(path, at, length),
    [Symbol.dispose]: () => opened.close(),
  }
}

/** One file at a time is read from front to back; small ones in between. */
class Opened {
  readonly #folder: string
  readonly #files = new Map<string, number>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async read(path: string, at: number, length: number): Promise<Uint8Array> {
    return readAt(this.#open(path), at, length)
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file)
    this.#files.clear()
  }

  #open(path: string): number {
    const known = this.#files.get(path)
    if (known !== undefined) return known
    if (this.#files.size >= 64) this.close()
    const file = openSync(join(this.#folder, path), 'r')
    this.#files.set(path, file)
    return file
  }
}

/** Fewer bytes than asked at the end of the file. */
export const readAt = async (file: number, at: number, length: number): Promise<Uint8Array> => {
  const bytes = Buffer.allocUnsafeSlow(Math.max(0, length))
  let done = 0
  while (done < length) {
    const { bytesRead } = await readInto(file, bytes, done, length - done, at + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}
