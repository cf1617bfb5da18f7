import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { startStation } from '#test/front-door-station.ts'
import { freely } from './deed.ts'
import { publicRoutes } from './public-routes.ts'
import { routeName } from './register.ts'
import { route, socketRoute } from './route.ts'
import { stationRoutes } from './routes.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const problem = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
const live = socketRoute({
  path: '/api/live',
  access: 'session',
  does: freely('A test.'),
  summary: 'Live.',
  handler: socket => socket.on('message', data => socket.send(`heard ${data}`)),
})

/** Every route that Fastify really runs, from its own tree: `GET /api/cameras/:camera`. */
const running = (tree: string): string[] => {
  const parents: string[] = []
  return tree.split('\n').flatMap(line => {
    const found = /^((?:│ {3}| {4})*)(?:├── |└── )(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line)
    if (found === null) return []
    const depth = found[1]!.length / 4
    const path = ((parents[depth - 1] ?? '') + found[2]).replace(/^\*/, '/*')
    parents[depth] = path
    return (found[3]?.split(', ') ?? []).map(method => `${method} ${path}`)
  })
}

test('every route that runs is declared, and the public ones are those of the table', async t => {
  const { app, ports } = await startStation(t, [live])
  const declared = stationRoutes(ports, { add: () => true, signOut: () => {}, check: () => {}, stop: () => {} })
  const names = declared.filter(({ access }) => access !== 'local').map(routeName)
  const gets = names.filter(name => name.startsWith('GET ')).map(name => name.replace('GET', 'HEAD'))
  const found = running(app.printRoutes({ commonPrefix: false }))
  assert.ok(found.length >= 10, `${found}`)
  assert.deepEqual(
    found.filter(name => ![...names, ...gets].includes(name)),
    [],
  )
  assert.deepEqual(
    names.filter(name => !found.includes(name)),
    [],
  )
  const open = declared.filter(({ access }) => access === 'public').map(routeName)
  assert.deepEqual(open.sort(), Object.keys(publicRoutes).sort())
})

test('every route that is not public refuses somebody who is not signed in', async t => {
  const { ask, app } = await startStation(t, [live])
  for (const name of running(app.printRoutes({ commonPrefix: false }))) {
    const [method = '', path = ''] = name.split(' ')
    if (publicRoutes[name.replace('HEAD', 'GET')] !== undefined) continue
    const answer = await ask(method, path.replace(':camera', 'cong-chinh'))
    assert.equal(answer.status, 401, name)
    const forged = await ask(method, path.replace(':camera', 'cong-chinh'), { cookie: `mt_session=${'A'.repeat(43)}` })
    assert.equal(forged.status, 401, name)
  }
})

test('a public route without a reason in the table stops the start', async t => {
  const open = route({ method: 'GET', path: '/api/leak', access: 'public', summary: 'No.', handler: () => 'x' })
  await assert.rejects(startStation(t, [open]), /public-routes\.ts gives no reason/)
})

