import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { until } from '#test/patience.ts'
import { StationLink } from './station-link.ts'

test('a station that stands still is let go before what it does not read fills the memory', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-link-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  let left = 0
  let greeted = false
  const ignored = {
    plan: () => {},
    housekeeping: () => {},
    archives: () => {},
    trustCertificate: () => {},
    retrySignIn: () => {},
    stop: () => {},
    recovered: async () => null,
  }
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
