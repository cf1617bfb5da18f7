// Journey: a resident sees only their own camera; an officer leaves, and everything they had open closes within five seconds, live pictures too.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import type { Scope } from '#contract/access.ts'
import type { Looks } from '#contract/access-log.ts'
import type { AccountLinkMade } from '#contract/account.ts'
import type { CameraList } from '#contract/camera.ts'
import type { GrantShown } from '#contract/grant.ts'
import type { LiveNews } from '#contract/live.ts'
import type { Person } from '#contract/person.ts'
import type { Status } from '#contract/status.ts'
import { openApi } from '#http/openapi.ts'
import { acceptInvitation } from '#test/members.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { routeTable } from '#tools/reference/route-table.ts'

const password = 'một câu dài đủ để đăng nhập'
const PROMISED_MS = 5_000

test('who may see what', async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 2 })
  const house = await House.open(stack)
  for (const camera of street.cameras) await house.add(camera)
  const [own = '', other = ''] = street.cameras.map(({ id }) => id)
  for (const id of [own, other]) await house.streams(id)
  await t.test(
    'every route that the station serves stands in the table that the census of rights and the reference read',
    () => servedAsTold(house),
  )
  await t.test('a resident sees only their own camera', sub => resident(sub, house, own, other))
  await t.test('an officer leaves and everything they had closes within 5 s, live pictures included', sub =>
    officerLeaves(sub, house, own, other),
  )
  await t.test('a household does not share its camera for a while: others see nothing of it', sub =>
    household(sub, house, own),
  )
})

type Described = { readonly paths: Readonly<Record<string, object>> }

const servedAsTold = async (house: House): Promise<void> => {
  const named = ({ paths }: Described) =>
    Object.entries(paths).flatMap(([path, deeds]) => Object.keys(deeds).map(deed => `${deed} ${path}`))
  const served = named(await house.ask<Described>('GET', '/api/openapi.json'))
  assert.deepEqual(served.sort(), named(openApi(routeTable(), '') as Described).sort())
}

/** As an administrator does it at the machine. */
const join = async (house: House, name: string, role: string, scope: Scope) => {
  const { id } = await house.ask<Person>('POST', '/api/people', { body: { name, role } })
  await house.ask<GrantShown>('POST', '/api/grants', { body: { person: id, role, scope, reason: 'thử' } })
  const username = `${role.replaceAll('_', '-')}-${id}`
  await house.ask('POST', '/api/accounts', { body: { person: id, username } })
  const { code } = await house.ask<AccountLinkMade>('POST', `/api/accounts/${username}/link`, { body: {} })
  const { url } = house.station
  const answer = await acceptInvitation(url, code, password)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { id, cookie, get: (path: string) => fetch(url + path, { headers: { cookie } }) }
}

const watching = async (t: TestContext, { station }: House, cookie: string) => {
  const headers = { cookie, origin: station.url }
  const socket = new WebSocket(`${station.url.replace('http', 'ws')}/api/live`, { headers } as never)
  socket.binaryType = 'arraybuffer'
  const seen = { news: [] as LiveNews[], pictures: 0 }
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string') seen.news.push(JSON.parse(data) as LiveNews)
    else seen.pictures++
  }
  await once(socket, 'open')
  t.after(() => socket.close())
  const watch = (channel: number, camera: string) =>
    socket.send(JSON.stringify({ kind: 'watch', channel, camera, stream: 'main' }))
  const refused = (channel: number) => seen.news.some(news => news.kind === 'refused' && news.channel === channel)
  return { socket, seen, watch, refused }
}

const resident = async (t: TestContext, house: House, own: string, other: string): Promise<void> => {
  const ba = await join(house, 'Ông Ba', 'camera_owner', { kind: 'cameras', cameras: [own] })
  const { cameras } = (await (await ba.get('/api/cameras')).json()) as CameraList
  assert.deepEqual(
    cameras.map(({ id, main_url }) => [id, main_url]),
    [[own, '']],
  )
  assert.equal(((await (await ba.get('/api/status')).json()) as Status).cameras.total, 1)
  const now = (await house.status()).now_90k
  const span = `from_90k=${now - 900_000}&to_90k=${now}`
  for (const path of ['coverage', 'playback.mp4', 'clip.json', 'index.m3u8', 'keyframe', 'causes', 'unit', 'looks']) {
    const query = path === 'keyframe' ? `at_90k=${now}` : path === 'unit' || path === 'looks' ? '' : span
    const [theirs, none] = await Promise.all(
      [other, 'khong-co'].map(async id => {
        const answer = await ba.get(`/api/cameras/${id}/${path}?${query}`)
        return [answer.status, (await answer.text()).replaceAll(id, '')]
      }),
    )
    assert.deepEqual(theirs, none, path)
    assert.equal(none?.[0], 404, path)
  }
  assert.equal((await ba.get(`/api/cameras/${own}/coverage?${span}`)).status, 200)
  const refused = (await (await ba.get(`/api/cameras/${own}/clip.mp4?${span}`)).json()) as {
    code: string
    detail: string
  }
  assert.equal(refused.code, 'not_allowed')
  assert.match(refused.detail, /^Không được trích xuất hình, vì .+ Người có thể cho phép: /)
  const { watch, seen, refused: denied } = await watching(t, house, ba.cookie)
  watch(1, own)
  watch(2, other)
  await until('their own camera comes', () => seen.pictures > 3)
  assert.equal(denied(2), true, 'the other does not')
  await theOwnerSeesWhoLooked(house, ba, own)
}

