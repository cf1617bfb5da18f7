// Picture shelf: the pictures of streams that somebody looks at while adding cameras, in memory, the newest so many bytes of them. Their
// names cannot be guessed; nothing is written to disk.

import { randomBytes } from 'node:crypto'

const MOST_BYTES = 64 * 1024 * 1024

export type PictureForm = 'jpeg' | 'mp4'

export type PictureShelf = {
  /** Keeps a picture and answers its path. */
  readonly put: (form: PictureForm, bytes: Buffer) => string
  readonly get: (name: string) => { readonly form: PictureForm; readonly bytes: Buffer } | undefined
}

export const createPictureShelf = (most_bytes = MOST_BYTES): PictureShelf => {
  const pictures = new Map<string, { readonly form: PictureForm; readonly bytes: Buffer }>()
  let held = 0
  return {
    put: (form, bytes) => {
      const name = `${randomBytes(12).toString('hex')}.${form}`
      pictures.set(name, { form, bytes })
      held += bytes.length
      for (const [oldest, { bytes: old }] of pictures) {
        if (held <= most_bytes || oldest === name) break
        pictures.delete(oldest)
        held -= old.length
      }
      return `/api/pictures/${name}`
    },
    get: name => pictures.get(name),
  }
}
