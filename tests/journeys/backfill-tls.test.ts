// Journey: a camera that is watched inside TLS is asked for its card inside TLS, and only while it shows the certificate by which it is known.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BackfillJobShown, BackfillList } from '#contract/backfill.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const S = 90_000

/** Asks for ten seconds of so long ago, before the station knew the camera. */
const ask = async (house: House, camera: string, ago_s: number): Promise<BackfillJobShown> => {
  const { now_90k } = await house.status()
  const span = { from_90k: now_90k - ago_s * S, to_90k: now_90k - (ago_s - 10) * S }
  const { id } = await house.ask<BackfillJobShown>('POST', '/api/backfill', { body: { camera, ...span } })
  return until(
    'the card has been asked',
    async () => {
      const { jobs } = await house.ask<BackfillList>('GET', '/api/backfill', { query: { camera } })
      const job = jobs.find(one => one.id === id)
      return job !== undefined && job.ended_90k !== null && job
    },
    40_000,
  )
}

test('a card is fetched inside TLS, and not from a device that shows another certificate', async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cards: [{ camera: '1', dialect: 'hikvision' }] })
  const house = await House.open(stack)
  const [camera] = street.cameras as [(typeof street.cameras)[number]]
  const main_url = camera.main_url.replace(/^rtsp:/, 'rtsps:').replace(/\/main$/, '/Streaming/Channels/101')
  const { id } = await house.add({ ...camera, main_url })
  await house.streams(id)
  const job = await ask(house, id, 600)
  // Nobody could be asked whether it is a card or a recorder.
  assert.deepEqual([job.state, job.source, job.missing_ms], ['done', 'device', 0], JSON.stringify(job))
  street.changeCertificate()
  const refused = await ask(house, id, 900)
  // Trying again would not help: somebody has to look, and to accept the new one.
  assert.deepEqual([refused.state, refused.reason, refused.tries], ['gave_up', 'certificate_changed', 1])
  await house.ask('PATCH', `/api/cameras/${id}`, { body: { trust_certificate: true } })
  await house.streams(id, 40_000)
  assert.equal((await ask(house, id, 1200)).state, 'done')
})
