// Group decoder: a whole group decoded at once and kept as small pictures, so that they can be shown backwards. WebCodecs only.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { type Group, worthKeeping } from './groups.ts'
import { decoderConfig } from './still-decoder.ts'

export type DecodedGroup = {
  readonly group: Group
  /** In the order shown. */
  readonly pictures: readonly { readonly at: WallTime90k; readonly picture: ImageBitmap }[]
}

/** Kept pictures are made no wider: a group of them is held at once. */
const WIDEST = 854
/** Decoded pictures that wait to be made small. */
const MOST_WAITING = 6

/** Rejects where the browser cannot decode them, or `signal` is aborted. */
export const decodeGroup = async (
  group: Group,
  mime: string,
  speed: number,
  signal: AbortSignal,
): Promise<DecodedGroup> => {
  const kept = worthKeeping(group, speed)
  const made: Promise<{ at: WallTime90k; picture: ImageBitmap }>[] = []
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined) // told by whichever wait meets it
  const decoder = new VideoDecoder({
    output: frame => {
      if (!kept.has(frame.timestamp) || signal.aborted) frame.close()
      else made.push(small(frame, group.pictures[frame.timestamp]!.at))
    },
    error: failed.reject,
  })
  try {
    decoder.configure(decoderConfig(group.pictures[0]!.format, mime))
    for (const [place, { key, bytes }] of group.pictures.entries()) {
      decoder.decode(new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: place, data: bytes }))
      if (decoder.decodeQueueSize > MOST_WAITING) await Promise.race([roomIn(decoder), failed.promise])
      signal.throwIfAborted()
    }
    await Promise.race([decoder.flush(), failed.promise])
  } finally {
    if (decoder.state !== 'closed') decoder.close()
  }
  const pictures = await Promise.all(made)
  return { group, pictures: pictures.toSorted((a, b) => a.at - b.at) }
}

export const closeGroup = ({ pictures }: DecodedGroup): void => {
  for (const { picture } of pictures) picture.close()
}

const roomIn = (decoder: VideoDecoder): Promise<unknown> =>
  new Promise(resolve => decoder.addEventListener('dequeue', resolve, { once: true }))

const small = async (frame: VideoFrame, at: number) => {
  try {
    const width = Math.min(WIDEST, frame.displayWidth)
    const size = { resizeWidth: width, resizeHeight: Math.round((frame.displayHeight * width) / frame.displayWidth) }
    const resized = width === frame.displayWidth ? {} : { ...size, resizeQuality: 'low' as const }
    return { at: wallTime90k(at), picture: await createImageBitmap(frame, resized) }
  } finally {
    frame.close()
  }
}
