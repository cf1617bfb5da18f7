// The noticing book: whether recorded pictures are looked at for motion, of all cameras and of each. Every word is kept; the last one counts.
// `store` implements it.

import type { CameraId } from '#base/ids.ts'

export type NoticingWish = {
  readonly on: boolean
  /** Not looked at, though others are. */
  readonly without: ReadonlySet<CameraId>
}

export type NoticingBook = {
  /** On, of every camera, until somebody says otherwise. */
  readonly wish: () => NoticingWish
  /** Without a camera: of all of them. */
  readonly set: (camera: CameraId | undefined, on: boolean, by: string) => void
}
