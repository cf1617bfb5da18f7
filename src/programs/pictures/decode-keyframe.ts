// Decode keyframe: one keyframe to one JPEG, with node-av. Runs in the picture maker's own process only: what a camera sent goes into a
// decoder written in C, and a crash of it must cost nothing but a picture.

import { Cover } from './cover.ts'
import type { PictureQuestion } from './picture-wire.ts'

type Libav = typeof import('node-av')

/** FFmpeg's JPEG scale: 1 is best, 31 worst. */
const QUALITY = 5
const LAMBDA = 118
const JPEG_BLACK = 0

/** Makes a picture, or answers undefined where it cannot be decoded without an error. */
export const keyframeDecoder = (av: Libav) => {
  return ({ picture, most_width, covered }: PictureQuestion): Buffer | undefined => {
    using frame = decode(av, picture)
    if (frame === undefined) return undefined
    const width = Math.max(16, Math.min(frame.width, most_width) & ~1)
    const height = Math.max(16, Math.round((frame.height * width) / frame.width) & ~1)
    using scaled = scale(av, frame, width, height)
    if (scaled === undefined) return undefined
    new Cover(covered, JPEG_BLACK).paint(scaled)
    return encode(av, scaled, width, height)
  }
}

const decode = (av: Libav, { codec, description, access_unit }: PictureQuestion['picture']) => {
  const [h264, h265, jpeg] = [av.AV_CODEC_ID_H264, av.AV_CODEC_ID_HEVC, av.AV_CODEC_ID_MJPEG]
  const found = av.Codec.findDecoder(codec === 'h265' ? h265 : codec === 'jpeg' ? jpeg : h264)
  if (found === null) return undefined
  using context = new av.CodecContext()
  context.allocContext3(found)
  if (description.length > 0) context.extraData = Buffer.from(description)
  context.threadCount = 1
  // An encrypted picture parses and then breaks inside: that is an error to be told, not one to paint over.
  context.setOption('err_detect', 'explode', av.AV_OPT_TYPE_STRING, av.AV_OPT_SEARCH_CHILDREN)
  if (context.open2Sync(found, null) < 0) return undefined
  using packet = new av.Packet()
  packet.alloc()
  packet.data = Buffer.from(access_unit)
  packet.setFlags(av.AV_PKT_FLAG_KEY)
  if (context.sendPacketSync(packet) < 0) return undefined
  context.sendPacketSync(null)
  const frame = new av.Frame()
  frame.alloc()
  if (context.receiveFrameSync(frame) >= 0 && frame.decodeErrorFlags === 0) return frame
  frame.free()
  return undefined
}

type Decoded = NonNullable<ReturnType<typeof decode>>

const scale = (av: Libav, frame: Decoded, width: number, height: number): Decoded | undefined => {
  const to = new av.Frame()
  to.alloc()
  to.width = width
  to.height = height
  to.format = av.AV_PIX_FMT_YUVJ420P
  using scaler = new av.SoftwareScaleContext()
  scaler.getContext(
    frame.width,
    frame.height,
    frame.format as never,
    width,
    height,
    av.AV_PIX_FMT_YUVJ420P,
    av.SWS_AREA,
  )
  if (to.allocBuffer() >= 0 && scaler.scaleFrameSync(to, frame) >= 0) return to
  to.free()
  return undefined
}

const encode = (av: Libav, frame: Decoded, width: number, height: number): Buffer | undefined => {
  const found = av.Codec.findEncoder(av.AV_CODEC_ID_MJPEG)
  if (found === null) return undefined
  using context = new av.CodecContext()
  context.allocContext3(found)
  context.width = width
  context.height = height
  context.pixelFormat = av.AV_PIX_FMT_YUVJ420P
  context.timeBase = new av.Rational(1, 25)
  context.threadCount = 1
  context.setFlags(av.AV_CODEC_FLAG_QSCALE)
  context.globalQuality = QUALITY * LAMBDA
  if (context.open2Sync(found, null) < 0) return undefined
  frame.pts = 0n
  frame.quality = QUALITY * LAMBDA
  if (context.sendFrameSync(frame) < 0) return undefined
  context.sendFrameSync(null)
  using packet = new av.Packet()
  packet.alloc()
  return context.receivePacketSync(packet) >= 0 && packet.data !== null ? Buffer.from(packet.data) : undefined
}
