import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import type {
  Pairing,
  PairingAnswer,
  Television,
  TelevisionHome,
  TelevisionList,
  TelevisionNews,
} from '#contract/television.ts'
import { publicRoutes } from '#http/public-routes.ts'
import { routeName } from '#http/register.ts'
import { stationRoutes } from '#http/routes.ts'
import { cookieOf, startStation } from '#test/front-door-station.ts'
import { until } from '#test/patience.ts'

const MINUTE = 60_000
const all = { kind: 'cameras', cameras: null, at_once: '9', every_s: 15 } as const
const setup = { name: 'TV 1 – phòng trực', shows: all, hours: null, brightness: 100 }

const open = async (t: TestContext) => {
  const station = await startStation(t)
  const cookie = await station.signIn()
  const ask = async <Body>(method: string, path: string, body?: unknown, as: string | undefined = cookie) => {
    const given = { ...(as !== undefined && as !== '' && { cookie: as }), ...(body !== undefined && { body }) }
    const answer = await station.ask(method, path, given)
    return { status: answer.status, body: (await answer.json()) as Body & { code?: string }, answer }
  }
  for (const id of ['cong', 'cho', 'ngo-3'])
    await ask('POST', '/api/cameras', { id, name: `Camera ${id}`, main_url: `rtsp://127.0.0.1:554/${id}` })
  const nobody = <Body>(method: string, path: string, body?: unknown) => ask<Body>(method, path, body, '')
  const pair = async (more: object = {}): Promise<{ television: Television; tv: string }> => {
    const { body: pairing } = await nobody<Pairing>('POST', '/api/television/pairing')
    const { body: television, status } = await ask<Television>('POST', '/api/televisions', {
      code: pairing.code,
      ...setup,
      ...more,
    })
    assert.equal(status, 201)
    const { answer } = await nobody('POST', '/api/television/pairing/answer', { token: pairing.token })
    return { television, tv: cookieOf(answer) }
  }
  return { station, cookie, ask, nobody, pair }
}

const lineOf = async (t: TestContext, url: string, tv: string, path = '/api/television/line') => {
  const socket = new WebSocket(url.replace('http', 'ws') + path, { headers: { cookie: tv, origin: url } } as never)
  const heard: TelevisionNews[] = []
  socket.onmessage = ({ data }) => heard.push(JSON.parse(data) as TelevisionNews)
  await once(socket, 'open')
  t.after(() => socket.close())
  const home = () => heard.flatMap(news => (news.kind === 'home' ? [news.home] : [])).at(-1)
  return { socket, heard, home }
}

test('a screen shows a code, an officer sees where it stands and approves, and the screen has an account of its own', async t => {
  const { ask, nobody } = await open(t)
  const { body: pairing } = await nobody<Pairing>('POST', '/api/television/pairing')
  assert.match(pairing.code, /^[ACDEFGHJKMNPRTWXY34679]{6}$/)
  const answer = () => nobody<PairingAnswer>('POST', '/api/television/pairing/answer', { token: pairing.token })
  assert.equal((await answer()).body.state, 'waiting')
  const typed = ` ${pairing.code.slice(0, 3)}-${pairing.code.slice(3).toLowerCase()}`
  const looked = await ask<{ address: string; code: string }>('POST', '/api/televisions/code', { code: typed })
  assert.deepEqual([looked.body.code, looked.body.address], [pairing.code, '127.0.0.1'])
  const { body: made, status } = await ask<Television>('POST', '/api/televisions', { code: typed, ...setup })
  assert.deepEqual([status, made.name, made.online, made.paired_by], [201, setup.name, false, 'truc-ban'])
  const approved = await answer()
  assert.equal(approved.body.state, 'approved')
  const set = approved.answer.headers.getSetCookie()[0] ?? ''
  assert.match(set, /^mt_television=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/)
  assert.doesNotMatch(JSON.stringify(approved.body), /[\w-]{43}/, 'a script never sees the account’s token')
  const home = await ask<TelevisionHome>('GET', '/api/television', undefined, cookieOf(approved.answer))
  assert.deepEqual(
    home.body.cameras.map(({ id }) => id),
    ['cong', 'cho', 'ngo-3'],
  )
  assert.equal((await ask('POST', '/api/televisions/code', { code: typed })).body.code, 'wrong_television_code')
})

