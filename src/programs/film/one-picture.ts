// One picture: what is shown at an instant as it will be seen in the redacted film, as a JPEG.

import { Canvas, filmSize } from './canvas.ts'
import { type Av, check, type Made, newFrame, newPacket, newPicture } from './libav.ts'
import { FilmFailed, type FilmOrder } from './order.ts'
import { playRecorded } from './recorded-film.ts'
import type { FilmTools } from './render.ts'

type PictureOrder = Extract<FilmOrder, { kind: 'picture' }>

/** Further away there was no picture at that moment. */
const NEAR = 135_000
const QUALITY = 4 * 118

/** Throws `FilmFailed`. */
export const makePicture = async (
  { av, footage, letters }: FilmTools,
  { span, at_90k, width, banner, captions }: PictureOrder,
): Promise<{ readonly jpeg: string; readonly at_90k: number }> => {
  let made: { readonly jpeg: string; readonly at_90k: number } | undefined
  let canvas: Canvas | undefined
  const wanted = { ...span, from_90k: at_90k, to_90k: at_90k + 2 * NEAR }
  using kept = newFrame(av)
  let seen: number | undefined
  // The picture that stands at that moment is the last one that begins before it, or the first behind.
  await playRecorded(av, footage, wanted, {
    picture: (frame, at) => {
      if (at > at_90k && seen !== undefined) return false
      kept.unref()
      check(kept.ref(frame), 'keeping a picture')
      seen = at
      return at < at_90k
    },
  })
  if (seen === undefined || Math.abs(seen - at_90k) > NEAR) throw new FilmFailed('nothing_recorded')
  try {
    canvas = new Canvas(av, letters, filmSize(kept, width), { banner, captions })
    made = { jpeg: encode(av, canvas.paint(kept, span, seen)).toString('base64'), at_90k: seen }
  } finally {
    canvas?.[Symbol.dispose]()
  }
  return made
}

const encode = (av: Av, picture: Made<'Frame'>): Buffer => {
  const { width, height } = picture
  using full = newPicture(av, width, height, true)
  using scaler = new av.SoftwareScaleContext()
  scaler.getContext(width, height, av.AV_PIX_FMT_YUV420P, width, height, av.AV_PIX_FMT_YUVJ420P, av.SWS_BILINEAR)
  check(scaler.scaleFrameSync(full, picture), 'scaling')
  const found = av.Codec.findEncoder(av.AV_CODEC_ID_MJPEG)
  if (found === null) throw new Error('libav: no JPEG encoder')
  using context = new av.CodecContext()
  context.allocContext3(found)
  context.width = width
  context.height = height
  context.pixelFormat = av.AV_PIX_FMT_YUVJ420P
  context.timeBase = new av.Rational(1, 25)
  context.threadCount = 1
  context.setFlags(av.AV_CODEC_FLAG_QSCALE)
  context.globalQuality = QUALITY
  check(context.open2Sync(found, null), 'opening the JPEG encoder')
  full.pts = 0n
  full.quality = QUALITY
  check(context.sendFrameSync(full), 'coding a picture')
  context.sendFrameSync(null)
  using packet = newPacket(av)
  check(context.receivePacketSync(packet), 'coding a picture')
  return Buffer.from(packet.data ?? Buffer.alloc(0))
}
