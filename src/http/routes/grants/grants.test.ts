import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import type { Scope } from '#contract/access.ts'
import type { AccountLinkMade } from '#contract/account.ts'
import type { CameraList } from '#contract/camera.ts'
import type { GrantList, GrantShown, NewGrant, RoleList, TrialTold } from '#contract/grant.ts'
import type { AccountList, NewPerson, Person, PersonAccount, PersonList } from '#contract/person.ts'
import type { Session } from '#contract/session.ts'
import type { Unit, UnitList } from '#contract/unit.ts'
import { freely, toCamera } from '#http/deed.ts'
import { route, socketRoute } from '#http/route.ts'
import { cameraParamsShape } from '#http/routes/cameras/camera-routes.ts'
import { cookieOf, startStation } from '#test/front-door-station.ts'
import { until } from '#test/patience.ts'

const password = 'một câu dài đủ để đăng nhập'

const open = async (t: TestContext, routes: Parameters<typeof startStation>[1] = []) => {
  const station = await startStation(t, routes)
  const first = await station.signIn()
  const as =
    (cookie: string | undefined) =>
    async <Body>(method: string, path: string, body?: unknown) => {
      const given = { ...(cookie !== undefined && { cookie }), ...(body !== undefined && { body }) }
      const answer = await station.ask(method, path, given)
      return { status: answer.status, body: (await answer.json()) as Body & { code?: string; detail?: string } }
    }
  const chief = as(first)
  for (const id of ['cong', 'cho', 'nha'])
    await chief('POST', '/api/cameras', { id, name: `Camera ${id}`, main_url: `rtsp://127.0.0.1/${id}` })
  const person = async (name: string, role: string, more: Partial<NewPerson> = {}): Promise<number> =>
    (await chief<Person>('POST', '/api/people', { name, role, ...more })).body.id
  const account = async (of: number, username: string): Promise<string> => {
    station.members.add(username)
    const made = await chief<PersonAccount>('POST', '/api/accounts', { person: of, username })
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const { code: token } = (await chief<AccountLinkMade>('POST', `/api/accounts/${username}/link`, {})).body
    return cookieOf(await station.ask('POST', '/api/sign-in/link', { body: { token, password } }))
  }
  const grant = async (of: number, role: string, scope: Scope, more: Partial<NewGrant> = {}): Promise<GrantShown> =>
    (await chief<GrantShown>('POST', '/api/grants', { person: of, role, scope, reason: 'thử', ...more })).body
  return { station, as, chief, person, account, grant }
}

const cameras = (...ids: string[]): Scope => ({ kind: 'cameras', cameras: ids })
const ids = ({ body }: { readonly body: CameraList }) => body.cameras.map(({ id }) => id)

test('the first account administers the station and leads its unit; whoever is added may nothing until it is granted', async t => {
  const { chief, person, account, as, grant } = await open(t)
  const { units } = (await chief<UnitList>('GET', '/api/units')).body
  assert.deepEqual(
    units.map(({ id, name }) => [id, name]),
    [['tram-thu', 'Trạm thử']],
  )
  const { grants } = (await chief<GrantList>('GET', '/api/grants')).body
  assert.deepEqual(
    grants.map(({ role, scope }) => [role, scope.kind]),
    [
      ['police_chief', 'station'],
      ['admin', 'station'],
    ],
  )
  const owner = await person('Ông Ba', 'camera_owner', { unit: 'tram-thu' })
  const ask = as(await account(owner, 'ong-ba'))
  assert.deepEqual(ids(await ask<CameraList>('GET', '/api/cameras')), [])
  await grant(owner, 'camera_owner', cameras('nha'))
  assert.deepEqual(ids(await ask<CameraList>('GET', '/api/cameras')), ['nha'])
  const session = (await ask<Session>('GET', '/api/session')).body
  assert.deepEqual(session.people, [{ username: 'ong-ba', display_name: 'Ông Ba' }], 'who else is here is not told')
  assert.deepEqual(session.may?.station, [])
  assert.ok(session.may?.somewhere.includes('play_back'))
  await chief('PATCH', `/api/people/${owner}`, { name: 'Nguyễn Văn Ba' })
  assert.equal((await ask<Session>('GET', '/api/session')).body.account?.display_name, 'Nguyễn Văn Ba')
  const seen = (await ask<CameraList>('GET', '/api/cameras')).body.cameras[0]
  assert.equal(seen?.main_url, '', 'where it is dialled is not told')
})

