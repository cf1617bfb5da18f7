// Journey: a recorder in somebody's house films on while the station's line is down. Once the line is back the station asks the recorder
// what it holds, fetches it with its channel's own number, both streams and the sound that was to be recorded, and an export across plays.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BackfillJobShown, BackfillList } from '#contract/backfill.ts'
import type { AddedChannels, Nvr } from '#contract/nvr.ts'
import type { Traits } from '#simulator/brands/personality.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import type { RecorderDialect } from '#simulator/nvr/dialects.ts'
import type { RecorderManner } from '#simulator/nvr/recorder.ts'
import type { StreetOptions } from '#simulator/street.ts'
import { isWhole, jobEnded, keyframesOff } from '#test/brought-back.ts'
import { complaintsOf, noFfmpeg } from '#test/ffmpeg.ts'
import { readMp4 } from '#test/mp4-boxes.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const S = 90_000
const OUT_S = 6
const NAME = 'nha-ong-ba'
const skip = await libavMissing()

type Story = {
  readonly brand: 'hikvision' | 'dahua' | 'uniview'
  readonly films: Partial<StreetOptions>
  readonly traits: Partial<Traits>
  readonly manner: Partial<RecorderManner>
  readonly first_channel: number
  readonly sound: boolean
}

const stories: readonly Story[] = [
  {
    // B-frames; local time under the label Z; plays on behind the end; channels from 33.
    brand: 'hikvision',
    films: { b_frames: true, audio: 'aac' },
    traits: { b_frames: true, audio: 'aac', channels_from: 33, local_time_as_utc: true, clock_offset_ms: 3200 },
    manner: { local_labelled_z: true, clock_offset_ms: 3200, main_only: true },
    first_channel: 33,
    sound: true,
  },
  {
    brand: 'dahua',
    films: { codec: 'h265', audio: 'pcma' },
    traits: { codec: { main: 'h265', sub: 'h265' }, audio: 'pcma' },
    manner: {},
    first_channel: 1,
    sound: false,
  },
  {
    // No way of its maker's own: it tells of its recordings over ONVIF.
    brand: 'uniview',
    films: { codec: 'h265' },
    traits: { clock_offset_ms: -2400 },
    manner: { clock_offset_ms: -2400 },
    first_channel: 1,
    sound: false,
  },
]

const dialectOf = ({ brand }: Story): RecorderDialect => (brand === 'uniview' ? 'profile_g' : brand)

const setUp = async (t: Parameters<typeof closing>[0], story: Story) => {
  const { brand, films, traits, manner, first_channel, sound } = story
  const stack = closing(t)
  const street = await openStreet(stack, {
    ...films,
    personalities: [{ brand, cameras: ['1'], nvr: NAME, traits }],
    nvrs: [{ name: NAME, dialect: dialectOf(story), first_channel, ...manner }],
  })
  const house = await House.open(stack, { segment_ms: 3000 })
  const { account, http_port, rtsp_port } = street.device(NAME)
  const nvr = await house.ask<Nvr>('POST', '/api/nvrs', {
    body: { name: 'Đầu ghi nhà ông Ba', place: '', address: `127.0.0.1:${http_port}`, rtsp_port, brand, ...account },
  })
  const body = { channels: [{ channel: first_channel, name: 'Cổng nhà ông Ba' }] }
  const { cameras } = await house.ask<AddedChannels>('POST', `/api/nvrs/${nvr.id}/cameras`, { body })
  const { id } = cameras[0]!
  if (sound)
    await house.ask('PATCH', `/api/cameras/${id}`, { body: { audio: { record: true, reason: 'họp thôn 12/11' } } })
  await house.streams(id, 30_000)
  return { street, house, id, there: street.cameras[0]!.id }
}

