// Exact picture: the one picture of a camera that shows an instant, not the keyframe near it: what comes between the keyframe and the instant is fetched
// and decoded too. For stills that people mark and compare.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { footageOf } from './footage.ts'
import { type CodedPicture, readFragments } from './fragment-reader.ts'
import { type Drawable, decoderConfig, hasWebCodecs, StillDecoder } from './still-decoder.ts'
import { waysOf } from './ways.ts'

export type ExactPicture = { readonly picture: Drawable; readonly at: WallTime90k }

/** Undefined where nothing was recorded then. Throws what the station refuses, and where no way can be decoded here. */
export const exactPicture = async (
  camera: Pick<Camera, 'id' | 'sub_url'>,
  at: WallTime90k,
  signal: AbortSignal,
  wanted: 'main' | 'sub' = 'main',
): Promise<ExactPicture | undefined> => {
  let broken: unknown
  for (const { stream, as } of waysOf(wanted, camera.sub_url !== null)) {
    const footage = await footageOf(camera.id, stream, as)({ from: at, to: wallTime90k(at + 1) }, signal)
    if (footage.kind === 'nothing') return undefined
    const pictures = readFragments(footage.bytes)
    const last = shownAt(pictures, at)
    if (last === undefined) return undefined
    try {
      const picture = await decode(pictures, last, footage.mime, footage.bytes)
      return { picture, at: wallTime90k(pictures[last]!.at) }
    } catch (error) {
      signal.throwIfAborted()
      broken = error
    }
  }
  throw broken
}

/** The place of the picture that is on the screen at an instant. */
export const shownAt = (pictures: readonly Pick<CodedPicture, 'at'>[], at: number): number | undefined => {
  let found: number | undefined
  for (const [place, picture] of pictures.entries())
    if (picture.at <= at && (found === undefined || picture.at >= pictures[found]!.at)) found = place
  return found ?? (pictures.length > 0 ? 0 : undefined)
}

const decode = async (
  pictures: readonly CodedPicture[],
  last: number,
  mime: string,
  answer: Uint8Array<ArrayBuffer>,
): Promise<Drawable> => {
  const picture = pictures[last]!
  if (picture.key || !hasWebCodecs()) {
    const decoder = new StillDecoder()
    try {
      return await decoder.decode({ picture, mime, answer })
    } finally {
      decoder.dispose()
    }
  }
  return withGroup(pictures, last, mime)
}

/** From the keyframe on; only the last is kept. */
const withGroup = async (pictures: readonly CodedPicture[], last: number, mime: string): Promise<Drawable> => {
  const begins = pictures.slice(0, last + 1).findLastIndex(({ key }) => key)
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined) // told by whichever wait meets it
  let shown: VideoFrame | undefined
  const decoder = new VideoDecoder({
    output: frame => {
      if (frame.timestamp !== last) return frame.close()
      shown?.close()
      shown = frame
    },
    error: failed.reject,
  })
  try {
    decoder.configure(decoderConfig(pictures[last]!.format, mime))
    for (const [place, { key, bytes }] of pictures.entries())
      if (place >= Math.max(0, begins))
        decoder.decode(new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: place, data: bytes }))
    await Promise.race([decoder.flush(), failed.promise])
  } finally {
    if (decoder.state !== 'closed') decoder.close()
  }
  if (shown === undefined) throw new Error('no picture came of it')
  return shown
}
