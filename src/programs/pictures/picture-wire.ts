// Picture wire: what the station and its picture maker say to each other over two pipes: keyframes one way, JPEGs the other. Each message
// is its length, the number of the question, and a body.

import type { Polygon } from '#base/polygon.ts'
import type { StreamPicture } from '#engine/camera/look.ts'

export type PictureQuestion = {
  readonly id: number
  readonly picture: Pick<StreamPicture, 'codec' | 'description' | 'access_unit'>
  readonly most_width: number
  readonly covered: readonly Polygon[]
}
export type PictureReply = { readonly id: number; readonly jpeg: Buffer | undefined }

/** No keyframe and no JPEG is larger. */
export const MOST_MESSAGE_BYTES = 8 * 1024 * 1024

const codecs = ['h264', 'h265', 'jpeg'] as const

// u32 length · u32 id · u8 codec · u16 width · u32 length of the description · u32 length of what is covered · both · access unit
export const writeQuestion = ({ id, picture, most_width, covered }: PictureQuestion): Buffer => {
  const { codec, description, access_unit } = picture
  const areas = Buffer.from(JSON.stringify(covered))
  const head = Buffer.alloc(19)
  head.writeUInt32BE(15 + description.length + areas.length + access_unit.length, 0)
  head.writeUInt32BE(id, 4)
  head.writeUInt8(codecs.indexOf(codec), 8)
  head.writeUInt16BE(most_width, 9)
  head.writeUInt32BE(description.length, 11)
  head.writeUInt32BE(areas.length, 15)
  return Buffer.concat([head, description, areas, access_unit])
}

export const readQuestion = (body: Buffer): PictureQuestion => {
  const described = 15 + body.readUInt32BE(7)
  const areas = described + body.readUInt32BE(11)
  return {
    id: body.readUInt32BE(0),
    most_width: body.readUInt16BE(5),
    covered: JSON.parse(body.toString('utf8', described, areas)) as readonly Polygon[],
    picture: {
      codec: codecs[body.readUInt8(4)] ?? 'h264',
      description: body.subarray(15, described),
      access_unit: body.subarray(areas),
    },
  }
}

// u32 length · u32 id · JPEG; nothing behind the id: it could not be decoded
export const writeReply = ({ id, jpeg }: PictureReply): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(4 + (jpeg?.length ?? 0), 0)
  head.writeUInt32BE(id, 4)
  return jpeg === undefined ? head : Buffer.concat([head, jpeg])
}

export const readReply = (body: Buffer): PictureReply => ({
  id: body.readUInt32BE(0),
  jpeg: body.length > 4 ? Buffer.from(body.subarray(4)) : undefined,
})

/** Calls back with the body of each whole message; answers false once what comes makes no sense. */
export const createMessageReader = (message: (body: Buffer) => void): ((chunk: Buffer) => boolean) => {
  let held: Buffer = Buffer.alloc(0)
  return chunk => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    while (held.length >= 4) {
      const length = held.readUInt32BE(0)
      if (length < 4 || length > MOST_MESSAGE_BYTES) return false
      if (held.length < 4 + length) return true
      message(held.subarray(4, 4 + length))
      held = held.subarray(4 + length)
    }
    return true
  }
}
