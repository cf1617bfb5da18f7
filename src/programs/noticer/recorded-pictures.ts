// Recorded pictures: a fragment's pictures out of its file, one by one, with the time each is shown.

import { type FileHandle, open } from 'node:fs/promises'
import { wallTime90k } from '#base/units.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import type { CodedPicture } from './grey-decoder.ts'

/** The file that was read last stays open: fragments follow each other in it. */
export class RecordedPictures implements AsyncDisposable {
  #path: string | undefined
  #file: FileHandle | undefined

  /** Throws the system's error; a file that holds less than its index says gives no pictures. */
  async read(path: string, fragment: Fragment): Promise<readonly CodedPicture[]> {
    const file = await this.#open(path)
    const { at_byte, head_bytes, sizes, spans, compositions, start, key } = fragment
    const length = sizes.reduce((sum, size) => sum + size, 0)
    const bytes = Buffer.allocUnsafe(length)
    const { bytesRead } = await file.read(bytes, 0, length, at_byte + head_bytes)
    if (bytesRead < length) return []
    let offset = 0
    let decode: number = start
    return sizes.map((size, at) => {
      const picture = {
        key: key && at === 0,
        shown: wallTime90k(decode + (compositions[at] ?? 0)),
        bytes: bytes.subarray(offset, offset + size),
      }
      offset += size
      decode += spans[at]!
      return picture
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close()
    this.#file = undefined
    this.#path = undefined
  }

  async #open(path: string): Promise<FileHandle> {
    if (this.#file !== undefined && this.#path === path) return this.#file
    await this[Symbol.asyncDispose]()
    this.#file = await open(path, 'r')
    this.#path = path
    return this.#file
  }
}
