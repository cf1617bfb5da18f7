import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { mediaSpan90k } from '#base/units.ts'
import { createWireReader, writeWireJson } from '#contract/recorder-wire.ts'
import { g711Format } from '#engine/frames/audio/g711.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import { FrameWriter } from '#engine/frames/frame-writer.ts'
import { LiveRing } from '#engine/viewing/live-ring.ts'
import { at, format1080 } from '#test/engine/recording.ts'
import { until } from '#test/patience.ts'
import { StationLink } from './station-link.ts'

const ignored = {
  plan: () => {},
  housekeeping: () => {},
  archives: () => {},
  trustCertificate: () => {},
  retrySignIn: () => {},
  stop: () => {},
  recovered: async () => null,
}

test('a station that stands still is let go before what it does not read fills the memory', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-link-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  let left = 0
  let greeted = false
  const link = new StationLink({
    ...ignored,
    greet: () => {
      greeted = true
    },

    ringOf: () => undefined,
    left: () => {
      left++
    },
  })
  await link.listen(join(folder, 'sock'))
  t.after(() => link.close())
  const station = connect(join(folder, 'sock')).pause()
  station.on('error', () => {})
  t.after(() => station.destroy())
  await until('it is welcomed', () => greeted)
  const format = { handle: 1, id: 'f', entry: 'avc1', codec: 'avc1.64001f', width: 640, height: 360 } as const
  const message = { kind: 'format', ...format, description: 'x'.repeat(64 * 1024) } as const
  for (let sent = 0; sent < 400; sent++) link.send(message)
  await until('it is let go', () => left === 1)
})

test('a stream that begins anew is followed on, with its sound only where that was asked for', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-link-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const sound = g711Format('pcma', 8000, 1)
  let ring: LiveRing | undefined
  let asked = 0
  const ringOf = () => {
    asked++
    return ring
  }
  const link = new StationLink({ ...ignored, greet: () => {}, ringOf, left: () => {} })
  await link.listen(join(folder, 'sock'))
  t.after(() => link.close())
  const station = connect(join(folder, 'sock'))
  t.after(() => station.destroy())
  const heard: string[] = []
  const read = createWireReader({
    json: message => {
      const { handle, sound: told } = message as { handle: number; sound: { entry: string } | null }
      heard.push(`${handle} format ${told?.entry ?? 'silent'}`)
    },
    frame: ({ handle, sound: isSound = false }) => heard.push(`${handle} ${isSound ? 'sound' : 'picture'}`),
  })
  station.on('data', (bytes: Buffer) => read(bytes))
  const writer = new FrameWriter(createChunkPool())
  const take = (kind: 'video' | 'audio', format: VideoFormat | AudioFormat) => {
    writer.append(Buffer.alloc(10), 0, 10)
    const place = { decode: at(0), composition: mediaSpan90k(0), newRun: false }
    ring?.take({ ...writer.finish(), kind, key: true, format, ...place })
  }
  for (const handle of [1, 2])
    station.write(writeWireJson({ kind: 'follow', handle, camera: 'cong', stream: 'main', sound: handle === 2 }))
  // There is no such stream yet; it comes, and then comes anew.
  await until('it is asked for', () => asked === 2)
  for (let begun = 1; begun <= 2; begun++) {
    heard.length = 0
    ring = new LiveRing()
    ring.begin(sound)
    link.ringIsNew('cong', 'main')
    take('video', format1080)
    take('audio', sound)
    take('video', format1080)
    await until('it is heard', () => heard.length >= 7)
    assert.deepEqual(
      heard.filter(word => word.startsWith('1')),
      ['1 format silent', '1 picture', '1 picture'],
    )
    assert.deepEqual(
      heard.filter(word => word.startsWith('2')),
      ['2 format alaw', '2 picture', '2 sound', '2 picture'],
    )
  }
})
