import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Workplace } from '#bench/workplace.ts'
import { startGstreamer, withoutGstreamer } from './foreign-servers.ts'
import { recordAndWatch } from './record-and-watch.ts'
import { streetFile } from './street-file.ts'

const SECONDS = 6
/** Quick footage ends after four seconds. */
const SHORT = 2

describe('GStreamer’s RTSP server', { skip: withoutGstreamer }, () => {
  for (const transport of ['tcp', 'udp'] as const) {
    it(`is recorded and watched live over ${transport}`, async t => {
      const source = await streetFile()
      if ('missing' in source) return t.skip(source.missing)
      await using place = new Workplace('gstreamer')
      const seen = await recordAndWatch(place, await startGstreamer(place, source.file), transport, SECONDS)
      t.diagnostic(JSON.stringify(seen))
      assert.ok(seen.live_began_with_key)
      assert.ok(seen.recorded_seconds > SECONDS - 0.2, `recorded ${seen.recorded_seconds} s`)
      assert.equal(seen.gaps, 0)
      assert.equal(seen.packets_lost, 0)
      assert.equal(seen.decoded?.complaints ?? '', '')
      assert.ok(
        seen.decoded === undefined || Math.abs(seen.decoded.frames - SECONDS * 15) <= 32,
        `${seen.decoded?.frames}`,
      )
    })
  }
  for (const codec of ['h265', 'mjpeg'] as const) {
    it(`is recorded where it sends ${codec}`, async t => {
      const source = await streetFile(codec)
      if ('missing' in source) return t.skip(source.missing)
      await using place = new Workplace('gstreamer')
      const seen = await recordAndWatch(place, await startGstreamer(place, source.file, codec), 'tcp', SHORT)
      t.diagnostic(JSON.stringify(seen))
      assert.equal(seen.packets_lost, 0)
      assert.equal(seen.decoded?.complaints ?? '', '')
    })
  }
})