test('every answer carries the strict headers', async t => {
  const { ask } = await startStation(t)
  for (const path of ['/', '/api/session', '/api/cameras', '/api/none', '/none.js', '/%']) {
    const { headers } = await ask('GET', path)
    assert.equal(headers.get('content-security-policy'), contentSecurityPolicy, path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(headers.get('referrer-policy'), 'no-referrer', path)
  }
  assert.doesNotMatch(contentSecurityPolicy, /unsafe|\*|http:/)
  assert.equal((await ask('GET', '/api/session')).headers.get('cache-control'), 'no-store')
})

test('a page of another site can change nothing', async t => {
  const { ask, signIn, url } = await startStation(t)
  const cookie = await signIn()
  const out = (headers: Record<string, string>) => ask('POST', '/api/sign-out', { cookie, headers })
  assert.deepEqual(await problem(await out({ origin: 'http://evil.example' })), [403, 'foreign_origin'])
  assert.deepEqual(await problem(await out({ origin: 'null' })), [403, 'foreign_origin'])
  assert.deepEqual(await problem(await out({ origin: 'http://127.0.0.1:1' })), [403, 'foreign_origin'])
  assert.equal((await ask('GET', '/api/cameras', { cookie })).status, 200, 'the session is still there')
  assert.equal((await out({ origin: url })).status, 200)
})

test('a cross-site request is refused by Sec-Fetch-Site even without an origin', async t => {
  const { url } = await startStation(t)
  for (const [site, status] of [
    ['cross-site', 403],
    ['same-site', 403],
    ['same-origin', 401],
  ] as const) {
    const asked = request(`${url}/api/sign-out`, { method: 'POST', headers: { 'sec-fetch-site': site } }).end()
    const [answer] = await once(asked, 'response')
    answer.resume()
    assert.equal(answer.statusCode, status, site)
  }
})

test('a name that is not ours is refused, so that no other site can point its name at the station', async t => {
  const { url } = await startStation(t)
  for (const [host, status] of [
    ['evil.example', 400],
    ['127.0.0.1.evil.example', 400],
    ['localhost:9', 200],
    ['[::1]', 200],
  ] as const) {
    const asked = request(`${url}/api/session`, { headers: { host } }).end()
    const [answer] = await once(asked, 'response')
    answer.resume()
    assert.equal(answer.statusCode, status, host)
  }
})

/** What an upgrade is answered with: 101, or the status of the refusal. */
const upgrade = async (url: string, headers: Record<string, string>): Promise<number | undefined> => {
  const asked = request(url, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16, 7).toString('base64'),
      ...headers,
    },
  }).end()
  const [answer, socket] = await Promise.race([once(asked, 'response'), once(asked, 'upgrade')])
  if (socket === undefined) answer.resume()
  else socket.destroy()
  return answer.statusCode
}

test('a live socket opens for a session of our own page only, and ends with the session', {
  timeout: 10_000,
}, async t => {
  const { url, signIn, ask } = await startStation(t, [live])
  const cookie = await signIn()
  const address = `${url}/api/live`
  assert.equal(await upgrade(address, {}), 401)
  assert.equal(await upgrade(address, { cookie, origin: 'http://evil.example' }), 403)
  assert.equal(await upgrade(address, { cookie, origin: url }), 101)
  const socket = new WebSocket(address.replace('http', 'ws'), { headers: { cookie, origin: url } } as never)
  await once(socket, 'open')
  socket.send('chào')
  assert.equal((await once(socket, 'message'))[0].data, 'heard chào')
  const closed = once(socket, 'close')
  await ask('POST', '/api/sign-out', { cookie })
  assert.equal((await closed)[0].code, 4401)
})

test('input is read by its shape: too large, not JSON, too long, twice, unknown', async t => {
  const shape = z.strictObject({ n: z.coerce.number().int().max(9) })
  const echo = route({
    method: 'GET',
    path: '/api/echo/:word',
    access: 'session',
    does: freely('A test.'),
    summary: 'Echo.',
    params: z.strictObject({ word: z.string() }),
    query: shape,
    answers: { 200: z.object({ n: z.number() }) },
    handler: ({ query }) => ({ ...query, secret: 'not declared' }),
  })
  const { ask, signIn } = await startStation(t, [echo])
  const cookie = await signIn()
  const read = await ask('GET', '/api/echo/a?n=3', { cookie })
  assert.deepEqual([read.status, await read.json()], [200, { n: 3 }], 'what is not declared is not sent')
  for (const query of ['n=10', 'n=x', 'n=1&n=2', 'n=1&m=2', ''])
    assert.deepEqual(
      await problem(await ask('GET', `/api/echo/a?${query}`, { cookie })),
      [400, 'invalid_request'],
      query,
    )
  assert.equal((await ask('GET', `/api/echo/${'a'.repeat(200)}?n=1`, { cookie })).status, 404)
  for (const body of ['{', '[]', 'null', '"x"', `{"username":"${'a'.repeat(70_000)}"}`, '{"__proto__":{"a":1}}'])
    assert.deepEqual(
      await problem(await ask('POST', '/api/sign-in', { body })),
      [400, 'invalid_request'],
      body.slice(0, 30),
    )
  const form = await ask('POST', '/api/sign-in', { headers: { 'content-type': 'text/plain' } })
  assert.deepEqual(await problem(form), [400, 'invalid_request'])
})

