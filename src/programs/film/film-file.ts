// Film file: pictures and sound coded as H.264 and AAC into an ordinary MP4 with its header in front. Written beside its name and renamed when whole:
// half a film is none.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { type Av, check, type Made, newPacket } from './libav.ts'

export const SOUND_RATE = 48_000
const SOUND_FRAME = 1024
const SOUND_BITS = 64_000n
const TICKS = 90_000
/** A millisecond: pictures that claim the same moment stand behind each other. */
const LEAST_STEP = 90
/** How long the last picture stands. */
const PICTURE = 3_600n

export type FilmFileOptions = {
  readonly out: string
  readonly width: number
  readonly height: number
  readonly quality: number
  /** Pictures between two keyframes at most. */
  readonly group: number
  readonly sound: boolean
  readonly title: string
  readonly comment: string
}

export class FilmFile {
  readonly #av: Av
  readonly #options: FilmFileOptions
  readonly #output: Made<'FormatContext'>
  readonly #video: Made<'CodecContext'>
  readonly #audio: Made<'CodecContext'> | undefined
  readonly #tracks: Made<'Stream'>[]
  readonly #packet: Made<'Packet'>
  #last = -LEAST_STEP
  #samples = 0
  #rest = new Float32Array(0)
  /** Of each picture, in ticks. */
  readonly times: number[] = []