test('a code is over after ten minutes, guesses are counted, and nobody makes codes without end', async t => {
  const { station, ask, nobody } = await open(t)
  const { body: pairing } = await nobody<Pairing>('POST', '/api/television/pairing')
  station.pass(10 * MINUTE)
  assert.equal(
    (await ask('POST', '/api/televisions', { code: pairing.code, ...setup })).body.code,
    'wrong_television_code',
  )
  const over = await nobody<PairingAnswer>('POST', '/api/television/pairing/answer', { token: pairing.token })
  assert.equal(over.body.state, 'over')
  for (let tried = 1; tried < 10; tried++) await ask('POST', '/api/televisions/code', { code: 'AAAAAA' })
  const { body: good } = await nobody<Pairing>('POST', '/api/television/pairing')
  const stopped = await ask('POST', '/api/televisions/code', { code: good.code })
  assert.deepEqual([stopped.status, stopped.body.code], [429, 'too_many_tries'])
  assert.ok(Number(stopped.answer.headers.get('retry-after')) > 0)
  for (let asked = 1; asked < 8; asked++) await nobody('POST', '/api/television/pairing')
  assert.deepEqual((await nobody('POST', '/api/television/pairing')).body.code, 'pairing_busy')
  station.pass(10 * MINUTE)
  assert.equal((await nobody('POST', '/api/television/pairing')).status, 200)
})

test('a television is denied everything that is not meant for it', async t => {
  const { station, ask, pair, cookie } = await open(t)
  const { tv } = await pair()
  const declared = stationRoutes(station.ports, { add: () => true, signOut: () => {}, check: () => {}, stop: () => {} })
  const asked = declared.filter(({ access }) => access !== 'local')
  assert.ok(asked.length > 20)
  for (const one of asked) {
    const path = one.path.replace(/:\w+/g, 'cong')
    if (one.access === 'public') continue
    if (one.access === 'television') {
      if (!one.websocket) assert.equal((await ask(one.method, path, undefined, tv)).status, 200, routeName(one))
      for (const other of ['', cookie, tv.replace('mt_television', 'mt_session')])
        assert.equal((await ask(one.method, path, undefined, other)).status, 401, routeName(one))
      continue
    }
    assert.equal((await ask(one.method, path, undefined, tv)).status, 401, routeName(one))
    const forged = tv.replace('mt_television', 'mt_session')
    assert.equal((await ask(one.method, path, undefined, forged)).status, 401, routeName(one))
  }
  const open_to_all = asked.filter(({ access }) => access === 'public').map(routeName)
  assert.deepEqual(open_to_all.sort(), Object.keys(publicRoutes).sort())
})

