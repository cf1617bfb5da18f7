// Journey: a camera with a memory card is unplugged from the network for a while: its port is gone and its connections are reset. The timeline shows what is missing and why it may be; once the camera is
// back its card is asked, and what it filmed meanwhile stands in the gap, to the second, and plays across.
// MATTHAN_LONG=1 cuts it off for three minutes.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { RecorderDialect } from '#simulator/nvr/dialects.ts'
import type { RecorderManner } from '#simulator/nvr/recorder.ts'
import { isWhole, jobEnded, keyframesOff } from '#test/brought-back.ts'
import { complaintsOf, noFfmpeg } from '#test/ffmpeg.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const S = 90_000
const OUT_S = process.env.MATTHAN_LONG === '1' ? 180 : 6

const live: Partial<Record<RecorderDialect, string>> = {
  hikvision: '/Streaming/Channels/101',
  dahua: '/cam/realmonitor?channel=1&subtype=0',
}

const cutOff = async (t: Parameters<typeof closing>[0], manner: RecorderManner) => {
  const stack = closing(t)
  // On a port of its own, at the address that its maker's cameras have.
  const street = await openStreet(stack, { ownPorts: true, cards: [{ camera: '1', ...manner }] })
  const house = await House.open(stack, { segment_ms: 3000 })
  const [camera] = street.cameras as [(typeof street.cameras)[number]]
  const { id } = camera
  const main_url = `rtsp://${new URL(camera.main_url).host}${live[manner.dialect]}`
  await house.add({ ...camera, main_url })
  await house.streams(id)
  const from_90k = (await house.status()).now_90k + S
  await house.recorded(id, from_90k, 2)
  street.setFault(id, 'unplugged')
  await until('its pictures stay away', async () => (await house.camera(id)).main?.state !== 'streaming')
  const gone_90k = (await house.status()).now_90k
  await until(
    'it has been away for a while',
    async () => (await house.status()).now_90k > gone_90k + OUT_S * S,
    OUT_S * 1000 + 30_000,
  )
  // The last picture lasts until the next would have come.
  const lost = await house.coverage(id, { from_90k: gone_90k + S, to_90k: gone_90k + (OUT_S - 4) * S })
  assert.deepEqual(
    lost.spans.map(({ state }) => state),
    ['missing'],
    'while it is away nothing is claimed',
  )
  street.setFault(id, undefined)
  await house.streams(id, 40_000)
  const { to_90k } = await house.recorded(id, (await house.status()).now_90k + S, 2)
  return { street, house, id, span: { from_90k, to_90k } }
}

/** How far a clock is off where it can be known: what a Dahua address means by its time is told by its maker's interface alone. */
const stories = [
  { manner: { dialect: 'hikvision', clock_offset_ms: 6700 }, offset_ms: 6700 },
  { manner: { dialect: 'dahua' }, offset_ms: null },
] as const

for (const { manner, offset_ms } of stories)
  test(`a ${manner.dialect} camera with a card that was unplugged: missing, then recovered, and an export across it plays`, {
    timeout: 120_000 + OUT_S * 2000,
  }, async t => {
    const story = await cutOff(t, manner)
    const { house, street, id, span } = story
    const job = await jobEnded(house, id)
    assert.equal(job.source, 'device', 'its address does not say whether a card or a recorder stands behind it')
    assert.ok(job.recovered_ms >= OUT_S * 1000 && job.missing_ms === 0, JSON.stringify(job))
    const filmed = street.recorder(id).pictures(1, span.from_90k / 90, span.to_90k / 90)
    const bytes = await isWhole(house, id, span, filmed)
    const recovered = (await house.coverage(id, span)).spans.filter(({ state }) => state === 'recovered')
    const origin = recovered[0]!.recovered!
    assert.equal(origin.clock_quality, offset_ms === null ? 'unknown' : 'measured')
    if (offset_ms === null) assert.equal(origin.clock_offset_ms, null)
    else assert.ok(Math.abs(origin.clock_offset_ms! - offset_ms) < 500, `${origin.clock_offset_ms} ms`)

    await t.test('what was recovered is what the camera filmed then', async () => {
      const gap = { from_90k: recovered[0]!.from_90k, to_90k: recovered.at(-1)!.to_90k }
      const off = await keyframesOff(house.data, id, gap, street.recorder(id), 1)
      assert.ok(off.length >= OUT_S - 1, `${off.length} keyframes`)
      assert.ok(Math.max(...off) < 1000, `off by ${off.map(Math.round).join(', ')} ms`)
    })

    await t.test('the export decodes whole', { skip: noFfmpeg }, async () => {
      const file = join(house.data, 'across.mp4')
      writeFileSync(file, bytes)
      assert.doesNotMatch(await complaintsOf(file), /error|invalid|missing|corrupt/i)
    })
  })
