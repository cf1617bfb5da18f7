import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AudioFormat } from '#engine/frames/frame.ts'
import { at, GATE, givePictures, startRecording } from '#test/engine/recording.ts'
import { extentLength, readExtents } from './extents.ts'
import { type Sound, soundOf } from './sound.ts'

const alaw: AudioFormat = {
  kind: 'audio',
  id: 'a1a1a1a1a1a1a1a1',
  entry: 'alaw',
  codec: 'alaw',
  sample_rate: 8000,
  channels: 1,
  description: Buffer.alloc(0),
}
// AAC-LC, 16 kHz, mono.
const aac: AudioFormat = { ...alaw, id: 'b2b2b2b2b2b2b2b2', entry: 'mp4a', codec: 'mp4a.40.2', sample_rate: 16_000 }
const withConfig = (hex: string): AudioFormat => ({ ...aac, description: Buffer.from(hex, 'hex') })

/** Pictures for three seconds, and of each of `heard` frames a sound of `bytes`. */
const recorded = async (format: AudioFormat, heard: readonly number[], bytes: number) => {
  const recording = startRecording()
  recording.recorder.begin(format)
  for (let frame = 0; frame < 45; frame++) {
    givePictures(recording, frame, 1, { group: frame % 15 === 0 ? 1 : 2 })
    if (heard.includes(frame))
      recording.give({ frame, kind: 'audio', key: true, format, bytes: Buffer.alloc(bytes, frame + 1) })
  }
  await recording.finish()
  const parts = await recording.footage.parts(GATE, 'main', at(0), at(45))
  return { parts, [Symbol.dispose]: recording.dispose }
}

const bytesOf = async ({ extents }: Sound): Promise<Buffer> => {
  const pieces: Buffer[] = []
  const length = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  for await (const piece of readExtents(extents, 0, length)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const all = Array.from({ length: 45 }, (_, frame) => frame)

test('G.711 becomes a WAV that says what it is, with the samples as they were recorded', async () => {
  using made = await recorded(alaw, all, 533)
  const sound = soundOf(made.parts, at(0))!
  assert.deepEqual([sound.type, sound.from], ['audio/wav', at(0)])
  const wav = await bytesOf(sound)
  assert.equal(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 16), 'RIFFWAVEfmt ')
  assert.equal(wav.readUInt32LE(4), wav.length - 8)
  assert.deepEqual([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24)], [6, 1, 8000])
  assert.equal(wav.readUInt32LE(54), 45 * 533)
  assert.deepEqual([wav[58], wav[58 + 533], wav.at(-1)], [1, 2, 45])
})

test('AAC becomes ADTS: each access unit behind a header that tells its length', async () => {
  using made = await recorded(withConfig('1408'), all, 200)
  const sound = soundOf(made.parts, at(0))!
  assert.equal(sound.type, 'audio/aac')
  const bytes = await bytesOf(sound)
  assert.equal(bytes.length, 45 * 207)
  for (let i = 0; i < 45; i++) {
    const head = bytes.subarray(i * 207, i * 207 + 8)
    assert.equal(head.readUInt16BE(0), 0xfff1)
    assert.equal((head[2]! >> 2) & 15, 8, '16 kHz')
    assert.equal(((head[3]! & 3) << 11) | (head[4]! << 3) | (head[5]! >> 5), 207)
    assert.equal(head[7], i + 1)
  }
})

test('sound ends where it breaks off, and goes on in the next answer', async () => {
  using made = await recorded(alaw, [...all.slice(0, 15), ...all.slice(30)], 533)
  const first = soundOf(made.parts, at(0))!
  assert.equal(first.from, at(0))
  assert.ok(Math.abs(first.to - at(15)) < 10, 'as long as 533 samples at 8 kHz sound')
  const second = soundOf(made.parts, first.to)!
  assert.equal(second.from, at(30))
})

test('there is no sound where none was recorded, or where no browser could read it', async () => {
  using silent = await recorded(alaw, [], 1)
  assert.equal(soundOf(silent.parts, at(0)), undefined)
  for (const config of ['', '14', 'ffff', '1400']) {
    using odd = await recorded(withConfig(config), all, 200)
    assert.equal(soundOf(odd.parts, at(0)), undefined, config)
  }
})