test('a bug is answered without its inner words and logged with them', async t => {
  const broken = route({
    method: 'GET',
    path: '/api/broken',
    access: 'session',
    does: freely('A test.'),
    summary: 'Broken.',
    handler: () => {
      throw new Error('SELECT secret FROM account')
    },
  })
  const { ask, signIn, lines } = await startStation(t, [broken])
  const cookie = await signIn()
  const text = await (await ask('GET', '/api/broken', { cookie })).text()
  assert.equal(JSON.parse(text).code, 'bug')
  assert.doesNotMatch(text, /SELECT|at |\.ts/)
  assert.match(lines.join(''), /SELECT secret FROM account/)
})

test('a problem speaks Vietnamese unless English is asked for', async t => {
  const { ask } = await startStation(t)
  const title = async (language: string) => {
    const answer = await ask('GET', '/api/cameras', { headers: { 'accept-language': language } })
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
    return ((await answer.json()) as { title: string }).title
  }
  for (const language of ['vi', '*', 'fr', 'vi-VN,vi;q=0.9,en;q=0.8', 'en;q=0.1, vi'])
    assert.match(await title(language), /chưa đăng nhập/, language)
  for (const language of ['en', 'en-GB,en;q=0.9,vi;q=0.8'])
    assert.match(await title(language), /not signed in/, language)
})

test('the page answers every path of its own router, keeps hashed files, and says so when it is not built', async t => {
  const { ask, ports } = await startStation(t)
  const missing = await ask('GET', '/')
  assert.deepEqual([missing.status, /chưa được dựng/.test(await missing.text())], [503, true])
  mkdirSync(join(ports.web, 'assets'), { recursive: true })
  writeFileSync(join(ports.web, 'index.html'), '<!doctype html><title>Mắt Thần</title>')
  writeFileSync(join(ports.web, 'assets', 'app-1a2b3c.js'), 'let a')
  writeFileSync(join(ports.web, '.secret'), 'no')
  for (const path of ['/', '/welcome', '/cameras/cong-chinh?day=1']) {
    const page = await ask('GET', path)
    assert.match(await page.text(), /Mắt Thần/, path)
    assert.equal(page.headers.get('cache-control'), 'no-cache', path)
  }
  writeFileSync(join(ports.web, 'assets', 'app-1a2b3c.js.br'), brotliCompressSync('let a'))
  const script = await ask('GET', '/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'br' } })
  assert.deepEqual([script.headers.get('content-encoding'), await script.text()], ['br', 'let a'])
  writeFileSync(join(ports.web, 'assets', 'app-1a2b3c.js.gz'), gzipSync('let a'))
  const plain = await ask('GET', '/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'gzip, deflate' } })
  assert.deepEqual([plain.headers.get('content-encoding'), await plain.text()], ['gzip', 'let a'])
  assert.match(script.headers.get('cache-control') ?? '', /immutable/)
  for (const path of [
    '/assets/none.js',
    '/none.png',
    '/.secret',
    '/%2e%2e/keys/vault.key',
    '/..%2fkeys%2fvault.key',
    '/%00',
    '/api',
    '/api/none',
  ])
    assert.equal((await ask('GET', path)).status, 404, path)
})

test('the local socket needs no session, is private, and is the only place that makes links', async t => {
  const { folder, ask, url } = await startStation(t)
  const socketPath = join(folder, 'station.sock')
  assert.equal(statSync(socketPath).mode & 0o777, 0o600)
  const locally = async (method: string, path: string) => {
    const [answer] = await once(request({ socketPath, method, path }).end(), 'response')
    const chunks = await answer.toArray()
    return [answer.statusCode, JSON.parse(Buffer.concat(chunks).toString())]
  }
  assert.equal((await locally('GET', '/api/cameras'))[0], 200)
  const [status, link] = await locally('POST', '/api/sign-in/new-link')
  assert.equal(status, 200)
  assert.ok(link.url.startsWith(`${url}/welcome#`))
  assert.equal((await ask('POST', '/api/sign-in/new-link')).status, 404)
})
