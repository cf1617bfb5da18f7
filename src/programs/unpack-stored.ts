// Unpack stored: a zip of a bundle, as the station sends it, becomes its files while it arrives: nothing is kept beside them. It knows that one form alone:
// stored, lengths in front. What has another form, or names that lead elsewhere, is refused.

import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '#base/problems.ts'
import { bundlePathShape } from '#contract/bundle.ts'

const LOCAL = 0x04034b50
const MOST_32 = 0xffffffff
const HEAD_BYTES = 30

/** `top`: the archive's one folder, which is not made again. Answers how many bytes of files there were. Throws `station_broke_off`, and the system's error where the folder takes nothing. */
export const unpackStored = async (from: Readable, folder: string, top = ''): Promise<number> => {
  const bytes = new Arriving(from)
  let sum = 0
  for (;;) {
    const head = await bytes.take(HEAD_BYTES)
    if (head.readUInt32LE(0) !== LOCAL) break // the directory begins
    if (head.readUInt16LE(8) !== 0) throw brokeOff()
    const name = (await bytes.take(head.readUInt16LE(26))).toString('utf8')
    const path = top !== '' && name.startsWith(`${top}/`) ? name.slice(top.length + 1) : name
    const extra = await bytes.take(head.readUInt16LE(28))
    const length = lengthOf(head, extra)
    if (!bundlePathShape.safeParse(path).success) throw brokeOff()
    await writeOne(bytes, join(folder, path), length)
    sum += length
  }
  await bytes.drain()
  return sum
}

const lengthOf = (head: Buffer, extra: Buffer): number => {
  const short = head.readUInt32LE(22)
  if (short !== MOST_32) return short
  if (extra.length < 20 || extra.readUInt16LE(0) !== 1) throw brokeOff()
  return Number(extra.readBigUInt64LE(4))
}

const writeOne = async (bytes: Arriving, file: string, length: number): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true })
  const out = createWriteStream(file, { flags: 'wx', flush: true })
  const over = new Promise<void>((resolve, reject) => out.once('close', resolve).once('error', reject))
  over.catch(() => {}) // thrown below
  for (let left = length; left > 0; ) {
    const piece = await bytes.some(left)
    left -= piece.length
    if (!out.write(piece)) await Promise.race([new Promise(resolve => out.once('drain', resolve)), over])
  }
  out.end()
  await over
}

const brokeOff = (): Problem => new Problem('station_broke_off', {})

/** Bytes as they come, in the portions that are asked for. */
class Arriving {
  readonly #pieces: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(from: Readable) {
    this.#pieces = from[Symbol.asyncIterator]()
  }

  /** At most so many, at least one. */
  async some(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#pieces.next()
      if (next.done === true) throw brokeOff()
      this.#rest = next.value
    }
    const piece = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(piece.length)
    return piece
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = length; left > 0; ) {
      const piece = await this.some(left)
      parts.push(piece)
      left -= piece.length
    }
    return Buffer.concat(parts)
  }

  async drain(): Promise<void> {
    while ((await this.#pieces.next()).done !== true);
  }
}
