import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { wallTime90k } from '#base/units.ts'
import { deviceRoles, usualRoles } from '#community/access/roles.ts'
import type { Scope } from '#contract/access.ts'
import { type LiveNews, liveRequestShape } from '#contract/live.ts'
import type { Deed } from '#http/deed.ts'
import { listenOn } from '#http/listen.ts'
import { otherDoors } from '#http/other-doors.ts'
import { publicRoutes } from '#http/public-routes.ts'
import { routeName } from '#http/register.ts'
import type { HttpRoute, Route } from '#http/route.ts'
import { liveRoutes } from '#http/routes/live/live-routes.ts'
import { buildServer } from '#http/server.ts'
import { commandDeeds } from '#programs/command-deeds.ts'
import { createGrantBook } from '#store/grants.ts'
import { createPersonBook } from '#store/people.ts'
import { startStation } from '#test/front-door-station.ts'
import { openSession } from '#test/open-session.ts'
import { until } from '#test/patience.ts'
import { routeTable } from './route-table.ts'

const REACHED = 299
const [own, other, none] = ['nha', 'khac', 'khong-co']

/** The route as it is declared, but with nothing behind it: whoever comes through says so. */
const hollow = ({ method, path, access, does, summary }: Route): HttpRoute => ({
  ...{ method, path, access, summary },
  ...(does !== undefined && { does }),
  handler: (_, reply) => reply.code(REACHED).send(),
})

const open = async (t: Parameters<typeof startStation>[0]) => {
  const station = await startStation(t)
  const routes = routeTable().filter(({ access, path }) => access !== 'local' && path !== '/*')
  const app = buildServer(station.ports, { local: false, routes: routes.map(hollow) })
  t.after(() => app.close())
  await station.signIn()
  const add = station.db.prepare("INSERT INTO camera SELECT ?, ?, '', '', NULL, 'tcp', 0, NULL, 0, NULL")
  for (const id of [own, other]) add.run(id, id)
  const people = createPersonBook(station.db, station.ports.clock)
  const grants = createGrantBook(station.db, station.ports.clock)
  const account = (role: string, scope: Scope | undefined): string => {
    const person = people.add({ name: role, rank: '', role, unit: null }, 'test')
    const username = `ai-${person.id}`
    station.ports.accounts.add({ person: person.id, username, password_hash: '' }, 'test')
    const terms = { role, verbs: [], hours: null, from: station.ports.clock.wall(), until: null, reason: 'thử' }
    if (scope !== undefined) grants.give(person.id, { ...terms, scope }, 'test')
    return `mt_session=${openSession(station.ports.sessions, station.ports.accounts.find(username)!.id)}`
  }
  const ask = (route: Route, camera: string, cookie?: string): Promise<LightMyRequestResponse> => {
    const path = route.path.replace(':camera', camera).replace(/:\w+/g, '1')
    const url = `${path}?cameras=${camera}`
    const body = { camera, cameras: [camera], items: [{ camera }] }
    const sent = route.method === 'GET' ? {} : { payload: body }
    // With a purpose, which some doors want beside the right.
    const headers = { 'x-purpose': 'equipment_test', ...(cookie !== undefined && { cookie }) }
    return app.inject({ method: route.method, url, headers, ...sent })
  }
  return { routes, account, ask, station }
}

const about = (camera: string, deed: Deed | undefined): deed is Extract<Deed, { to: 'camera' }> =>
  deed?.to === 'camera' && camera !== ''

test('every route says what it does, or why it needs no right', () => {
  const undeclared = routeTable().filter(one => one.does === undefined && publicRoutes[routeName(one)] === undefined)
  assert.deepEqual(undeclared.map(routeName), [])
  for (const { does } of routeTable()) if (does?.to === 'nothing') assert.match(does.because, /^\p{Lu}.{10,}\.$/u)
})