  constructor(av: Av, options: FilmFileOptions) {
    this.#av = av
    this.#options = options
    this.#packet = newPacket(av)
    this.#output = new av.FormatContext()
    check(this.#output.allocOutputContext2(null, 'mp4', partOf(options.out)), 'choosing MP4')
    this.#video = openVideo(av, options)
    this.#audio = options.sound ? openAudio(av) : undefined
    this.#tracks = [this.#video, ...(this.#audio ? [this.#audio] : [])].map(coder => {
      const track = this.#output.newStream()
      track.timeBase = coder.timeBase
      check(track.codecpar.fromContext(coder), 'describing a track')
      return track
    })
    const { title, comment } = options
    this.#output.metadata = av.Dictionary.fromObject({ title, comment })
    const children = av.AV_OPT_SEARCH_CHILDREN
    check(this.#output.setOption('movflags', 'faststart', av.AV_OPT_TYPE_STRING, children), 'putting the header first')
    check(this.#output.openOutputSync(), 'opening the file')
    check(this.#output.writeHeaderSync(), 'writing the header')
  }

  /** How far the sound is, in ticks of 1/90000 s. */
  get heard(): number {
    return ((this.#samples + this.#rest.length) / SOUND_RATE) * TICKS
  }

  /** `at`: ticks of 1/90000 s from the film's beginning; each later than the one before, else it is put right behind. */
  picture(frame: Made<'Frame'>, at: number): void {
    this.#last = Math.max(this.#last + LEAST_STEP, Math.round(at))
    frame.pts = BigInt(this.#last)
    frame.pictType = this.#av.AV_PICTURE_TYPE_NONE
    check(this.#video.sendFrameSync(frame), 'coding a picture')
    this.times.push(this.#last)
    this.#drain(this.#video, 0)
  }

  /** What follows what was heard before. */
  sound(samples: Float32Array): void {
    if (this.#audio === undefined) return
    const all = new Float32Array(this.#rest.length + samples.length)
    all.set(this.#rest)
    all.set(samples, this.#rest.length)
    let at = 0
    for (; at + SOUND_FRAME <= all.length; at += SOUND_FRAME) this.#code(all.subarray(at, at + SOUND_FRAME))
    this.#rest = all.slice(at)
  }

  /** Answers what the file is. */
  async finish(): Promise<{ readonly bytes: number; readonly sha256: string }> {
    check(this.#video.sendFrameSync(null), 'finishing the pictures')
    this.#drain(this.#video, 0)
    if (this.#audio !== undefined) {
      if (this.#rest.length > 0) this.#code(this.#rest)
      check(this.#audio.sendFrameSync(null), 'finishing the sound')
      this.#drain(this.#audio, 1)
    }
    check(this.#output.writeTrailerSync(), 'writing the index')
    this.#free()
    const part = partOf(this.#options.out)
    const made = await flushed(part)
    await rename(part, this.#options.out)
    return made
  }

  async giveUp(): Promise<void> {
    this.#free()
    await rm(partOf(this.#options.out), { force: true })
  }

  #free(): void {
    this.#output.closeOutputSync()
    this.#packet.free()
    this.#video.freeContext()
    this.#audio?.freeContext()
    this.#output.freeContext()
  }

  #code(samples: Float32Array): void {
    const av = this.#av
    const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
    using frame = av.Frame.fromAudioBuffer(Buffer.from(bytes), {
      nbSamples: samples.length,
      format: av.AV_SAMPLE_FMT_FLTP,
      sampleRate: SOUND_RATE,
      channelLayout: av.AV_CHANNEL_LAYOUT_MONO,
    })
    frame.pts = BigInt(this.#samples)
    this.#samples += samples.length
    check(this.#audio!.sendFrameSync(frame), 'coding sound')
    this.#drain(this.#audio!, 1)
  }

  #drain(coder: Made<'CodecContext'>, track: number): void {
    const packet = this.#packet
    while (coder.receivePacketSync(packet) >= 0) {
      packet.streamIndex = track
      if (track === 0) packet.duration = PICTURE // of the last one; the others last until the next begins
      packet.rescaleTs(coder.timeBase, this.#tracks[track]!.timeBase)
      check(this.#output.interleavedWriteFrameSync(packet), 'writing the film')
      packet.unref()
    }
  }
}

const partOf = (out: string): string => `${out}.part`

const openVideo = (av: Av, { width, height, quality, group }: FilmFileOptions): Made<'CodecContext'> => {
  const found = av.Codec.findEncoderByName(av.FF_ENCODER_LIBX264)
  if (found === null) throw new Error('libav: no H.264 encoder')
  const context = new av.CodecContext()
  context.allocContext3(found)
  context.width = width
  context.height = height
  context.pixelFormat = av.AV_PIX_FMT_YUV420P
  context.timeBase = new av.Rational(1, TICKS)
  context.framerate = new av.Rational(15, 1)
  context.gopSize = group
  context.maxBFrames = 0
  context.threadCount = 1
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
  const options = { preset: 'veryfast', crf: String(quality), 'x264-params': 'rc-lookahead=10:sync-lookahead=0' }
  for (const [name, value] of Object.entries(options))
    check(context.setOption(name, value, av.AV_OPT_TYPE_STRING, av.AV_OPT_SEARCH_CHILDREN), `setting ${name}`)
  check(context.open2Sync(found, null), 'opening the encoder')
  return context
}

const openAudio = (av: Av): Made<'CodecContext'> => {
  const found = av.Codec.findEncoderByName(av.FF_ENCODER_AAC)
  if (found === null) throw new Error('libav: no AAC encoder')
  const context = new av.CodecContext()
  context.allocContext3(found)
  context.sampleRate = SOUND_RATE
  context.sampleFormat = av.AV_SAMPLE_FMT_FLTP
  context.channelLayout = av.AV_CHANNEL_LAYOUT_MONO
  context.bitRate = SOUND_BITS
  context.timeBase = new av.Rational(1, SOUND_RATE)
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
  check(context.open2Sync(found, null), 'opening the sound encoder')
  return context
}

const flushed = async (file: string): Promise<{ readonly bytes: number; readonly sha256: string }> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(file)) {
    hash.update(piece as Buffer)
    bytes += (piece as Buffer).length
  }
  await using handle = await open(file, 'r')
  await handle.sync()
  return { bytes, sha256: hash.digest('hex') }
}
