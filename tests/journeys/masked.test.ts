// Journey: a camera has privacy masks. Whoever may not see behind them is given every picture of it with them burned in, by whichever door; whoever may
// is given what the camera sent. The description of the API says which doors give pictures, so that a new one is tried or says why not.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { freePort } from '#bench/workplace.ts'
import type { AccountLinkMade } from '#contract/account.ts'
import type { Acceptances } from '#contract/privacy.ts'
import type { Probe } from '#contract/probe.ts'
import type { Redaction } from '#contract/redaction.ts'
import type { MadeRepublishAccount } from '#contract/republish.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { streamLooker } from '#engine/viewing/look-at-stream.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { noFfmpeg, tinyPictures } from '#test/ffmpeg.ts'
import { LiveViewer } from '#test/live-viewer.ts'
import { acceptInvitation } from '#test/members.ts'
import { closing, House, makeFolder, openStreet, type Span, spanText } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const skip = (await libavMissing()) || noFfmpeg
const password = 'một câu dài đủ để đăng nhập'
/** The middle of the picture. */
const AREA = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.75, 0.75],
  [0.25, 0.75],
] as const
const [WIDE, HIGH] = [64, 36]

type Seen = { readonly inside: number; readonly outside: number; readonly brightest: number }

/** How much brightness differs well inside the area and well outside of it, over all pictures of a file. */
const seen = (folder: string, name: string, bytes: Buffer): Seen => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const pictures = tinyPictures(file)
  assert.ok(pictures.length > 0, `${name}: ${bytes.length} bytes and no picture`)
  const spread = (where: (x: number, y: number) => boolean) => {
    let [darkest, brightest] = [255, 0]
    for (const picture of pictures)
      for (const [i, value] of picture.entries())
        if (where(i % WIDE, Math.floor(i / WIDE)))
          [darkest, brightest] = [Math.min(darkest, value), Math.max(brightest, value)]
    return { spread: brightest - darkest, brightest }
  }
  const within = (x: number, y: number, grow: number) =>
    x > WIDE * 0.25 - grow && x < WIDE * 0.75 + grow && y > HIGH * 0.25 - grow && y < HIGH * 0.75 + grow
  const inside = spread((x, y) => within(x, y, -2))
  return { inside: inside.spread, brightest: inside.brightest, outside: spread((x, y) => !within(x, y, 2)).spread }
}

const isCovered = (name: string, { inside, outside, brightest }: Seen) => {
  assert.ok(inside <= 8 && brightest <= 28, `${name}: inside the area ${inside}, ${brightest}`)
  assert.ok(outside > 40, `${name}: outside of it ${outside}`)
}
const isBare = (name: string, { inside }: Seen) => assert.ok(inside > 30, `${name}: inside the area ${inside}`)

const joined = async (house: House, role: string) => {
  const { id } = await house.ask<{ id: number }>('POST', '/api/people', { body: { name: role, role } })
  const grant = { person: id, role, scope: { kind: 'station' }, reason: 'thử' }
  await house.ask('POST', '/api/grants', { body: grant })
  const username = role.replaceAll('_', '-')
  await house.ask('POST', '/api/accounts', { body: { person: id, username } })
  const { code } = await house.ask<AccountLinkMade>('POST', `/api/accounts/${username}/link`, { body: {} })
  const { url } = house.station
  const answer = await acceptInvitation(url, code, password)
  const headers = { 'content-type': 'application/json', origin: url }
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const get = (path: string) => fetch(url + path, { headers: { cookie } })
  const post = (path: string, what: unknown) =>
    fetch(url + path, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(what) })
  const put = (path: string, what: unknown) =>
    fetch(url + path, { method: 'PUT', headers: { ...headers, cookie }, body: JSON.stringify(what) })
  return { cookie, get, put, post, station: house.station }
}

