import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Workplace } from '#bench/workplace.ts'
import { startVlc, withoutVlc } from './foreign-servers.ts'
import { recordAndWatch } from './record-and-watch.ts'
import { streetFile } from './street-file.ts'

const SECONDS = 6

describe('VLC’s RTSP server', { skip: withoutVlc }, () => {
  for (const [asked, name] of [
    ['udp', 'is recorded and watched live over udp'],
    // UDP is all it speaks.
    ['tcp', 'answers 461 to tcp, and is recorded over udp without anybody’s doing'],
  ] as const) {
    it(name, async t => {
      const source = await streetFile()
      if ('missing' in source) return t.skip(source.missing)
      await using place = new Workplace('vlc')
      const seen = await recordAndWatch(place, await startVlc(place, source.file), asked, SECONDS)
      t.diagnostic(JSON.stringify(seen))
      assert.ok(seen.live_began_with_key)
      assert.ok(seen.recorded_seconds > SECONDS - 0.2, `recorded ${seen.recorded_seconds} s`)
      assert.equal(seen.decoded?.complaints ?? '', '')
    })
  }
})
