import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { freely } from '#http/deed.ts'
import { listenOn } from '#http/listen.ts'
import { socketRoute } from '#http/route.ts'
import { buildServer } from '#http/server.ts'
import { createGrantBook } from '#store/grants.ts'
import { createPersonBook } from '#store/people.ts'
import { startStation } from '#test/front-door-station.ts'
import { openSession } from '#test/open-session.ts'
import { until } from '#test/patience.ts'

/** What is written on a bare connection, and all that comes back before the other side closes it. */
const say = async (url: string, bytes: string | Buffer): Promise<string> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {}) // a connection that is reset has been refused
  socket.write(bytes)
  return text(socket).catch(() => '')
}

const get = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}Connection: close\r\n\r\n`

test('no path leads out of the page’s folder', async t => {
  const { url } = await startStation(t)
  const climbs = [
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..\\..\\etc\\passwd',
    '/assets/../../package.json',
    '/assets/%2e%2e%2f%2e%2e%2fkeys/vault.key',
    '/.vite/manifest.json',
    '/%00/etc/passwd',
    '/%c0%ae%c0%ae/etc/passwd',
    '//etc/passwd',
    '/file:///etc/passwd',
  ]
  for (const path of climbs) {
    const answer = await say(url, get(path))
    assert.match(answer, /^HTTP\/1\.1 (400|404|503) /, path)
    assert.doesNotMatch(answer, /root:|"matthan"/, path)
  }
})

test('what is put into headers comes out of none, and a request that is two at once is refused', async t => {
  const { url } = await startStation(t)
  for (const request of [
    get('/x%0d%0aSet-Cookie:%20mt_session=x'),
    get('/api/session', 'Accept-Language: vi%0d%0aX-Put-In: 1\r\n'),
    get('/api/session', 'Origin: http://x\nX-Put-In: 1\r\n'),
    get('/api/session', 'Cookie: mt_session=a\x00b\r\n'),
  ])
    assert.doesNotMatch(await say(url, request), /^(x-put-in|set-cookie):/im)
  const smuggled = 'GET /api/status HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'
  const both = `POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`
  assert.match(await say(url, both), /^HTTP\/1\.1 400 /)
  const twice = `GET /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: ke-gian.example\r\nConnection: close\r\n\r\n`
  assert.match(await say(url, twice), /^HTTP\/1\.1 (200|400) /)
})

test('methods that nobody needs are answered by nothing', async t => {
  const { url } = await startStation(t)
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'LOCK', 'OPTIONS', 'PURGE'])
    for (const path of ['/', '/api/session', '/api/cameras']) {
      const answer = await say(url, get(path).replace('GET', method))
      assert.doesNotMatch(answer, /^HTTP\/1\.1 [123]/, `${method} ${path}`)
    }
})

test('headers and bodies beyond their bounds, deep JSON and forms are refused before anything reads them', async t => {
  const { url, ask } = await startStation(t)
  assert.match(await say(url, get('/api/session', `X-Long: ${'x'.repeat(20_000)}\r\n`)), /^HTTP\/1\.1 431 /)
  const long = { username: 'a', password: 'x'.repeat(70_000) }
  assert.equal((await ask('POST', '/api/sign-in', { body: long })).status, 400)
  for (const deep of [`${'['.repeat(30_000)}${']'.repeat(30_000)}`, `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`])
    assert.equal((await ask('POST', '/api/sign-in', { body: deep })).status, 400)
  for (const proto of ['{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}'])
    assert.equal((await ask('POST', '/api/sign-in', { body: proto })).status, 400)
  for (const type of [
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/plain',
    'text/html',
  ]) {
    const answer = await ask('POST', '/api/sign-in', { body: 'a=b', headers: { 'content-type': type } })
    assert.ok([400, 415].includes(answer.status), type)
    assert.match(await answer.text(), /"code":"invalid_request"/)
  }
})

test('whoever sends a head or a body drop by drop is hung up on', async t => {
  const station = await startStation(t)
  const app = buildServer(station.ports, { local: false, patience_ms: 600 })
  const port = await listenOn(app, { host: '127.0.0.1', port: 0 })
  t.after(() => app.close())
  const body =
    'POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"user'
  for (const slow of ['GET /api/session HTTP/1.1\r\nHost: 127', body]) {
    const answer = await say(`http://127.0.0.1:${port}`, slow)
    assert.match(answer, /^(HTTP\/1\.1 408 |$)/, 'it ended, which is the point')
  }
})

const frame = (first: number, second: number, ...rest: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([first, second]), ...rest])
const mask = Buffer.alloc(4)