test('a camera that one may not know answers as one that is not there; of one that is known, why not and who can help', async t => {
  const { person, account, as, grant } = await open(t)
  const owner = await person('Ông Ba', 'camera_owner')
  const ask = as(await account(owner, 'ong-ba'))
  await grant(owner, 'camera_owner', cameras('nha'))
  for (const [method, path, body] of [
    ['GET', '/api/cameras/X', undefined],
    ['DELETE', '/api/cameras/X', undefined],
    ['PUT', '/api/cameras/X/hours', { hours: null }],
    ['POST', '/api/cameras/X/suspension', { reason: 'thử' }],
    ['GET', '/api/cameras/X/unit', undefined],
  ] as const) {
    const [hidden, none] = [
      await ask(method, path.replace('X', 'cong'), body),
      await ask(method, path.replace('X', 'khong'), body),
    ]
    const text = JSON.stringify(hidden).replaceAll('cong', 'khong')
    assert.equal(text, JSON.stringify(none), path)
    assert.equal(none.body.code, 'no_such_camera')
  }
  const refused = await ask('DELETE', '/api/cameras/nha')
  assert.deepEqual([refused.status, refused.body.code], [403, 'not_allowed'])
  assert.match(
    refused.body.detail ?? '',
    /^Không được thêm và cài đặt camera, vì .* Người quản trị hệ thống, Trưởng Công an xã\.$/,
  )
  const whole = await ask('POST', '/api/cameras', { name: 'Mới', main_url: 'rtsp://10.0.0.9/' })
  assert.equal(whole.body.code, 'not_allowed')
})

test('a manager of a unit manages its people and gives only what they may there themselves; nobody gives to themselves', async t => {
  const { chief, person, account, as, grant, station } = await open(t)
  for (const name of ['Thôn Đông', 'Thôn Tây'])
    await chief<Unit>('POST', '/api/units', { kind: 'village', name, parent: 'tram-thu' })
  await chief('PUT', '/api/cameras/cong/unit', { unit: 'thon-dong' })
  const [head, member, other] = [
    await person('Bà Tư', 'village_head', { unit: 'thon-dong' }),
    await person('Anh Năm', 'team_member', { unit: 'thon-dong' }),
    await person('Anh Sáu', 'team_member', { unit: 'thon-tay' }),
  ]
  const ask = as(await account(head, 'ba-tu'))
  const own = { kind: 'unit', unit: 'thon-dong' } as const
  await grant(head, 'village_head', own)
  await chief('POST', '/api/grants', { person: head, verbs: ['manage_people'], scope: own, reason: 'thử' })
  assert.deepEqual(
    (await ask<PersonList>('GET', '/api/people')).body.people.map(({ name }) => name),
    ['Anh Năm', 'Bà Tư'],
  )
  const give = async (to: number, role: string, scope: Scope) =>
    (await ask<GrantShown>('POST', '/api/grants', { person: to, role, scope, reason: 'thử' })).body.code ?? 'given'
  assert.equal(await give(member, 'team_member', own), 'given')
  assert.equal(await give(member, 'team_member', cameras('cong')), 'given')
  assert.equal(await give(member, 'team_member', cameras('cho')), 'no_such_camera')
  assert.equal(await give(member, 'team_member', { kind: 'station' }), 'grant_too_far')
  assert.equal(await give(member, 'team_leader', own), 'grant_too_far', 'play back is not theirs to give')
  assert.equal(await give(other, 'team_member', own), 'no_such_person')
  assert.equal(await give(head, 'team_member', own), 'own_account')
  assert.equal((await ask('GET', '/api/accounts')).body.code, 'not_allowed')
  const words = station.db.prepare("SELECT count(*) AS n FROM access_word WHERE noun = 'grant'").get()
  assert.equal(words?.n, 6, 'every grant is a word that stays')
})

test('a grant is changed by another in its place, roles count as the station changes them, what is wrong is refused', async t => {
  const { chief, person, account, as, grant } = await open(t)
  const id = await person('Chú Bảy', 'technician')
  const ask = as(await account(id, 'chu-bay'))
  const given = await grant(id, 'technician', { kind: 'station' })
  assert.equal((await ask('PATCH', '/api/cameras/cho', { place: 'Chợ' })).status, 200)
  const role = { vi: 'Kỹ thuật viên', en: 'Technician', verbs: ['watch_live'] }
  assert.equal((await chief<RoleList>('PUT', '/api/roles/technician', role)).status, 200)
  assert.equal((await ask('PATCH', '/api/cameras/cho', { place: 'Chợ' })).body.code, 'not_allowed')
  await chief('DELETE', '/api/roles/technician')
  assert.equal((await ask('PATCH', '/api/cameras/cho', { place: 'Chợ' })).status, 200)
  const terms = { role: 'technician', scope: cameras('cho'), reason: 'chỉ còn một camera' }
  const changed = await chief<GrantShown>('PUT', `/api/grants/${given.id}`, terms)
  assert.deepEqual([changed.body.follows, changed.body.state], [given.id, 'in_force'])
  assert.deepEqual(ids(await ask<CameraList>('GET', '/api/cameras')), ['cho'])
  const mine = (await ask<GrantList>('GET', '/api/grants?all=1')).body.grants
  assert.deepEqual(
    mine.map(one => [one.id, one.state]),
    [
      [changed.body.id, 'in_force'],
      [given.id, 'over'],
    ],
  )
  const wrong = async (more: object) =>
    (await chief('POST', '/api/grants', { person: id, role: 'officer', scope: cameras('cho'), reason: 'x', ...more }))
      .body.code
  assert.equal(await wrong({ role: null }), 'grant_wrong')
  assert.equal(await wrong({ role: 'television' }), 'grant_wrong')
  assert.equal(await wrong({ role: 'khong_co' }), 'no_such_role')
  assert.equal(await wrong({ until_90k: 5 }), 'grant_wrong')
  assert.equal(await wrong({ hours: 'mãi' }), 'bad_hours')
  assert.equal(await wrong({ scope: { kind: 'unit', unit: 'khong-co' } }), 'no_such_unit')
  assert.equal(await wrong({ person: 999 }), 'no_such_person')
  assert.equal((await chief('POST', `/api/grants/${given.id}/end`, { reason: 'x' })).body.code, 'grant_has_ended')
})

