import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Workplace } from '#bench/workplace.ts'
import { startFfmpeg, withoutFfmpeg } from './foreign-servers.ts'
import { recordAndWatch } from './record-and-watch.ts'
import { streetFile } from './street-file.ts'

const SECONDS = 6

describe('ffmpeg’s RTP, SDP and RTCP behind a thin RTSP door', { skip: withoutFfmpeg }, () => {
  for (const transport of ['tcp', 'udp'] as const) {
    it(`are recorded and watched live over ${transport}`, async t => {
      const source = await streetFile()
      if ('missing' in source) return t.skip(source.missing)
      await using place = new Workplace('ffmpeg')
      const { url, door } = await startFfmpeg(place, source.file)
      await using _ = door
      const seen = await recordAndWatch(place, url, transport, SECONDS)
      t.diagnostic(JSON.stringify({ ...seen, packets: door.passed() }))
      assert.equal(door.over(), transport)
      assert.ok(seen.live_began_with_key)
      assert.ok(seen.recorded_seconds > SECONDS - 0.2, `recorded ${seen.recorded_seconds} s`)
      assert.equal(seen.gaps, 0)
      assert.equal(seen.packets_lost, 0)
      assert.equal(seen.decoded?.complaints ?? '', '')
    })
  }

  for (const [codec, b_frames] of [
    ['h265', false],
    ['h265', true],
    ['h264', true],
  ] as const) {
    it(`are recorded in ${codec}${b_frames ? ' with B-frames' : ''}`, async t => {
      const source = await streetFile(codec, b_frames)
      if ('missing' in source) return t.skip(source.missing)
      await using place = new Workplace('ffmpeg')
      const { url, door } = await startFfmpeg(place, source.file)
      await using _ = door
      const seen = await recordAndWatch(place, url, 'tcp', SECONDS)
      t.diagnostic(JSON.stringify(seen))
      assert.equal(seen.gaps, 0)
      assert.equal(seen.packets_lost, 0)
      assert.equal(seen.decoded?.complaints ?? '', '')
    })
  }
})
