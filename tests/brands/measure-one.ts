// Measure one: each thing that is tried on a camera that the station has added. What is expected decides how long is waited, never what is answered.

import type { BackfillJobShown, BackfillList } from '#contract/backfill.ts'
import type { CameraEvents } from '#contract/camera-event.ts'
import type { Ptz } from '#contract/ptz.ts'
import type { Device } from '#simulator/device/device.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { readMp4 } from '#test/mp4-boxes.ts'
import type { House } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { type Cell, no, yes } from './brand-row.ts'

const S = 90_000

/** Nothing that is expected takes so long, also on a slow and busy machine. */
const PATIENCE_MS = 60_000
/** For what nobody expects: an event of a camera that has none. */
const SHORT_MS = 8000

export type Added = {
  readonly house: House
  readonly id: string
  readonly service_url: string | null
  readonly pretended: Device
}

const seen = async (what: string, look: () => Promise<boolean>, patience_ms = PATIENCE_MS): Promise<boolean> => {
  const deadline = AbortSignal.timeout(patience_ms)
  return until(what, async () => (await look()) || (deadline.aborted && 'late'), patience_ms * 2).then(
    found => found === true,
  )
}

/** A viewer gets its pictures live; the main stream's are on the disk too, two seconds without a gap. */
export const comes = async ({ house, id }: Added, stream: 'main' | 'sub'): Promise<boolean> => {
  using viewer = await LiveViewer.open(house)
  viewer.watch(1, id, stream)
  if (!(await seen(`${id} ${stream} is seen`, async () => viewer.frames(1).length >= 5))) return false
  const width = { main: 640, sub: 320 }[stream]
  if (!(await seen(`${id} ${stream} is as wide`, async () => (await house.camera(id))[stream]?.width === width)))
    return false
  if (stream === 'main') await house.recorded(id, (await house.status()).now_90k, 2)
  return true
}

export const measurePtz = async ({ house, id, service_url, pretended }: Added): Promise<Cell> => {
  if (service_url === null) return no('no_onvif')
  const { can } = await house.ask<Ptz>('GET', `/api/cameras/${id}/ptz`)
  if (can?.move !== true) return no('not_in_its_onvif')
  const { head } = pretended
  await house.ask('POST', `/api/cameras/${id}/ptz/move`, { body: { pan: 0.5, for_ms: 1000 } })
  const moved = await seen(`${id} turns`, async () => head.pose().pan > 0)
  const stopped = await seen(`${id} stops by itself`, async () => !head.moving())
  return moved && stopped ? yes() : no('not_seen')
}

export const measureEvents = async ({ house, id, service_url, pretended }: Added): Promise<Cell> => {
  if (service_url === null) return no('no_onvif')
  const events = () => house.ask<CameraEvents>('GET', `/api/cameras/${id}/events`)
  const offered = pretended.personality.onvif?.services.includes('events') === true
  const patience_ms = offered ? PATIENCE_MS : SHORT_MS
  if (!(await seen(`${id} is listened to`, async () => (await events()).state === 'following', patience_ms)))
    return no(offered ? 'not_seen' : 'not_in_its_onvif')
  pretended.raise('motion', true)
  const heard = await seen(`${id} tells of motion`, async () =>
    (await events()).events.some(one => one.kind === 'motion' && one.active === true && one.changed),
  )
  return heard ? yes() : no('not_seen')
}

/** Ten seconds of ten minutes ago, before the station knew the camera. */
export const measureBackfill = async ({ house, id }: Added): Promise<Cell> => {
  const { now_90k } = await house.status()
  const span = { from_90k: now_90k - 600 * S, to_90k: now_90k - 590 * S }
  // Whether it can is told by one asking; a station would ask again for what is not held yet.
  await house.ask('PUT', '/api/backfill/rules', { body: { tries: 1 } })
  await house.ask('POST', '/api/backfill', { body: { camera: id, ...span } })
  const job = await until<BackfillJobShown>(
    `${id} is asked for what it holds`,
    async () => {
      const { jobs } = await house.ask<BackfillList>('GET', '/api/backfill', { query: { camera: id } })
      const mine = jobs.find(({ from_90k }) => from_90k === span.from_90k)
      return mine !== undefined && !['waiting', 'running'].includes(mine.state) && mine
    },
    PATIENCE_MS,
  )
  const { spans } = await house.coverage(id, span)
  const brought = spans.filter(({ state }) => state === 'recovered').reduce((sum, s) => sum + s.to_90k - s.from_90k, 0)
  const { source, reason } = job
  if (job.state === 'done' && brought >= 9 * S) return yes(source === null || source === 'box' ? undefined : source)
  return no(reason === 'no_source' ? 'no_source' : 'no_playback')
}

/** Its owner sets it to H.265 with sound, and somebody has a reason to record that sound. */
export const measureCodecs = async ({ house, id, pretended }: Added): Promise<{ h265: Cell; audio: Cell }> => {
  const body = { audio: { record: true, reason: 'Đo bảng các hãng' } }
  await house.ask('PATCH', `/api/cameras/${id}`, { body })
  const { audio } = pretended.traits
  await pretended.change({ codec: { main: 'h265', sub: 'h264' }, audio: audio === 'none' ? 'pcma' : audio })
  const recorded = { video: false, sound: false }
  await seen(`${id} records H.265 and sound`, async () => {
    const { now_90k } = await house.status()
    const bytes = await house.clip(id, { from_90k: now_90k - 4 * S, to_90k: now_90k - S }).catch(() => undefined)
    const tracks = bytes === undefined ? [] : readMp4(bytes).tracks
    const entries = (kind: 'vide' | 'soun') =>
      tracks.flatMap(track => (track.kind === kind && track.samples > 10 ? track.entries : []))
    recorded.video ||= entries('vide').some(entry => /^h(?:vc|ev)1$/.test(entry))
    recorded.sound ||= entries('soun').length > 0
    return recorded.video && recorded.sound
  })
  return { h265: recorded.video ? yes() : no('not_seen'), audio: recorded.sound ? yes() : no('not_seen') }
}