test('what is sent reaches the television at once, it says so, and taking it back does too', async t => {
  const { station, ask, pair } = await open(t)
  const { television, tv } = await pair({ shows: { ...all, cameras: ['cong'] } })
  const path = `/api/televisions/${television.id}`
  assert.equal((await ask('POST', `${path}/turn`, { by: 1 })).body.code, 'television_away')
  const { socket, heard, home } = await lineOf(t, station.url, tv)
  await until('the television hears what it shows', () => home()?.cameras.length === 1)
  assert.ok(heard.some(({ kind }) => kind === 'pulse'))
  const sent = await ask<Television>('PUT', `${path}/sent`, { camera: 'cho', minutes: 5 })
  assert.deepEqual([sent.body.sent?.camera, sent.body.sent?.by, sent.body.online], ['cho', 'truc-ban', true])
  await until('it is sent', () => home()?.sent?.camera === 'cho')
  assert.deepEqual(
    home()?.cameras.map(({ id }) => id),
    ['cong', 'cho'],
  )
  for (const word of ['rubbish', '{}', 'x'.repeat(5_000)]) socket.send(word)
  socket.send(JSON.stringify({ showing: { kind: 'camera', camera: 'cho', sent: true }, screen: '1920×1080' }))
  const told = await until('it says what it shows', async () => {
    const [one] = (await ask<TelevisionList>('GET', '/api/televisions')).body.televisions
    return one?.showing !== null && one
  })
  assert.deepEqual(
    [told.showing, told.screen, told.online],
    [{ kind: 'camera', camera: 'cho', sent: true }, '1920×1080', true],
  )
  assert.equal((await ask('POST', `${path}/turn`, { by: -1 })).status, 200)
  await until('the page turns', () => heard.some(news => news.kind === 'turn' && news.by === -1))
  assert.equal((await ask('POST', `${path}/hold`, { held: true })).status, 200)
  await until('the page is held', () => heard.some(news => news.kind === 'hold' && news.held))
  await ask('DELETE', `${path}/sent`)
  await until('it is taken back', () => home()?.sent === null && home()?.cameras.length === 1)
  await ask('PUT', `${path}/sent`, { camera: 'cho', minutes: 5 })
  station.pass(5 * MINUTE)
  assert.equal((await ask<TelevisionList>('GET', '/api/televisions')).body.televisions[0]?.sent, null)
  assert.equal((await ask('PUT', `${path}/sent`, { camera: 'la', minutes: 5 })).body.code, 'no_such_camera')
})

test('a television that is taken out loses its line and its account at once', async t => {
  const { station, ask, nobody, pair } = await open(t)
  const { television, tv } = await pair()
  const line = await lineOf(t, station.url, tv)
  const live = await lineOf(t, station.url, tv, '/api/television/live')
  const closed = Promise.all([once(line.socket, 'close'), once(live.socket, 'close')])
  const { body } = await ask<TelevisionList>('DELETE', `/api/televisions/${television.id}`)
  assert.deepEqual(body.televisions, [])
  for (const [event] of await closed) assert.equal(event.code, 4401)
  assert.equal((await ask('GET', '/api/television', undefined, tv)).body.code, 'television_taken_out')
  assert.equal((await nobody('GET', '/api/television')).body.code, 'television_not_paired')
  assert.equal((await ask('DELETE', `/api/televisions/${television.id}`)).body.code, 'no_such_television')
  const kept = station.db.prepare('SELECT name, token_hash, removed_by FROM television').get()
  assert.deepEqual({ ...kept }, { name: setup.name, token_hash: null, removed_by: 'truc-ban' })
})

test('a television shows a saved wall as it is now, and says when that is gone', async t => {
  const { station, ask, pair } = await open(t)
  const wall = station.db.prepare(
    `INSERT INTO wall (id, owner, name, layout, cells, patrol, is_default, revision, made_by, made_90k, changed_by, changed_90k)
     VALUES (?, ?, 'Trục', '4', '[{"camera":"cong","box":null},{"camera":"da-go","box":null}]', '{"on":false,"every_s":15,"groups":[]}',
       0, 1, 'x', 0, 'x', 0)`,
  )
  wall.run('tuong-1', null)
  wall.run('tuong-2', 'doi-pho')
  const { television, tv } = await pair({ shows: { kind: 'wall', wall: 'tuong-1' } })
  const { home } = await lineOf(t, station.url, tv)
  await until('it hears its wall', () => home() !== undefined)
  assert.deepEqual(
    home()?.cameras.map(({ id }) => id),
    ['cong'],
  )
  assert.deepEqual(
    home()?.wall?.cells.map(({ camera }) => camera),
    ['cong', null],
  )
  const body = { ...setup, shows: { kind: 'wall', wall: 'tuong-2' } }
  assert.equal(
    (await ask('PUT', `/api/televisions/${television.id}`, body)).body.code,
    'no_such_wall',
    'somebody else’s own',
  )
  station.db.prepare("UPDATE wall SET removed_90k = 1 WHERE id = 'tuong-1'").run()
  await until('it hears with the next pulse that its wall is gone', () => home()?.wall === null)
  assert.deepEqual(home()?.cameras, [])
})
