// Journey: three channels of one recorder that plays what it holds over ONVIF alone. What is missing of the third comes from the third, and
// from none of its neighbours.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BackfillJobShown } from '#contract/backfill.ts'
import type { AddedChannels, Nvr } from '#contract/nvr.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { jobEnded, keyframesOff } from '#test/brought-back.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'

const S = 90_000
const NAME = 'nha-ba-tu'
const skip = await libavMissing()

test('what is missing of the third channel of an ONVIF recorder comes from the third channel', {
  skip,
  timeout: 180_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, {
    cameras: 3,
    personalities: [{ brand: 'uniview', cameras: ['1', '2', '3'], nvr: NAME }],
    nvrs: [{ name: NAME, dialect: 'profile_g' }],
  })
  const house = await House.open(stack)
  const { account, http_port, rtsp_port } = street.device(NAME)
  const nvr = await house.ask<Nvr>('POST', '/api/nvrs', {
    body: { name: 'Đầu ghi', place: '', address: `127.0.0.1:${http_port}`, rtsp_port, brand: 'uniview', ...account },
  })
  const channels = [1, 2, 3].map(channel => ({ channel, name: `Kênh ${channel}` }))
  const { cameras } = await house.ask<AddedChannels>('POST', `/api/nvrs/${nvr.id}/cameras`, { body: { channels } })
  const { id } = cameras[2]!
  const { now_90k } = await house.status()
  const span = { from_90k: now_90k - 600 * S, to_90k: now_90k - 590 * S }
  await house.ask<BackfillJobShown>('POST', '/api/backfill', { body: { camera: id, ...span } })
  const job = await jobEnded(house, id)
  assert.deepEqual([job.state, job.source], ['done', 'profile_g'], JSON.stringify(job))
  const { spans } = await house.coverage(id, span)
  const held = spans
    .filter(({ state }) => state === 'recovered')
    .reduce((sum, one) => sum + one.to_90k - one.from_90k, 0)
  assert.ok(held >= 9 * S, JSON.stringify(spans))
  assert.match(spans.find(({ recovered }) => recovered)!.recovered!.from, /\/replay\/3\/main/)
  const recorder = street.recorder(NAME)
  const off = await keyframesOff(house.data, id, span, recorder, 3)
  assert.ok(off.length >= 8, `${off.length} keyframes`)
  assert.ok(Math.max(...off) < 1000, `off by ${off.map(Math.round).join(', ')} ms`)
  for (const other of [1, 2]) {
    const strange = await keyframesOff(house.data, id, span, recorder, other)
    assert.ok(Math.min(...strange) > 100, `channel ${other} filmed something else then`)
  }
})