test('malformed frames end the socket that sent them, and nothing else', async t => {
  const hello = socketRoute({
    path: '/api/hello',
    access: 'session',
    does: freely('Listens.'),
    summary: 'Listens.',
    handler: socket => socket.on('message', () => {}),
  })
  const station = await startStation(t, [hello])
  const cookie = await station.signIn()
  const open = async () => {
    const { hostname, port } = new URL(station.url)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(
      `GET /api/hello HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: ${cookie}\r\n\r\n`,
    )
    const [head] = (await once(socket, 'data')) as [Buffer]
    assert.match(head.toString('latin1'), /^HTTP\/1\.1 101 /)
    return socket
  }
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(2n ** 40n)
  const wrong = {
    unmasked: frame(0x81, 2, Buffer.from('hi')),
    'reserved bits': frame(0xf1, 0x82, mask, Buffer.from('hi')),
    'an opcode that is none': frame(0x83, 0x82, mask, Buffer.from('hi')),
    'text that is no UTF-8': frame(0x81, 0x82, mask, Buffer.from([0xc3, 0x28])),
    'a terabyte announced': frame(0x82, 0xff, length, mask),
    'more than a message may hold': frame(
      0x82,
      0xfe,
      Buffer.from([0xff, 0xff]),
      mask,
      Buffer.alloc(65_535),
      frame(0x80, 0xfe, Buffer.from([0xff, 0xff]), mask, Buffer.alloc(65_535)),
    ),
    'a continuation of nothing': frame(0x80, 0x82, mask, Buffer.from('hi')),
    'a long ping': frame(0x89, 0xfe, Buffer.from([0x01, 0x00]), mask, Buffer.alloc(256)),
    'bytes at random': randomBytes(4096).fill(0xff, 0, 1),
  }
  for (const [name, bytes] of Object.entries(wrong)) {
    const socket = await open()
    const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
    // A frame that only announced more is ended by the sender; the others by the station, with a close frame.
    if (name === 'more than a message may hold')
      socket.write(
        Buffer.concat([
          frame(0x02, 0xfe, Buffer.from([0xff, 0xff]), mask, Buffer.alloc(65_535)),
          frame(0x80, 0xfe, Buffer.from([0xff, 0xff]), mask, Buffer.alloc(65_535)),
        ]),
      )
    else socket.write(bytes)
    socket.resume().once('end', () => socket.end())
    await closed
  }
  assert.equal((await station.ask('GET', '/api/session', { cookie })).status, 200)
})

/** A household with its own camera, beside one that is not theirs. */
const household = async (t: TestContext) => {
  const station = await startStation(t)
  await station.signIn()
  const add = station.db.prepare("INSERT INTO camera SELECT ?, ?, '', '', NULL, 'tcp', 0, NULL, 0, NULL")
  for (const id of ['nha', 'khac']) add.run(id, id)
  const person = createPersonBook(station.db, station.ports.clock).add(
    { name: 'Chủ nhà', rank: '', role: 'officer', unit: null },
    'test',
  )
  createGrantBook(station.db, station.ports.clock).give(
    person.id,
    {
      role: 'officer',
      verbs: [],
      scope: { kind: 'cameras', cameras: ['nha'] } as never,
      hours: null,
      from: station.ports.clock.wall(),
      until: null,
      reason: 'thử',
    },
    'test',
  )
  station.ports.accounts.add({ person: person.id, username: 'chu-nha', password_hash: '' }, 'test')
  const account = station.ports.accounts.find('chu-nha')!
  return { station, cookie: `mt_session=${openSession(station.ports.sessions, account.id)}` }
}

test('a resident who guesses camera ids learns nothing: not from the answer, not from how long it takes', async t => {
  const { station, cookie } = await household(t)
  await until('the grant counts', async () => (await station.ask('GET', '/api/cameras/nha', { cookie })).status === 200)
  const ask = async (id: string) => {
    const answer = await station.app.inject({ method: 'GET', url: `/api/cameras/${id}`, headers: { cookie } })
    const { date: _date, ...headers } = answer.headers
    return { status: answer.statusCode, body: answer.body.replaceAll(id, 'ID'), headers: JSON.stringify(headers) }
  }
  assert.deepEqual(await ask('khac'), await ask('kkac'))
  assert.equal((await ask('khac')).status, 404)
  const took: Record<string, number[]> = { khac: [], kkac: [] }
  for (let round = 0; round < 150; round++)
    for (const id of round % 2 === 0 ? ['khac', 'kkac'] : ['kkac', 'khac']) {
      const began = performance.now()
      await ask(id)
      took[id]!.push(performance.now() - began)
    }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!
  const [hidden, absent] = [median(took.khac!), median(took.kkac!)]
  assert.ok(Math.abs(hidden - absent) < Math.max(1, 0.5 * Math.max(hidden, absent)), `${hidden} ms and ${absent} ms`)
})