/** The line is down for a while; the span reaches from before it to behind it. */
const lineDown = async ({ street, house, id, there }: Awaited<ReturnType<typeof setUp>>) => {
  const from_90k = (await house.status()).now_90k + 2 * S
  await house.recorded(id, from_90k, 2)
  street.setFault(there, 'unplugged')
  await until('its pictures stay away', async () => (await house.camera(id)).main?.state !== 'streaming')
  const gone_90k = (await house.status()).now_90k
  const long = async (): Promise<boolean> => (await house.status()).now_90k > gone_90k + OUT_S * S
  await until('it has been away for a while', long, OUT_S * 1000 + 30_000)
  // The last picture lasts until the next would have come.
  const lost = await house.coverage(id, { from_90k: gone_90k + S, to_90k: gone_90k + (OUT_S - 4) * S })
  assert.deepEqual(
    [...new Set(lost.spans.map(({ state }) => state))],
    ['missing'],
    'while it is away nothing is claimed',
  )
  street.setFault(there, undefined)
  await house.streams(id, 40_000)
  return house.recorded(id, (await house.status()).now_90k + S, 2).then(({ to_90k }) => ({ from_90k, to_90k }))
}

const fromRecorder = (job: BackfillJobShown, source: BackfillJobShown['source'] = 'nvr'): void => {
  assert.equal(job.source, source)
  assert.equal(job.state, 'done', JSON.stringify(job))
  assert.ok(job.recovered_ms >= OUT_S * 1000 && job.missing_ms === 0, JSON.stringify(job))
}

for (const story of stories)
  test(`what a ${story.brand} recorder filmed while the line was down is brought back`, {
    skip,
    timeout: 180_000,
  }, async t => {
    const up = await setUp(t, story)
    const { street, house, id } = up
    const span = await lineDown(up)
    const job = await jobEnded(house, id)
    fromRecorder(job, story.brand === 'uniview' ? 'profile_g' : 'nvr')
    const recorder = street.recorder(NAME)
    const filmed = recorder.pictures(story.first_channel, span.from_90k / 90, span.to_90k / 90)
    const bytes = await isWhole(house, id, span, filmed)
    const recovered = (await house.coverage(id, span)).spans.filter(({ state }) => state === 'recovered')
    const origin = recovered[0]!.recovered!
    assert.ok(
      Math.abs(origin.clock_offset_ms! - (story.manner.clock_offset_ms ?? 0)) < 1000,
      `${origin.clock_offset_ms} ms`,
    )
    const gap = { from_90k: recovered[0]!.from_90k, to_90k: recovered.at(-1)!.to_90k }
    const off = await keyframesOff(house.data, id, gap, recorder, story.first_channel)
    assert.ok(off.length >= OUT_S - 1, `${off.length} keyframes`)
    assert.ok(Math.max(...off) < 2000, `off by ${off.map(Math.round).join(', ')} ms`)

    await t.test('sound comes where it was to be recorded, and nowhere else', async () => {
      const tracks = readMp4(await house.clip(id, gap)).tracks.map(({ kind }) => kind)
      assert.deepEqual(tracks, story.sound ? ['vide', 'soun'] : ['vide'])
    })

    await t.test('the sub stream comes where the recorder keeps it', async () => {
      // ONVIF's replay is of the main stream: nobody is asked for the other.
      const { jobs } = await house.ask<BackfillList>('GET', '/api/backfill', { query: { camera: id } })
      if (story.brand === 'uniview') return assert.ok(jobs.every(({ stream }) => stream === 'main'))
      const sub = await jobEnded(house, id, 'sub')
      if (story.manner.main_only !== true) return fromRecorder(sub)
      // It was told what is held, or that there is no such track: it was asked once more, and no other try was spent.
      assert.deepEqual([sub.state, sub.tries, sub.recovered_ms], ['nothing_there', 2, 0])
    })

    await t.test('the export decodes whole', { skip: noFfmpeg }, async () => {
      const file = join(house.data, 'across.mp4')
      writeFileSync(file, bytes)
      // A seam among B-frames: what was received last is shown behind the pictures that lead into the gap (design/coverage.md).
      const seam = story.films.b_frames === true ? /^.*non monotonically increasing dts to muxer.*$/gm : /$^/
      assert.doesNotMatch((await complaintsOf(file)).replace(seam, ''), /error|invalid|missing|corrupt/i)
    })
  })