test('nobody comes through but where the table of public routes says so, and whoever has no grant only where nothing is needed', async t => {
  const { routes, ask, account } = await open(t)
  const bare = account('officer', undefined)
  for (const route of routes) {
    const open = route.access === 'public'
    assert.equal((await ask(route, own)).statusCode, open ? REACHED : 401, `nobody ${routeName(route)}`)
    if (open || route.access === 'television') continue
    const came = (await ask(route, own, bare)).statusCode
    assert.equal(came === REACHED, route.does?.to === 'nothing', `without a grant ${routeName(route)} ${came}`)
  }
})

test('every role comes through every door that its verbs open, for what it was granted, and through no other', async t => {
  const { routes, ask, account } = await open(t)
  for (const { code, verbs } of usualRoles.filter(role => !deviceRoles.has(role.code))) {
    const scopes = [{ kind: 'station' }, { kind: 'cameras', cameras: [own] }] as const
    for (const scope of scopes) {
      const cookie = account(code, scope as Scope)
      for (const route of routes.filter(({ access }) => access === 'session')) {
        const deed = route.does!
        const has = deed.to === 'nothing' || deed.verb === 'any' || verbs.includes(deed.verb)
        const wanted = has && (deed.to !== 'station' || scope.kind === 'station')
        const came = (await ask(route, own, cookie)).statusCode
        assert.equal(came, wanted ? REACHED : 403, `${code} (${scope.kind}) ${routeName(route)}`)
        if (!about(other, deed) || scope.kind === 'station') continue
        const [hidden, absent] = [await ask(route, other, cookie), await ask(route, none, cookie)]
        assert.equal(hidden.statusCode, 404, `${code} ${routeName(route)} of a camera that is not theirs`)
        assert.equal(hidden.body.replaceAll(other, none), absent.body, 'as one that is not there')
      }
    }
  }
})

test('every way to recorded pictures asks for a purpose when they are old, by whichever words their time is named', async t => {
  const station = await startStation(t)
  const policy = { play_back_older_than_h: 24, search: true, extract: true, case_needed: [] }
  const old = wallTime90k(station.ports.clock.wall() - 30 * 3600 * 90_000)
  const to = old + 90_000
  Object.assign(station.ports.noting, { policy: () => policy, spanOfSegment: () => [old, to] })
  // The head of a stream format: no picture, and of no time.
  const no_time = ['GET /api/cameras/:camera/formats/:format']
  const routes = routeTable().filter(
    ({ does }) => does?.to === 'camera' && /^(play_back|extract|search)$/.test(does.verb),
  )
  const asking = routes.map(one => ({ ...hollow(one), ...(one.params && { params: one.params }), query: one.query }))
  const app = buildServer(station.ports, { local: false, routes: asking as readonly HttpRoute[] })
  t.after(() => app.close())
  const cookie = await station.signIn()
  await station.ask('POST', '/api/cameras', { body: { id: own, name: own, main_url: 'rtsp://127.0.0.1/x' }, cookie })
  const names: Readonly<Record<string, string>> = {
    ...{ camera: own, segment: '7.mp4', piece: `${old}-${to}-main.mp4` },
    ...{ track: 'video.m3u8', format: '0123456789abcdef.mp4', trail: '1' },
  }
  const times = { from_90k: old, to_90k: to, at_90k: old, every_90k: 9_000, line: '0.5,0.1;0.5,0.9' }
  const said: Record<string, string> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => names[name] ?? assert.fail(name))
    const fields = Object.keys((route.query as { shape?: object } | undefined)?.shape ?? {})
    const query = Object.entries(times).flatMap(([name, at]) => (fields.includes(name) ? [`${name}=${at}`] : []))
    const answer = await app.inject({ method: route.method, url: `${path}?${query.join('&')}`, headers: { cookie } })
    said[routeName(route)] = answer.statusCode === REACHED ? 'through' : (answer.json() as { code: string }).code
  }
  assert.deepEqual(
    said,
    Object.fromEntries(
      routes.map(routeName).map(name => [name, no_time.includes(name) ? 'through' : 'purpose_needed']),
    ),
  )
})