/** By role and unit, with the entry to ask by; a name is told of oneself alone. */
const theOwnerSeesWhoLooked = async (
  house: House,
  ba: Awaited<ReturnType<typeof join>>,
  own: string,
): Promise<void> => {
  const officer = await join(house, 'Thiếu úy Bảy', 'officer', { kind: 'station' })
  const { from_90k, to_90k } = await house.recorded(own, (await house.status()).now_90k, 2)
  await officer.get(`/api/cameras/${own}/playback.mp4?from_90k=${from_90k}&to_90k=${to_90k}`)
  const { looks } = (await (await ba.get(`/api/cameras/${own}/looks`)).json()) as Looks
  const [theirs] = looks.filter(({ who }) => who.role === 'officer')
  assert.deepEqual([theirs?.verb, theirs?.who.name, theirs?.who.person], ['play_back', '', undefined])
  assert.ok(!JSON.stringify(looks).includes('Bảy'))
  assert.ok(looks.some(({ who }) => who.person === 'Ông Ba'))
}

const officerLeaves = async (t: TestContext, house: House, own: string, other: string): Promise<void> => {
  const officer = await join(house, 'Trung úy Tám', 'officer', { kind: 'station' })
  const part = await house.ask<GrantShown>('POST', '/api/grants', {
    body: { person: officer.id, verbs: ['ptz'], scope: { kind: 'cameras', cameras: [own] }, reason: 'thử' },
  })
  const { socket, seen, watch, refused } = await watching(t, house, officer.cookie)
  watch(1, own)
  watch(2, other)
  await until('both cameras come', () => seen.pictures > 10 && !refused(1) && !refused(2))
  await house.ask('POST', `/api/grants/${part.id}/end`, { body: { reason: 'hết ca' } })
  const pictures = seen.pictures
  await until('what was not ended goes on', () => seen.pictures > pictures + 20)
  const closed = once(socket, 'close')
  const begun = performance.now()
  await house.ask('POST', `/api/people/${officer.id}/leave`, { body: { reason: 'chuyển công tác' } })
  assert.equal((await officer.get('/api/cameras')).status, 401)
  assert.equal((await closed)[0].code, 4401)
  const took = performance.now() - begun
  t.diagnostic(`closed after ${Math.round(took)} ms`)
  assert.ok(took < PROMISED_MS, `${took} ms`)
}

const household = async (t: TestContext, house: House, own: string): Promise<void> => {
  const ba = await join(house, 'Bà Năm', 'camera_owner', { kind: 'cameras', cameras: [own] })
  const officer = await join(house, 'Thiếu úy Chín', 'duty_officer', { kind: 'station' })
  const [theirs, others] = [await watching(t, house, ba.cookie), await watching(t, house, officer.cookie)]
  theirs.watch(1, own)
  others.watch(1, own)
  await until('both see it', () => theirs.seen.pictures > 3 && others.seen.pictures > 3)
  const began = (await house.status()).now_90k
  const say = (until_s: number | null) =>
    fetch(`${house.station.url}/api/cameras/${own}/sharing`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: house.station.url, cookie: ba.cookie },
      body: JSON.stringify({
        ...{ hours: null, recorded: true, reason: 'nhà có giỗ' },
        paused_until_90k: until_s === null ? null : began + until_s * 90_000,
      }),
    })
  assert.equal((await say(8)).status, 200)
  await until('nobody else sees it', () =>
    others.seen.news.some(news => news.kind === 'refused' && news.code === 'not_shared'),
  )
  const [seen, before] = [others.seen.pictures, theirs.seen.pictures]
  await until('its owner still does', () => theirs.seen.pictures > before + 20)
  assert.equal(others.seen.pictures, seen)
  const paused = await house.recorded(own, began + 1.5 * 90_000, 5)
  const span = `from_90k=${paused.from_90k + 90_000}&to_90k=${paused.to_90k - 90_000}`
  for (const path of ['playback.mp4', 'clip.json', 'index.m3u8']) {
    const answer = await officer.get(`/api/cameras/${own}/${path}?${span}`)
    assert.equal(((await answer.json()) as { code: string }).code, 'not_shared', path)
  }
  const coverage = async ({ get }: typeof ba) =>
    (await (await get(`/api/cameras/${own}/coverage?${span}`)).json()) as { spans: { state: string; cause: string }[] }
  assert.deepEqual(
    (await coverage(officer)).spans.map(({ state, cause }) => [state, cause]),
    [['missing', 'not_shared']],
  )
  assert.equal((await coverage(ba)).spans[0]?.state, 'recorded')
  assert.equal((await ba.get(`/api/cameras/${own}/playback.mp4?${span}`)).status, 200)
  await until('the pause ends by itself', () => {
    others.watch(1, own)
    return others.seen.pictures > seen
  })
  assert.equal((await officer.get(`/api/cameras/${own}/sharing`)).status, 200)
  const headers = { 'content-type': 'application/json', origin: house.station.url, cookie: officer.cookie }
  const body = JSON.stringify({ hours: null, paused_until_90k: null, recorded: true })
  const put = await fetch(`${house.station.url}/api/cameras/${own}/sharing`, { method: 'PUT', headers, body })
  assert.equal(put.status, 403)
}