test('whoever leaves loses the session, an open socket and a download under way within seconds', {
  timeout: 60_000,
}, async t => {
  const live = socketRoute({
    path: '/api/live',
    access: 'session',
    does: freely('A test.'),
    summary: 'Live.',
    handler: () => {},
  })
  let so = true
  const endless = route({
    method: 'GET',
    path: '/api/cameras/:camera/endless',
    access: 'session',
    does: toCamera('extract'),
    summary: 'Never ends.',
    params: cameraParamsShape,
    answers: { 200: { type: 'video/mp4', says: 'Bytes.' } },
    handler: (request, reply) => {
      request.stillSo = () => so
      reply.hijack()
      reply.raw.writeHead(200).write('begun')
    },
  })
  const { station, chief, person, account, as, grant } = await open(t, [live, endless])
  const id = await person('Trung úy Tám', 'duty_officer')
  const cookie = await account(id, 'tam')
  const download = async () => {
    const answer = await fetch(`${station.url}/api/cameras/cong/endless`, { headers: { cookie } })
    const reader = answer.body!.getReader()
    await reader.read()
    return reader.read().then(
      ({ done }) => done,
      () => true,
    )
  }
  const { id: first } = await grant(id, 'duty_officer', cameras('cong'))
  const cut = download()
  await chief('POST', `/api/grants/${first}/end`, { reason: 'hết ca' })
  assert.equal(await cut, true, 'the grant alone ended')
  await grant(id, 'duty_officer', { kind: 'station' })
  const bare = download()
  so = false
  assert.equal(await bare, true, 'it would not be sent so any more')
  so = true
  const socket = new WebSocket(`${station.url.replace('http', 'ws')}/api/live`, {
    headers: { cookie, origin: station.url },
  } as never)
  await once(socket, 'open')
  const closed = once(socket, 'close')
  const again = download()
  const begun = performance.now()
  const left = await chief<Person>('POST', `/api/people/${id}/leave`, { reason: 'chuyển công tác' })
  assert.deepEqual([left.body.account, left.body.grants], [null, 0])
  assert.equal((await as(cookie)('GET', '/api/cameras')).status, 401)
  assert.equal((await closed)[0].code, 4401)
  assert.equal(await again, true)
  assert.ok(performance.now() - begun < 5_000, `${performance.now() - begun} ms`)
  assert.equal((await station.ask('POST', '/api/sign-in', { body: { username: 'tam', password } })).status, 401)
  await until('the account is listed as ended', async () =>
    (await chief<AccountList>('GET', '/api/accounts')).body.accounts.some(
      one => one.username === 'tam' && one.ended_by === 'truc-ban',
    ),
  )
  const other = await person('Trung úy Chín', 'officer')
  // `cli` is the operator, whose approval of an extraction needs no account that stands; `station` is nobody.
  for (const username of ['tam', 'cli', 'station'])
    assert.equal(
      (await chief('POST', '/api/accounts', { person: other, username, password })).body.code,
      'username_taken',
    )
  assert.equal(
    (await chief('POST', '/api/grants', { person: id, role: 'officer', scope: cameras('cong'), reason: 'x' })).body
      .code,
    'person_has_left',
  )
})