test('on a live socket every role is given what it may watch, and told of nothing else; nobody opens one', async t => {
  const watched = new Set<string>()
  const hub = {
    watch: (camera: string) => {
      watched.add(camera)
      return () => watched.delete(camera)
    },
  }
  const made = { hub, refusal: () => undefined, covers: () => false }
  const { account, station } = await open(t)
  const routes = liveRoutes({
    ...{ hub, transcoded: made, coveredFor: () => made, cameras: station.ports.cameras, access: station.ports.access },
    board: { statusOf: () => null, subscribe: () => () => {} },
    looksOf: () => ({ begin: () => () => {}, refuse: () => {} }),
  } as never)
  const app = buildServer(station.ports, { local: false, routes })
  const origin = `http://127.0.0.1:${await listenOn(app, { host: '127.0.0.1', port: 0 })}`
  t.after(() => app.close())
  const say = async (cookie: string | undefined): Promise<readonly string[]> => {
    const headers = { origin, ...(cookie !== undefined && { cookie }) }
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/live`, { headers } as never)
    const closed = new Promise(resolve => socket.addEventListener('close', resolve))
    const told: string[] = []
    const done = Promise.withResolvers<void>()
    socket.onerror = () => done.resolve()
    socket.onopen = () => {
      for (const [channel, camera] of [own, other, none].entries())
        socket.send(JSON.stringify({ kind: 'watch', channel: channel + 1, camera, stream: 'main' }))
    }
    socket.onmessage = ({ data }) => {
      const news = JSON.parse(String(data)) as LiveNews
      if (news.kind !== 'refused') return
      told.push(`${[own, other, none][news.channel - 1]} ${news.code}`)
      if (news.channel === 3) done.resolve()
    }
    await done.promise
    const seen = [...watched]
    socket.close()
    await closed
    await until('the station let go', () => watched.size === 0)
    return [...seen, ...told]
  }
  const refused = [`${other} no_such_camera`, `${none} no_such_camera`]
  assert.deepEqual(await say(undefined), [])
  for (const { code, verbs } of usualRoles.filter(role => !deviceRoles.has(role.code))) {
    const part = await say(account(code, { kind: 'cameras', cameras: [own] }))
    const whole = await say(account(code, { kind: 'station' }))
    assert.deepEqual(part, verbs.includes('watch_live') ? [own, ...refused] : [], code)
    assert.deepEqual(whole, verbs.includes('watch_live') ? [own, other, refused[1]] : [], `${code} of the station`)
  }
})

test('every message on a socket, every method of RTSP and every operation of ONVIF is declared', async () => {
  const kinds = liveRequestShape.options.map(one => one.shape.kind.value)
  const [device, media, rtsp] = await Promise.all([
    import('#engine/republish/onvif/device-answers.ts'),
    import('#engine/republish/onvif/media-answers.ts'),
    import('#engine/republish/rtsp/connection.ts'),
  ])
  const found = [
    ...['/api/live', '/api/television/live'].flatMap(path => kinds.map(kind => `WebSocket ${path} ${kind}`)),
    'WebSocket /api/television/line word',
    ...rtsp.METHODS.split(', ').map(method => `RTSP ${method} /:camera/:stream`),
    ...Object.keys({ ...device.deviceAnswers, ...media.mediaAnswers }).map(name => `ONVIF ${name}`),
    'ONVIF snapshot /:camera/:stream',
  ]
  assert.deepEqual(Object.keys(otherDoors).sort(), [...new Set(found)].sort())
})

test('every command is declared', () => {
  const cli = join(import.meta.dirname, '..', '..', 'src', 'programs', 'cli.ts')
  const help = execFileSync(process.execPath, [cli, '--help'], { encoding: 'utf8' })
  const names = [...help.matchAll(/^ {2}([a-z-]+(?: [a-z-]+){0,2}) {2,}/gm)].map(([, name = '']) => name)
  assert.deepEqual(Object.keys(commandDeeds).sort(), names.sort())
})
