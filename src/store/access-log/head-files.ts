// Files of heads: in the log's own folder, on every archive and wherever the operator wants them. A folder on a disk that stands still holds
// up nobody: each waits for its own turn, and what comes meanwhile is written together.

import { readFileSync, rmSync } from 'node:fs'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { publicKeysIn } from '#engine/recording/chain-head.ts'
import { IDENTITY_FILE, identityIn } from '#engine/recording/disks.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { type LogHead, type PrunedStub, readHead, readStub, type Signed } from './heads.ts'
import { namesIn } from './log-files.ts'

/** What an archive or another folder gets; no camera's name, which has no underscore. */
export const COPIES_FOLDER = 'access_log_heads'

const MOST_BYTES = 256 * 1024 * 1024
/** A folder that takes nothing for so long is behind; older heads stand in the log's own folder. */
const MOST_WAITING = 100

const headsName = /^heads-\d{4}-\d{2}\.jsonl$/

export const headsFile = (signed_90k: number): string =>
  `heads-${new Date(signed_90k / 90).toISOString().slice(0, 7)}.jsonl`

/** Where heads go: a folder, and whose archive it must be if it is one. What is not mounted, or is another disk, is not touched. */
export type CopyPlace = { readonly folder: string; readonly archive?: string }

/** One folder that gets heads. */
export class HeadFolder {
  readonly folder: string
  readonly #archive: string | undefined
  #waiting: { readonly name: string; readonly text: string }[] = []
  #writing: Promise<void> | undefined
  /** Why the last try failed; undefined where it did not. */
  trouble: unknown

  constructor(folder: string, archive?: string) {
    this.folder = folder
    this.#archive = archive
  }

  /** `published`: the public keys, which are kept beside: who replaces the key in the station has not replaced it here. */
  add(name: string, line: object, published: string): void {
    this.#waiting = [...this.#waiting, { name, text: `${JSON.stringify(line)}\n` }].slice(-MOST_WAITING)
    this.#writing ??= this.#write(published)
  }

  /** Resolves when all that was added is on the disk, or could not be. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #write(published: string): Promise<void> {
    try {
      // Made only where it belongs: a stick that is not plugged in is not made up.
      const place = dirname(this.folder)
      if (!(await stat(place)).isDirectory()) throw new Error('not a folder')
      if (this.#archive !== undefined && (await identityOf(place)) !== this.#archive) throw new Error('another disk')
      await mkdir(this.folder, { recursive: true, mode: 0o700 })
      keepKeys(this.folder, published)
      while (this.#waiting.length > 0) {
        const { name } = this.#waiting[0]!
        const together = this.#waiting.filter(one => one.name === name)
        await appendDurably(join(this.folder, name), together.map(({ text }) => text).join(''))
        this.#waiting = this.#waiting.filter(one => !together.includes(one))
      }
      this.trouble = undefined
    } catch (error) {
      this.trouble = error
    } finally {
      this.#writing = undefined
    }
  }
}

const identityOf = async (place: string): Promise<string | undefined> =>
  identityIn(await readFile(join(place, IDENTITY_FILE), 'utf8').catch(() => ''))

/** What a power cut tore before gets a line of its own. */
const appendDurably = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'a+', 0o600)
  try {
    const { size } = await handle.stat()
    const last = size === 0 ? '\n' : (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString()
    await handle.write(last === '\n' ? text : `\n${text}`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const keepKeys = (folder: string, published: string): void => {
  const there = keysIn(folder)
  const known = publicKeysIn(published)
  if (known.every(pem => there.includes(pem))) return
  writeDurably(join(folder, 'station.pub'), [...new Set([...there, ...known])].join(''), 0o644)
}

export const keysIn = (folder: string): readonly string[] => publicKeysIn(textIn(join(folder, 'station.pub')))

export type HeadAt = Signed<LogHead> & { readonly folder: string }

/** Every head in a folder, in the order in which they were written. */
export const readHeads = (folder: string): readonly HeadAt[] =>
  linesOf(folder, headsName).flatMap(line => {
    const head = readHead(line)
    return head === undefined ? [] : [{ ...head, folder }]
  })

/** The newest that was written, without reading those of years. */
export const newestHead = (folder: string): Signed<LogHead> | undefined => {
  for (const name of namesIn(folder).filter(isHeads).toSorted().toReversed()) {
    const lines = textIn(join(folder, name)).split('\n')
    const found = lines.findLast(line => readHead(line) !== undefined)
    if (found !== undefined) return readHead(found)
  }
  return undefined
}

/** Months that ended before the oldest entry that is left: nothing can be held against them any more. */
export const dropOldHeads = (folder: string, before_90k: number): void => {
  const month = headsFile(before_90k)
  for (const name of namesIn(folder)) if (isHeads(name) && name < month) rmSync(join(folder, name))
}

const isHeads = (name: string): boolean => headsName.test(name)

/** The last word about each file that was removed for its age. */
export const readStubs = (folder: string): readonly Signed<PrunedStub>[] => {
  const stubs = linesOf(folder, /^pruned\.jsonl$/).flatMap(line => readStub(line) ?? [])
  return [...new Map(stubs.map(stub => [stub.head.file, stub])).values()]
}

const linesOf = (folder: string, names: RegExp): readonly string[] => {
  let left = MOST_BYTES
  return namesIn(folder)
    .filter(name => names.test(name))
    .toSorted()
    .flatMap(name => {
      const text = left <= 0 ? '' : textIn(join(folder, name))
      left -= text.length
      return text.split('\n').filter(line => line !== '')
    })
}

const textIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