test('every door gives a masked camera covered to whoever may not see behind the masks', {
  skip,
  timeout: 180_000,
}, async t => {
  const stack = closing(t)
  const folder = makeFolder(stack)
  const street = await openStreet(stack, { cameras: 1 })
  const house = await House.open(stack, { covers: 12 })
  const camera = street.cameras[0]!
  await house.add(camera, { sub_url: camera.sub_url })
  const { main } = await house.streams(camera.id)
  const officer = await joined(house, 'duty_officer')
  const at = `/api/cameras/${camera.id}`
  const live = await LiveViewer.open(officer as never)
  stack.defer(() => live[Symbol.dispose]())
  const pictures = (channel: number) =>
    Buffer.concat(live.pictures.filter(one => one.channel === channel).map(({ bytes }) => bytes))
  live.watch(1, camera.id)
  await until('the officer sees it', () => live.frames(1).length > 10)
  const span = await house.recorded(camera.id, main!.since_90k + 45_000, 8)
  isBare('live before', seen(folder, 'live-before.mp4', pictures(1)))

  const masks = { areas: [AREA], reason: 'cửa sổ nhà dân', follows: 0 }
  await house.ask('PUT', `${at}/masks`, { body: masks })
  live.pictures.length = 0
  await t.test('live ends bare and goes on covered, on the same channel', async () => {
    await until(
      'it is covered',
      () => live.news.some(news => news.kind === 'format' && news.channel === 1 && news.masked === true),
      30_000,
    )
    const told = live.news.findLastIndex(news => news.kind === 'format' && news.masked === true)
    assert.ok(told > 0)
    const from = live.pictures.findLastIndex(({ kind, channel }) => kind === 'init' && channel === 1)
    live.pictures.splice(0, Math.max(0, from))
    live.watch(2, camera.id, 'sub')
    live.watch(3, camera.id, 'main', 'h264')
    for (const channel of [1, 2, 3])
      await until(`channel ${channel} moves`, () => live.frames(channel).length > 12, 40_000)
    for (const channel of [1, 2, 3])
      isCovered(`live ${channel}`, seen(folder, `live-${channel}.mp4`, pictures(channel)))
    for (const channel of [1, 2, 3]) live.unwatch(channel)
  })
  await t.test('recorded from before the mask', sub => recorded(sub, { house, officer, folder, at, span }))
  await t.test('whoever dials the device again is not shown its picture', async () => {
    const { id } = await house.ask<Probe>('POST', '/api/probes', { body: { address: camera.main_url } })
    const found = await until('the probe is done', async () => {
      const probe = await house.ask<Probe>('GET', `/api/probes/${id}`)
      return probe.state === 'done' && probe
    })
    assert.ok(found.streams.length > 0 && found.streams.some(({ width }) => width !== null))
    assert.deepEqual(
      found.streams.map(({ jpeg, mp4 }) => [jpeg, mp4]),
      found.streams.map(() => [null, null]),
    )
  })
  await t.test('other systems', () => otherSystems(house, folder, camera.id))
  await t.test('nobody is shown anything where it cannot be covered just now', async () => {
    live.news.length = 0
    const more = await openStreet(stack, { cameras: 4 })
    for (const [i, one] of more.cameras.entries()) {
      await house.add({ ...one, id: `them-${i}`, name: `Thêm ${i}` })
      await house.streams(`them-${i}`)
      await house.ask('PUT', `/api/cameras/them-${i}/masks`, { body: masks })
      live.watch(10 + i, `them-${i}`)
      await until(
        'it is shown covered, or refused with its reason',
        () =>
          live.news.some(
            news =>
              'channel' in news &&
              news.channel === 10 + i &&
              ((news.kind === 'refused' && news.code === 'masking_busy') || (news.kind === 'format' && news.masked)),
          ),
        40_000,
      )
    }
    assert.ok(live.news.some(news => news.kind === 'refused' && news.code === 'masking_busy'))
  })
})

type Desk = {
  readonly house: House
  readonly officer: Awaited<ReturnType<typeof joined>>
  readonly folder: string
  readonly at: string
  readonly span: Span
}

