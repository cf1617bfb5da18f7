// Journey: the catalogue is lost. The station starts as if nothing had happened, records at once, finds its old footage again, and the chain
// of every stream goes on unbroken from before the loss to after it.

import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import { checkData } from '#programs/commands/check.ts'
import { startStation } from '#programs/station/station.ts'
import { Asked, closing, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const SECONDS = 6

test('the catalogue is lost: recording goes on, footage is found again, the chain holds', {
  timeout: 120_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2 })
  const data = join(makeFolder(stack), 'data')
  const open = () =>
    startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 20_000, segment_ms: 4000 })
  const asked = new Asked(data)
  const findings = async (full: boolean) =>
    (await checkData(data, full, () => {})).findings.map(({ what, file, detail }) => ({ what, file, detail }))

  let station = await open()
  stack.defer(() => station.stop())
  for (const camera of street.cameras) await asked.add(camera, { sub_url: camera.sub_url })
  const [{ id }] = street.cameras as [(typeof street.cameras)[number]]
  for (const camera of street.cameras) await asked.streams(camera.id)
  const before = await asked.recorded(id, (await asked.status()).now_90k, SECONDS)

  await t.test('a check beside the recording station finds nothing wrong', async () => {
    for (let round = 0; round < 3; round++) assert.deepEqual(await findings(round > 0), [])
  })

  await station.stop()
  for (const name of globSync('catalogue.sqlite*', { cwd: data })) rmSync(join(data, name))
  station = await open()
  for (const camera of street.cameras) await asked.streams(camera.id)
  await asked.recorded(id, (await asked.status()).now_90k, 3)

  await t.test('footage from before the loss is there again', async () => {
    const { recorded_90k } = await until('it is entered', async () => {
      const coverage = await asked.coverage(id, before)
      return coverage.recorded_90k === SECONDS * 90_000 && coverage
    })
    assert.equal(recorded_90k, SECONDS * 90_000)
    await until('all of it', () => !existsSync(join(data, 'catalogue.rebuilding')))
  })

  await t.test('the chain goes on from before the loss to after it', async () => {
    assert.deepEqual(await findings(true), [])
    await station.stop()
    assert.deepEqual(await findings(true), [])
    assert.ok(readdirSync(join(data, 'footage')).length >= 2)
  })
  station = await open()
})
