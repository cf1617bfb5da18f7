// Reads an MP4 (H.264, H.265 or motion JPEG, with AAC if it has any) into a film, without re-encoding: what `--file` loops and what the
// cache of drawn footage is read with. Pictures before the first keyframe are left out.

import { Problem } from '#base/problems.ts'
import type { AudioTrack, CodedPicture, Film, VideoTrack } from './film.ts'
import { check, type Libav, loadLibav } from './libav.ts'
import { type CodecConfig, readAvcConfig, readHevcConfig, splitSample } from './nal.ts'

type Sample = {
  readonly bytes: Buffer
  readonly pts: number
  readonly dts: number
  readonly span: number
  readonly key: boolean
}
type Read = { readonly video: readonly Sample[]; readonly audio: readonly Sample[] }

export const readFilm = async (path: string): Promise<Film> => {
  const av = await loadLibav()
  const input = new av.FormatContext()
  if ((await input.openInput(path)) < 0) throw new Problem('footage_unreadable', { file: path })
  try {
    check(input.findStreamInfoSync(), 'reading stream information')
    const picture = input.streams.find(stream => stream.codecpar.codecType === av.AVMEDIA_TYPE_VIDEO)
    const sound = input.streams.find(stream => stream.codecpar.codecId === av.AV_CODEC_ID_AAC)
    if (picture === undefined) throw new Problem('footage_unreadable', { file: path, why: 'no video' })
    const { codecId } = picture.codecpar
    const codec = codecId === av.AV_CODEC_ID_MJPEG ? 'mjpeg' : codecId === av.AV_CODEC_ID_HEVC ? 'h265' : 'h264'
    const extra = Buffer.from(picture.codecpar.extradata ?? Buffer.alloc(0))
    const config = codec === 'mjpeg' ? wholePictures : codec === 'h265' ? readHevcConfig(extra) : readAvcConfig(extra)
    if (config === undefined) throw new Problem('footage_unreadable', { file: path, why: 'not H.264 or H.265 in MP4' })
    const samples = await readSamples(av, input, picture, sound)
    const { pictures, loop_90k, start_90k } = toPictures(samples.video, config)
    if (pictures.length === 0) throw new Problem('footage_unreadable', { file: path, why: 'no keyframe' })
    const { width, height } = picture.codecpar
    const video: VideoTrack = { codec, width, height, parameterSets: config.parameterSets, pictures }
    const audio = sound === undefined ? undefined : toSounds(sound, samples.audio, start_90k, loop_90k)
    return { loop_90k, video, audio }
  } finally {
    await input.closeInput()
  }
}

/** Motion JPEG has no parameter sets, and each sample is one picture. */
const wholePictures: CodecConfig = { length_bytes: 0, parameterSets: [] }

type Stream = InstanceType<Libav['FormatContext']>['streams'][number]

const readSamples = async (
  av: Libav,
  input: InstanceType<Libav['FormatContext']>,
  picture: Stream,
  sound: Stream | undefined,
): Promise<Read> => {
  const video: Sample[] = []
  const audio: Sample[] = []
  const packet = new av.Packet()
  packet.alloc()
  const taker = (stream: Stream, rate: number, into: Sample[]) => {
    const { num, den } = stream.timeBase
    const ticks = (value: bigint): number => Math.round((Number(value) * num * rate) / den)
    return () =>
      into.push({
        bytes: Buffer.from(packet.data ?? Buffer.alloc(0)),
        pts: ticks(packet.pts),
        dts: ticks(packet.dts),
        span: ticks(packet.duration),
        key: packet.isKeyframe,
      })
  }
  const takePicture = taker(picture, 90_000, video)
  const takeSound = sound === undefined ? undefined : taker(sound, sound.codecpar.sampleRate, audio)
  while ((await input.readFrame(packet)) >= 0) {
    if (packet.streamIndex === picture.index) takePicture()
    else if (packet.streamIndex === sound?.index) takeSound?.()
    packet.unref()
  }
  packet.free()
  return { video, audio }
}

const toPictures = (samples: readonly Sample[], config: CodecConfig) => {
  const from = samples.findIndex(sample => sample.key)
  const kept = from < 0 ? [] : samples.slice(from)
  const start_90k = kept[0]?.dts ?? 0
  const pictures = kept.map((sample): CodedPicture => {
    const nals = config === wholePictures ? [sample.bytes] : splitSample(sample.bytes, config.length_bytes)
    return {
      nals: sample.key ? withParameterSets(nals, config.parameterSets) : nals,
      key: sample.key,
      shown_at: sample.pts - start_90k,
      sent_at: sample.dts - start_90k,
    }
  })
  const last = kept.at(-1)
  const span = last === undefined || last.span > 0 ? (last?.span ?? 0) : 3_600
  return { pictures, start_90k, loop_90k: last === undefined ? 0 : last.dts - start_90k + span }
}

/** A keyframe that lacks its parameter sets gets them, as cameras send them: a client may join at any keyframe. */
const withParameterSets = (nals: readonly Buffer[], sets: readonly Buffer[]): readonly Buffer[] => {
  const missing = sets.filter(set => !nals.some(nal => nal[0] === set[0]))
  return [...missing, ...nals]
}

const toSounds = (stream: Stream, samples: readonly Sample[], start_90k: number, loop_90k: number): AudioTrack => {
  const rate = stream.codecpar.sampleRate
  const start = Math.round((start_90k * rate) / 90_000)
  const end = Math.round((loop_90k * rate) / 90_000)
  const sounds = samples
    .map(sample => ({ bytes: sample.bytes, sent_at: sample.pts - start }))
    .filter(sound => sound.sent_at >= 0 && sound.sent_at < end)
  const config = Buffer.from(stream.codecpar.extradata ?? Buffer.alloc(0))
  return { codec: 'aac', rate, channels: stream.codecpar.channels, config, sounds }
}