/** Doors with pictures that are not tried here, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  '/api/pictures/{picture}':
    'of devices that are no cameras yet; those of a masked camera’s device are kept back, see below',
  '/api/map/openstreetmap/{z}/{x}/{y}': 'a map',
  '/api/map/bases/{file}': 'a map',
  '/api/cameras/{camera}/sign/photo': 'of the notice sign, taken by a person',
}

const recorded = async (t: TestContext, { house, officer, folder, at, span }: Desk) => {
  const task = await officer.put('/api/session/task', { purpose: 'missing_person', case: '15/2026' })
  t.diagnostic(`${task.status} ${task.ok ? '' : await task.text()}`)
  const of = async (path: string) => {
    const answer = await officer.get(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(answer.status, 200, `${path}: ${bytes.toString('utf8', 0, 300)}`)
    return bytes
  }
  const middle = span.from_90k + 4 * 90_000
  let whole: Promise<Buffer> | undefined
  const playlist = () => (whole ??= hls(of, at, span))
  const tried: Record<string, () => Promise<Buffer | 'refused'>> = {
    '/playback.mp4': () => of(`${at}/playback.mp4?${spanText(span)}`),
    '/clip.mp4': () => of(`${at}/clip.mp4?${spanText(span)}`),
    '/keyframe': () => of(`${at}/keyframe?at_90k=${middle}`),
    '/keyframes': () => of(`${at}/keyframes?${spanText(span)}&every_90k=180000`),
    '/index.m3u8': playlist,
    '/hls/{track}': playlist,
    '/covered/{piece}': playlist,
    '/acceptances/{version}/still': () => acceptedStill(house, of, at),
    ...redacted(officer, of, at, span),
    '/formats/{format}': async () => 'refused',
    '/segments/{segment}': async () => {
      const found: number[] = []
      for (let id = 1; id <= 6; id++) {
        const answer = await officer.get(`${at}/segments/${id}.mp4`)
        found.push(answer.status)
        await answer.arrayBuffer()
      }
      assert.ok(found.includes(403) && !found.includes(200), String(found))
      return 'refused'
    },
  }
  for (const [path, fetched] of Object.entries(tried)) {
    const given = await fetched()
    if (given !== 'refused') isCovered(path, seen(folder, `${path.replace(/\W/g, '-')}.mp4`, given))
  }
  for (const path of ['playback.mp4', 'clip.mp4'])
    isBare(path, seen(folder, `bare-${path}`, await house.bytes(`${at}/${path}?${spanText(span)}`)))
  const description = await house.ask<{ paths: Record<string, Record<string, unknown>> }>('GET', '/api/openapi.json')
  const withPictures = Object.entries(description.paths)
    .filter(([, deeds]) => /"(video|image)\/|mpegurl/.test(JSON.stringify(deeds)))
    .map(([path]) => path)
  assert.ok(withPictures.length > 5, String(withPictures))
  for (const path of withPictures) {
    const known = tried[path.replace('/api/cameras/{camera}', '')] !== undefined || elsewhere[path] !== undefined
    assert.ok(known, `${path} gives pictures: try it here, or say why not`)
  }
}

/** A copy with nothing drawn on it: whoever makes one draws on covered pictures, and what comes out is covered. */
const redacted = (officer: Desk['officer'], of: (path: string) => Promise<Buffer>, at: string, span: Span) => {
  let begun: Promise<string> | undefined
  const post = async (path: string, body: unknown): Promise<Redaction> => {
    const answer = await officer.post(path, body)
    const text = await answer.text()
    assert.ok(answer.ok, text)
    return JSON.parse(text) as Redaction
  }
  const path = (): Promise<string> => (begun ??= begin())
  let begunStill: Promise<string> | undefined
  const still = (): Promise<string> => (begunStill ??= begin('still', span.from_90k + 180_000))
  const begin = async (form = 'film', from_90k = span.from_90k): Promise<string> => {
    const draft = { ...span, from_90k, form, camera: at.split('/').at(-1)!, reason: 'thử cho người dân' }
    const { id } = await post('/api/redactions', draft)
    const one = `/api/redactions/${id}`
    const is = async (what: (redaction: Redaction) => boolean) => {
      const told = JSON.parse((await of(one)).toString()) as Redaction
      assert.notEqual(told.state, 'failed', told.problem ?? '')
      return what(told)
    }
    await until('it can be drawn upon', () => is(({ work }) => work.state === 'ready'), 60_000)
    await post(`${one}/steps`, { kind: 'hand_in', children: 'none_seen' })
    await until('the copy is made', () => is(({ state }) => state === 'awaiting_approval'), 60_000)
    return one
  }
  return {
    '/api/redactions/{redaction}/work.mp4': async () => of(`${await path()}/work.mp4`),
    '/api/redactions/{redaction}/preview': async () => of(`${await path()}/preview?at_90k=${span.from_90k + 180_000}`),
    '/api/redactions/{redaction}/copy.mp4': async () => of(`${await path()}/copy.mp4`),
    '/api/redactions/{redaction}/copy.jpg': async () => of(`${await still()}/copy.jpg`),
    '/api/redactions/{redaction}/saved.jpg': async () => {
      assert.equal((await officer.get(`${await still()}/saved.jpg`)).status, 409, 'nobody has approved it')
      return 'refused' as const
    },
    '/api/redactions/{redaction}/saved.mp4': async () => {
      assert.equal((await officer.get(`${await path()}/saved.mp4`)).status, 409, 'nobody has approved it')
      return 'refused' as const
    },
  }
}

