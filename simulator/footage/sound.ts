// The sound of the street: a low hum, an engine now and then, and a short beep each second, so that sound and clock can be
// compared. Coded as G.711 here (ITU-T G.711) or as AAC or Opus by node-av.

import type { AudioCodec, AudioTrack } from './film.ts'
import { check, loadLibav } from './libav.ts'

const G711_RATE = 8_000
const G711_PACKET = 320
const AAC_RATE = 16_000
const AAC_FRAME = 1_024
const OPUS_RATE = 48_000
/** 20 ms. */
const OPUS_FRAME = 960

export const streetSound = (codec: AudioCodec, loop_90k: number): Promise<AudioTrack> => {
  const key = `${codec} ${loop_90k}`
  const found =
    made.get(key) ??
    (codec === 'aac' || codec === 'opus' ? libavSound(codec, loop_90k) : Promise.resolve(g711Sound(codec, loop_90k)))
  made.set(key, found)
  return found
}

/** The same for every camera with the same loop. */
const made = new Map<string, Promise<AudioTrack>>()

const g711Sound = (codec: 'pcma' | 'pcmu', loop_90k: number): AudioTrack => {
  const samples = streetNoise(Math.floor((loop_90k * G711_RATE) / 90_000), G711_RATE)
  const coded = Buffer.from(samples.map(codec === 'pcma' ? toALaw : toMuLaw))
  const sounds = []
  for (let at = 0; at + G711_PACKET <= coded.length; at += G711_PACKET) {
    sounds.push({ bytes: coded.subarray(at, at + G711_PACKET), sent_at: at })
  }
  return { codec, rate: G711_RATE, channels: 1, config: Buffer.alloc(0), sounds }
}

/** Signed 16-bit samples. */
export const streetNoise = (count: number, rate: number): Int16Array =>
  Int16Array.from({ length: count }, (_, index) => {
    const t = index / rate
    const hum = Math.sin(2 * Math.PI * 50 * t) * 300 + Math.sin(2 * Math.PI * 97 * t) * 200
    const engine =
      Math.sin(2 * Math.PI * 130 * t + 3 * Math.sin(2 * Math.PI * 21 * t)) *
      1_500 *
      Math.max(0, Math.sin((Math.PI * t) / 4)) ** 4
    const beep = t % 1 < 0.08 ? Math.sin(2 * Math.PI * 1_000 * t) * 6_000 : 0
    return hum + engine + beep
  })

/** ITU-T G.711 A-law: sign, three bits of segment, four of step; even bits inverted. */
export const toALaw = (sample: number): number => {
  const sign = sample >= 0 ? 0x80 : 0
  const size = Math.min(0x7fff, sample >= 0 ? sample : -sample - 1) >> 4
  if (size < 16) return (sign | size) ^ 0x55
  const segment = 31 - Math.clz32(size) - 3
  return (sign | (segment << 4) | ((size >> (segment - 1)) & 0x0f)) ^ 0x55
}

/** ITU-T G.711 µ-law: biased by 33 of 14 bits, all bits inverted. */
export const toMuLaw = (sample: number): number => {
  const sign = sample < 0 ? 0x80 : 0
  const size = Math.min(0x7f7b, Math.abs(sample)) + 132
  const segment = 31 - Math.clz32(size) - 7
  return ~(sign | (segment << 4) | ((size >> (segment + 3)) & 0x0f)) & 0xff
}

const libavSound = async (codec: 'aac' | 'opus', loop_90k: number): Promise<AudioTrack> => {
  const av = await loadLibav()
  const found = av.Codec.findEncoderByName(codec === 'aac' ? av.FF_ENCODER_AAC : av.FF_ENCODER_LIBOPUS)
  if (found === null) throw new Error(`libav: no ${codec} encoder in this build`)
  const [rate, size] = codec === 'aac' ? [AAC_RATE, AAC_FRAME] : [OPUS_RATE, OPUS_FRAME]
  const format = codec === 'aac' ? av.AV_SAMPLE_FMT_FLTP : av.AV_SAMPLE_FMT_FLT
  const layout = av.AV_CHANNEL_LAYOUT_MONO
  const context = new av.CodecContext()
  context.allocContext3(found)
  context.sampleRate = rate
  context.sampleFormat = format
  context.channelLayout = layout
  context.bitRate = 32_000n
  context.timeBase = new av.Rational(1, rate)
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
  check(context.open2Sync(found, null), `opening the ${codec} encoder`)
  const samples = streetNoise(Math.floor((loop_90k * rate) / 90_000), rate)
  const sounds: { bytes: Buffer; sent_at: number }[] = []
  const packet = new av.Packet()
  packet.alloc()
  const drain = (): void => {
    while (context.receivePacketSync(packet) >= 0) {
      // The encoder's priming frames come before zero; the loop begins with the first whole frame.
      if (packet.pts >= 0n)
        sounds.push({ bytes: Buffer.from(packet.data ?? Buffer.alloc(0)), sent_at: Number(packet.pts) })
      packet.unref()
    }
  }
  for (let at = 0; at + size <= samples.length; at += size) {
    const part = Float32Array.from(samples.subarray(at, at + size), sample => sample / 32_768)
    const frame = av.Frame.fromAudioBuffer(Buffer.from(part.buffer), {
      nbSamples: size,
      format,
      sampleRate: rate,
      channelLayout: layout,
    })
    frame.pts = BigInt(at)
    check(context.sendFrameSync(frame), 'encoding sound')
    frame.free()
    drain()
  }
  const config = codec === 'aac' ? Buffer.from(context.extraData ?? Buffer.alloc(0)) : Buffer.alloc(0)
  packet.free()
  context.freeContext()
  return { codec, rate, channels: 1, config, sounds }
}
