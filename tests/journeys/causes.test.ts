// Journey: a camera is not recorded, and everybody can see why. It is suspended and comes back by itself, it is given hours, a person says
// why its picture was gone; and all of that is still known after the catalogue was lost.

import assert from 'node:assert/strict'
import { globSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import type { CoverageSpan } from '#contract/recording.ts'
import { startStation } from '#programs/station/station.ts'
import { run } from '#test/command-line.ts'
import { Asked, closing, makeFolder, openStreet, type Span } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const S = 90_000

test('what was ordered and what was said is told as the cause, and outlives the catalogue', {
  timeout: 150_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const data = join(makeFolder(stack), 'data')
  const open = () => startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 20_000 })
  const house = new Asked(data)
  let station = await open()
  stack.defer(() => station.stop())
  const { id } = await house.add(street.cameras[0]!)
  const now = async () => (await house.status()).now_90k
  const begin = await now()
  await house.streams(id)
  await house.recorded(id, await now(), 2)
  const missing = async (span: Span): Promise<readonly CoverageSpan[]> =>
    (await house.coverage(id, span)).spans.filter(({ state }) => state === 'missing')
  const caused = (cause: string, from_90k: number) =>
    until(`it is missing: ${cause}`, async () => {
      const spans = await missing({ from_90k, to_90k: await now() })
      return spans.find(span => span.cause === cause)
    })

  const until_90k = (await now()) + 8 * S
  await t.test(
    'a suspended camera is not dialled, says who and why, and comes back when its time has come',
    async () => {
      await house.ask('POST', `/api/cameras/${id}/suspension`, { body: { reason: 'sửa nhà', until_90k } })
      const status = await until('it says so', async () => {
        const { main } = await house.camera(id)
        return main?.reason === 'suspended' && main
      })
      assert.deepEqual([status.state, status.detail, status.retry_at_90k], ['waiting', 'sửa nhà (cli)', until_90k])
      const { by, detail } = await caused('suspended', begin)
      assert.deepEqual([by, detail], ['cli', 'sửa nhà'])
      await until('its time has come', async () => (await now()) > until_90k)
      const camera = await house.streams(id)
      assert.equal(camera.suspended, null)
      await house.recorded(id, await now(), 2)
    },
  )

  await t.test('outside its hours it can be watched and nothing is recorded; within them it is', async () => {
    const minute = Math.floor(((await now()) / S + 7 * 3600) / 60) % 1440
    const clock = (at: number) => `${Math.floor((at % 1440) / 60)}:${String(at % 60).padStart(2, '0')}`
    const later = `${clock(minute + 300)}-${clock(minute + 360)}`
    const from_90k = await now()
    const said = await run(['camera', 'schedule', '--camera', id, '--hours', later, '--data', data])
    assert.match(said.out, /ghi vào giờ/, said.err)
    const span = await caused('not_scheduled', from_90k)
    assert.equal(span.by, 'cli')
    const camera = await house.camera(id)
    assert.deepEqual([camera.main?.state, camera.hours?.recording], ['streaming', false])
    const cleared = await run(['camera', 'schedule', '--camera', id, '--clear', '--data', data])
    assert.match(cleared.out, /ghi suốt/, cleared.err)
    const again_90k = await now()
    await until(
      'it is recorded again',
      async () => {
        const { recorded_90k } = await house.coverage(id, { from_90k: again_90k, to_90k: await now() })
        return recorded_90k > 2 * S
      },
      30_000,
    )
  })

  await t.test('a person says why the picture was gone, says it anew, and takes it back', async () => {
    const from_90k = await now()
    street.setFault(id, 'closes-mid-stream')
    await until('the camera is gone', async () => (await house.camera(id)).main?.state === 'waiting')
    street.setFault(id, 'hangs-up-at-once')
    const seen = await caused('unknown', from_90k)
    assert.equal(seen.by, 'recorder')
    const to_90k = seen.from_90k + 3 * S
    await until('three seconds pass', async () => (await now()) > to_90k + 4 * S)
    const at = (ticks: number) => new Date(ticks / 90).toISOString()
    const asked = ['--camera', id, '--from', at(seen.from_90k), '--to', at(to_90k), '--data', data]
    const cause = (...more: string[]) => run(['coverage', 'cause', ...asked, ...more])
    const said = await cause('--cause', 'internet_lost')
    assert.match(said.out, /Đã ghi nhận.*mất Internet/, said.err)
    const anew = await cause('--cause', 'power_lost', '--note', 'gia đình rút phích', '--json')
    const told = await caused('power_lost', from_90k)
    assert.deepEqual([told.by, told.detail], ['cli', 'gia đình rút phích'])
    assert.ok(told.noted_90k !== null && told.noted_90k >= to_90k)
    const { id: word } = JSON.parse(anew.out) as { id: number }
    await cause('--withdraw', String(word))
    assert.equal((await caused('internet_lost', from_90k)).by, 'cli')
    assert.match((await cause()).out, /gia đình rút phích \[rút lại/)
    await cause('--cause', 'power_lost', '--note', 'gia đình rút phích')
    street.setFault(id, undefined)
    await house.streams(id, 20_000)
    await house.recorded(id, await now(), 2)
  })

  await t.test('a lost catalogue takes none of it along', async () => {
    const span = { from_90k: begin, to_90k: await now() }
    const shown = async () =>
      (await missing(span)).map(({ cause, by, detail, from_90k, to_90k }) => ({
        cause,
        by,
        detail,
        from: Math.round(from_90k / S),
        to: Math.round(to_90k / S),
      }))
    const before = await shown()
    const causes = new Set(before.map(({ cause }) => cause))
    for (const cause of ['suspended', 'not_scheduled', 'power_lost'])
      assert.ok(causes.has(cause), JSON.stringify(before))
    await station.stop()
    for (const name of globSync('catalogue.sqlite*', { cwd: data })) rmSync(join(data, name))
    station = await open()
    await house.streams(id)
    await until('all is as it was', async () => JSON.stringify(await shown()) === JSON.stringify(before), 30_000)
    await caused('station_down', begin)
  })

  await t.test('a station that is down when a rest ends is to blame for what comes after it', async () => {
    const from_90k = await now()
    const ends_90k = from_90k + 5 * S
    await house.ask('POST', `/api/cameras/${id}/suspension`, { body: { reason: 'cúng giỗ', until_90k: ends_90k } })
    await caused('suspended', from_90k)
    await station.stop()
    await until('seconds pass behind its end', () => Date.now() * 90 > ends_90k + 7 * S)
    station = await open()
    await house.streams(id)
    await house.recorded(id, await now(), 1)
    const { spans, ...counted } = await house.coverage(id, { from_90k, to_90k: await now() })
    const rest = spans.find(({ cause }) => cause === 'suspended')!
    const down = spans.find(({ cause }) => cause === 'station_down')
    assert.ok(Math.abs(rest.to_90k - ends_90k) < S, JSON.stringify(spans))
    assert.equal(down?.from_90k, rest.to_90k, JSON.stringify(spans))
    assert.equal(counted.suspended_90k, rest.to_90k - rest.from_90k)
    assert.equal(counted.expected_90k, spans.at(-1)!.to_90k - spans[0]!.from_90k - counted.suspended_90k)
  })
})