test('whoever sets cameras up moves none in or out of a place that somebody’s permission goes by', async t => {
  const { chief, person, account, as, grant } = await open(t)
  const watcher = await person('Ông Ba', 'village_head')
  await grant(watcher, 'village_head', { kind: 'place', place: 'Thôn Đông' })
  const ask = as(await account(watcher, 'ong-ba'))
  const technician = await person('Kỹ thuật', 'technician')
  await grant(technician, 'technician', { kind: 'station' })
  const setUp = as(await account(technician, 'ky-thuat'))
  assert.deepEqual(ids(await ask<CameraList>('GET', '/api/cameras')), [])
  // The same place, typed with its marks apart, is still that place.
  const refused = await setUp('PATCH', '/api/cameras/cho', { place: 'Thôn Đông'.normalize('NFD') })
  assert.deepEqual([refused.status, refused.body.code], [403, 'place_decides_who_sees'])
  assert.deepEqual(ids(await ask<CameraList>('GET', '/api/cameras')), [])
  assert.equal((await setUp('PATCH', '/api/cameras/cho', { place: 'Chợ' })).status, 200)
  assert.equal((await chief('PATCH', '/api/cameras/cho', { place: 'Thôn Đông' })).status, 200)
  assert.deepEqual(ids(await ask<CameraList>('GET', '/api/cameras')), ['cho'])
  assert.equal((await setUp('PATCH', '/api/cameras/cho', { place: 'Chợ' })).body.code, 'place_decides_who_sees')
  assert.equal((await setUp('PATCH', '/api/cameras/cho', { name: 'Chợ mới', place: 'Thôn Đông' })).status, 200)
  assert.equal((await setUp('DELETE', '/api/cameras/nha')).status, 200)
  const again = { id: 'nha', name: 'Nhà', main_url: 'rtsp://127.0.0.1/nha', place: 'Thôn Đông' }
  assert.equal(
    (await setUp('POST', '/api/cameras', again)).body.code,
    'place_decides_who_sees',
    'nor by way of the bin',
  )
})

test('nobody adds to a role that they hold; the operator at the machine may, and others are granted what was made', async t => {
  const { chief, person, account, as, grant, station } = await open(t)
  const admin = await person('Quản trị', 'admin')
  await grant(admin, 'admin', { kind: 'station' })
  const ask = as(await account(admin, 'quan-tri'))
  const role = async (code: string) =>
    (await ask<RoleList>('GET', '/api/roles')).body.roles.find(one => one.code === code)!
  const { vi, en, verbs } = await role('admin')
  const put = async (code: string, more: readonly string[]) =>
    (await ask('PUT', `/api/roles/${code}`, { vi, en, verbs: more })).body.code ?? 'set'
  assert.equal(await put('admin', [...verbs, 'play_back']), 'own_account')
  assert.equal(await put('officer', [...(await role('officer')).verbs, 'extract']), 'set', 'it is not theirs')
  assert.equal(
    await put(
      'admin',
      verbs.filter(verb => verb !== 'ptz'),
    ),
    'set',
    'less is nobody’s raise',
  )
  assert.equal((await ask('DELETE', '/api/roles/admin')).body.code, 'own_account', 'nor by putting it back')
  assert.equal((await chief('DELETE', '/api/roles/admin')).status, 200, 'the chief may that already')
  const operator = await station.local.inject({
    method: 'PUT',
    url: '/api/roles/admin',
    payload: { vi, en, verbs: [...verbs, 'play_back'] },
  })
  assert.equal(operator.statusCode, 200)
})

test('whoever manages people tries what somebody may: by which grant, or why not and who can help; of nobody else’s people', async t => {
  const { chief, person, grant, account, as } = await open(t)
  const lan = await person('Trần Thị Lan', 'officer')
  const given = await grant(lan, 'officer', cameras('cong'), { hours: 't2-cn 06:00-22:00' })
  const noon = wallFromUnixMillis(Date.UTC(2030, 0, 7, 5))
  const trial = async (query: string) =>
    (await chief<TrialTold>('GET', `/api/people/${lan}/trial?at_90k=${noon}&${query}`)).body
  assert.deepEqual(await trial('verb=watch_live&camera=cong'), {
    allowed: true,
    grants: [given.id],
    vi: null,
    en: null,
  })
  const other = await trial('verb=watch_live&camera=cho')
  assert.match(
    other.vi!,
    /^Trần Thị Lan không được xem trực tiếp, vì quyền đã giao là cho camera hoặc địa bàn khác\. Người có thể/,
  )
  const night = noon + 12 * 3_600 * 90_000
  const late = (await chief<TrialTold>('GET', `/api/people/${lan}/trial?at_90k=${night}&verb=watch_live&camera=cong`))
    .body
  assert.match(late.en!, /outside the hours/)
  assert.equal((await trial('verb=manage_people')).allowed, false)
  assert.equal((await chief('GET', `/api/people/${lan}/trial?verb=watch_live&camera=khong-co`)).status, 404)
  const ask = as(await account(lan, 'lan'))
  assert.equal((await ask('GET', `/api/people/${lan}/trial?verb=watch_live`)).status, 403)
})