const acceptedStill = async (house: House, of: (path: string) => Promise<Buffer>, at: string): Promise<Buffer> => {
  const answers = { looks_into_home: true, host_agrees: 'yes', sign_mounted: true, checked_day: true }
  const found = { answers: { ...answers, checked_night: false }, supervisor: 'Ông Tư', passed: false, with_still: true }
  const passed = { ...found, passed: true }
  await assert.rejects(house.ask('POST', `${at}/acceptances`, { body: passed }), { code: 'acceptance_incomplete' })
  const { state, acceptances } = await house.ask<Acceptances>('POST', `${at}/acceptances`, { body: found })
  assert.deepEqual([state, acceptances[0]?.has_still], ['failed', true])
  return of(`${at}/acceptances/1/still`)
}

/** All pieces of the playlist, as a phone fetches them. */
const hls = async (of: (path: string) => Promise<Buffer>, at: string, span: Span): Promise<Buffer> => {
  const resolved = (base: string, path: string) => new URL(path, `http://station${base}`)
  const pathOf = ({ pathname, search }: URL) => pathname + search
  const top = pathOf(resolved(`${at}/`, `index.m3u8?${spanText(span)}`))
  const master = (await of(top)).toString()
  const media = pathOf(resolved(top, master.split('\n').find(line => /^hls\//.test(line))!))
  const playlist = (await of(media)).toString()
  assert.ok(!playlist.includes('segments/'), playlist)
  const init = /EXT-X-MAP:URI="([^"]+)"/.exec(playlist)?.[1]
  const links = playlist.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  const parts = [init!, ...links].map(link => pathOf(resolved(media, link)))
  const bytes: Buffer[] = []
  for (const part of parts) bytes.push(await of(part))
  return Buffer.concat(bytes)
}

const otherSystems = async (house: House, folder: string, camera: string) => {
  const [port, onvif_port] = [await freePort(), await freePort()]
  const body = { enabled: true, host: '127.0.0.1', port, onvif: true, onvif_port }
  await house.ask('PUT', '/api/republish', { body })
  const account = { name: 'huyen', cameras: [camera] }
  const { secret } = await house.ask<MadeRepublishAccount>('POST', '/api/republish/accounts', { body: account })
  const url = `rtsp://127.0.0.1:${port}/${camera}/main`
  const credentials = { username: 'huyen', password: secret }
  const look = () =>
    streamLooker(systemClock, createAddressGuard().pin)(
      { url, credentials, transport: 'tcp' },
      AbortSignal.timeout(20_000),
    )
  const covered = await until('a covered picture comes over RTSP', async () => (await look()).picture, 60_000)
  isCovered('rtsp', seen(folder, 'rtsp.mp4', covered.mp4))
  const verbs = ['watch_live', 'see_unmasked']
  await house.ask('PUT', '/api/roles/other_system', { body: { vi: 'Hệ thống', en: 'System', verbs } })
  const bare = await until('a bare one comes once its role may', async () => (await look()).picture, 60_000)
  isBare('rtsp', seen(folder, 'rtsp-bare.mp4', bare.mp4))
}
