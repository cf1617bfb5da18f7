// Shown stream: a stream that was found, as it goes over the wire: its picture by its path, its address without what is secret in it.

import { withoutSecrets } from '#base/log.ts'
import type { ProbedStream } from '#contract/probe.ts'
import type { Look, StreamPicture } from '#engine/camera/look.ts'
import type { StreamFinding } from '#engine/camera/probe.ts'
import type { PictureMaker } from '#engine/viewing/picture-maker.ts'
import type { PictureShelf } from './picture-shelf.ts'

/** Wide enough to tell a gate from a market, small enough for thirty-two of them on a page. */
const WIDTH = 640

export type ShownPicture = Pick<ProbedStream, 'jpeg' | 'mp4' | 'decodes'>

const noPicture: ShownPicture = { jpeg: null, mp4: null, decodes: null }

/** Makes pictures of streams once each, and remembers where they stand. */
export class ShownPictures {
  readonly #maker: PictureMaker
  readonly #shelf: PictureShelf
  readonly #shown = new WeakMap<StreamPicture, { picture: ShownPicture; readonly made: Promise<void> }>()

  constructor(maker: PictureMaker, shelf: PictureShelf) {
    this.#maker = maker
    this.#shelf = shelf
  }

  /** Nobody is shown this one: it is of a device whose camera has privacy masks. */
  withhold(picture: StreamPicture): void {
    this.#shown.set(picture, { picture: noPicture, made: Promise.resolve() })
  }

  /** What there is of it now; a JPEG comes a moment later. */
  of(look: Look | undefined): ShownPicture {
    const picture = look?.picture
    return picture === undefined ? noPicture : this.#begin(picture).picture
  }

  /** Resolves once the pictures of all of these stand, or cannot be made. */
  async settled(looks: readonly (Look | undefined)[]): Promise<void> {
    await Promise.all(looks.map(look => look?.picture && this.#begin(look.picture).made))
  }

  #begin(picture: StreamPicture) {
    const known = this.#shown.get(picture)
    if (known !== undefined) return known
    const entry = { picture: { ...noPicture, mp4: this.#shelf.put('mp4', picture.mp4) }, made: Promise.resolve() }
    const made = this.#maker.jpeg(picture, WIDTH).then(jpeg => {
      if (jpeg.ok) entry.picture = { ...entry.picture, jpeg: this.#shelf.put('jpeg', jpeg.value), decodes: true }
      else if (jpeg.problem === 'undecodable') entry.picture = { ...entry.picture, decodes: false }
    })
    entry.made = made
    this.#shown.set(picture, entry)
    return entry
  }
}

export const shownStream = (
  { url, found_by, audio, look }: StreamFinding,
  key: string,
  pictures: ShownPictures,
): ProbedStream => ({
  key,
  url: withoutSecrets(url),
  found_by,
  codec: look?.codec ?? null,
  width: look?.width ?? null,
  height: look?.height ?? null,
  frames_per_second: look?.frames_per_second ?? null,
  bits_per_second: look?.bits_per_second ?? null,
  audio,
  transport: look?.transport ?? 'tcp',
  ...pictures.of(look),
  trouble: look?.trouble ?? null,
})
