// Read init: the formats that a segment's movie header describes, so that a file tells by itself what is in it.

import { createHash } from 'node:crypto'
import { no, ok, type Result } from '#base/result.ts'
import { h265CodecName } from '#engine/frames/codec-name.ts'
import type { AudioFormat, Format, VideoFormat } from '#engine/frames/frame.ts'
import { opusFormat } from '#engine/frames/opus.ts'
import { stillsFormat } from '#engine/frames/stills.ts'
import { type BoxSpan, boxesIn } from './boxes.ts'

/** Reads a whole `moov` box. Formats come in the order of their tracks. */
export const readFormats = (bytes: Buffer, moov: BoxSpan): Result<readonly Format[], 'damaged_header'> => {
  const formats: Format[] = []
  for (const trak of boxesIn(bytes, moov.payload, moov.end).filter(box => box.type === 'trak')) {
    const entry = sampleEntry(bytes, trak)
    const format = entry === undefined ? undefined : readEntry(bytes, entry)
    if (format === undefined) return no('damaged_header')
    formats.push(format)
  }
  return formats.length > 0 ? ok(formats) : no('damaged_header')
}

const sampleEntry = (bytes: Buffer, trak: BoxSpan): BoxSpan | undefined => {
  let at: BoxSpan | undefined = trak
  for (const type of ['mdia', 'minf', 'stbl', 'stsd']) {
    at = at && boxesIn(bytes, at.payload, at.end).find(box => box.type === type)
  }
  return at && boxesIn(bytes, at.payload + 8, at.end)[0]
}

const readEntry = (bytes: Buffer, entry: BoxSpan): Format | undefined => {
  if (entry.type === 'avc1' || entry.type === 'hvc1') return readVideo(bytes, entry, entry.type)
  if (entry.type === 'mp4v') return readStills(bytes, entry)
  if (entry.type === 'mp4a' || entry.type === 'alaw' || entry.type === 'ulaw' || entry.type === 'Opus')
    return readAudio(bytes, entry, entry.type)
  return undefined
}

const readVideo = (bytes: Buffer, box: BoxSpan, entry: 'avc1' | 'hvc1'): VideoFormat | undefined => {
  if (box.end - box.payload < 78) return undefined
  const wanted = entry === 'avc1' ? 'avcC' : 'hvcC'
  const config = boxesIn(bytes, box.payload + 78, box.end).find(inner => inner.type === wanted)
  if (config === undefined || config.end - config.payload < 13) return undefined
  const description = Buffer.from(bytes.subarray(config.payload, config.end))
  const avc = () => `avc1.${description.toString('hex', 1, 4)}`
  return {
    kind: 'video',
    id: createHash('sha256').update(entry).update(description).digest('hex').slice(0, 16),
    entry,
    codec: entry === 'avc1' ? avc() : h265CodecName(description.subarray(1, 13)),
    width: bytes.readUInt16BE(box.payload + 24),
    height: bytes.readUInt16BE(box.payload + 26),
    reorder: undefined,
    description,
  }
}

const readStills = (bytes: Buffer, box: BoxSpan): VideoFormat | undefined => {
  if (box.end - box.payload < 78) return undefined
  return stillsFormat(bytes.readUInt16BE(box.payload + 24), bytes.readUInt16BE(box.payload + 26))
}

const readAudio = (bytes: Buffer, box: BoxSpan, entry: AudioFormat['entry']): AudioFormat | undefined => {
  if (box.end - box.payload < 28) return undefined
  const channels = bytes.readUInt16BE(box.payload + 16)
  const sample_rate = bytes.readUInt16BE(box.payload + 24)
  if (entry === 'Opus') {
    const config = boxesIn(bytes, box.payload + 28, box.end).find(inner => inner.type === 'dOps')
    return config === undefined || config.end - config.payload !== 11
      ? undefined
      : opusFormat(bytes[config.payload + 1]!)
  }
  if (entry !== 'mp4a') {
    const id = createHash('sha256').update(`${entry} ${sample_rate} ${channels}`).digest('hex').slice(0, 16)
    return { kind: 'audio', id, entry, codec: entry, sample_rate, channels, description: Buffer.alloc(0) }
  }
  const esds = boxesIn(bytes, box.payload + 28, box.end).find(inner => inner.type === 'esds')
  const description = esds === undefined ? undefined : specificConfig(bytes.subarray(esds.payload + 4, esds.end))
  if (description === undefined) return undefined
  const id = createHash('sha256').update('mp4a').update(description).digest('hex').slice(0, 16)
  const codec = `mp4a.40.${description[0]! >> 3}`
  return { kind: 'audio', id, entry, codec, sample_rate, channels, description }
}

/** Walks ES_Descriptor → DecoderConfigDescriptor → DecoderSpecificInfo, as this program writes them. */
const specificConfig = (bytes: Buffer): Buffer | undefined => {
  let at = 0
  const enter = (tag: number, skip: number): number | undefined => {
    if (bytes[at] !== tag) return undefined
    at++
    let length = 0
    for (let i = 0; i < 4; i++) {
      const byte = bytes[at++] ?? 0
      length = length * 128 + (byte & 127)
      if (byte < 128) break
    }
    at += skip
    return length
  }
  if (enter(3, 3) === undefined || enter(4, 13) === undefined) return undefined
  const length = enter(5, 0)
  if (length === undefined || length < 2 || length > 64 || at + length > bytes.length) return undefined
  return Buffer.from(bytes.subarray(at, at + length))
}
