import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { connect as connectPlain } from 'node:net'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { connect, type TLSSocket } from 'node:tls'
import { issue, makeAuthority } from '#programs/tls/own-authority.ts'
import { startStation } from '#test/front-door-station.ts'
import { freely } from './deed.ts'
import { listenOn } from './listen.ts'
import { plainRoutes } from './plain-line.ts'
import { routeName } from './register.ts'
import { socketRoute } from './route.ts'
import { secureDoor } from './secure-door.ts'
import { buildServer } from './server.ts'

const NAME = 'tram.local'

const hello = socketRoute({
  path: '/api/hello',
  access: 'session',
  does: freely('Says hello to whoever is signed in.'),
  summary: 'Says hello to whoever is signed in.',
  handler: socket => socket.send('xin chào'),
})

const open = async (t: TestContext) => {
  const station = await startStation(t, [hello])
  const authority = await makeAuthority('Trạm thử', ['local', 'localhost'], new Date())
  const names = { names: [NAME, 'localhost'], addresses: ['127.0.0.1'] }
  let pair = await issue(authority, names, new Date())
  let changed = () => {}
  let port = 0
  const app = buildServer({ ...station.ports, hosts: [NAME], httpsPort: () => port }, { local: false })
  const certificates = {
    usual: () => pair,
    forName: () => undefined,
    onChange: (tell: () => void) => {
      changed = tell
    },
  }
  const door = secureDoor(app, certificates, { maxHeaderSize: 16 * 1024 })
  const plain_port = await listenOn(app, { host: '127.0.0.1', port: 0 })
  port = await door.listen({ host: '127.0.0.1', port: 0 })
  t.after(() => app.close())
  const ca = authority.certificate
  const get = async (path: string, more: RequestOptions = {}) => {
    const asked = request({ host: '127.0.0.1', port, path, ca, agent: false, ...more }).end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer) }
  }
  const renew = async () => {
    pair = await issue(authority, { ...names, names: ['moi.local'] }, new Date())
    changed()
  }
  /** As from another machine of the network. */
  const outside = (method: 'GET' | 'POST' | 'HEAD', url: string, headers: Record<string, string> = {}) =>
    app.inject({ method, url, headers: { host: `${NAME}:8080`, ...headers }, remoteAddress: '192.168.1.77' })
  return { station, app, port, plain_port, ca, get, outside, renew }
}

test('https answers with the same routes and headers, and with cookies that only https can set', async t => {
  const { station, get, ca, port } = await open(t)
  const { status, headers } = await get('/api/session', { headers: { host: `${NAME}:${port}` } })
  assert.equal(status, 200)
  assert.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains')
  assert.equal((await get('/api/session')).headers['strict-transport-security'], undefined, 'not for an address')
  const link = station.ports.links.make().token
  const account = { username: 'truc', display_name: 'Trực', password: 'cây đa giếng nước sân đình' }
  const asked = request({ host: '127.0.0.1', port, ca, path: '/api/sign-in/link', method: 'POST', agent: false })
  asked.setHeader('content-type', 'application/json')
  asked.end(JSON.stringify({ token: link, account }))
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const [cookie = ''] = answer.headers['set-cookie'] ?? []
  assert.match(cookie, /^__Host-mt_session=[\w-]{43};.*Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  const [sent] = cookie.split(';')
  assert.equal((await get('/api/cameras', { headers: { cookie: sent } })).status, 200)
  const unmarked = sent!.replace('__Host-', '')
  assert.equal((await get('/api/cameras', { headers: { cookie: unmarked } })).status, 401)
})

test('TLS before 1.2 is refused, and a certificate that was renewed is shown to whoever comes next', async t => {
  const { port, ca, renew } = await open(t)
  const old = connect({ port, host: '127.0.0.1', ca, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })
  const [refused] = (await once(old, 'error')) as [Error]
  assert.match(String(refused), /protocol|alert|version/i)
  const nameSeen = async () => {
    const socket = connect({ port, host: '127.0.0.1', ca, servername: NAME, checkServerIdentity: () => undefined })
    await once(socket, 'secureConnect')
    const seen = [socket.getProtocol(), socket.getPeerX509Certificate()?.subjectAltName?.split(',')[0]]
    socket.destroy()
    return seen
  }
  assert.deepEqual(await nameSeen(), ['TLSv1.3', `DNS:${NAME}`])
  await renew()
  assert.deepEqual(await nameSeen(), ['TLSv1.3', 'DNS:moi.local'])
})

test('the plain port understands TLS as well, and hangs up on whoever says nothing', async t => {
  const { plain_port, ca } = await open(t)
  const asked = request({ host: '127.0.0.1', port: plain_port, path: '/api/session', ca, agent: false }).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  assert.equal(answer.statusCode, 200)
  const plain = plainRequest({ host: '127.0.0.1', port: plain_port, path: '/api/session', agent: false }).end()
  assert.equal(((await once(plain, 'response')) as [IncomingMessage])[0].statusCode, 200)
  const silent = connectPlain(plain_port, '127.0.0.1')
  silent.end()
  await once(silent.resume(), 'close')
})

test('live sockets open over TLS', async t => {
  const { station, port, ca } = await open(t)
  const cookie = (await station.signIn()).replace('mt_session', '__Host-mt_session')
  const key = { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': '13' }
  const headers = { ...key, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }
  const asked = request({ host: '127.0.0.1', port, ca, path: '/api/hello', headers: { ...headers, cookie } }).end()
  const [answer, socket, head] = (await once(asked, 'upgrade')) as [IncomingMessage, TLSSocket, Buffer]
  assert.equal(answer.statusCode, 101)
  const said = head.length > 0 ? head : ((await once(socket, 'data')) as [Buffer])[0]
  assert.match(said.toString(), /xin chào/)
  socket.destroy()
  const stranger = request({ host: '127.0.0.1', port, ca, path: '/api/hello', headers }).end()
  const [refused] = (await once(stranger, 'response')) as [IncomingMessage]
  assert.equal(refused.statusCode, 401)
  refused.resume()
})

test('another machine is sent to https; what carries a secret is refused on the plain line, and nothing else is answered there', async t => {
  const { outside, port, app, station } = await open(t)
  const led = await outside('GET', '/review?cameras=a&at=1')
  assert.equal(led.statusCode, 307)
  assert.equal(led.headers.location, `https://${NAME}:${port}/review?cameras=a&at=1`)
  for (const path of ['//ke-gian.example/x', '/\\ke-gian.example']) {
    const sent = String((await outside('GET', path)).headers.location)
    assert.equal(new URL(sent).hostname, NAME, path)
  }
  assert.equal((await outside('POST', '/api/sign-in')).json().code, 'needs_https')
  assert.equal((await outside('GET', '/api/cameras', { cookie: 'mt_session=x' })).json().code, 'needs_https')
  assert.equal(
    (await outside('GET', '/api/live', { upgrade: 'websocket', connection: 'upgrade' })).json().code,
    'needs_https',
  )
  assert.equal((await outside('GET', '/', { host: 'ke-gian.example' })).json().code, 'unknown_host')
  for (const path of ['/certificate', '/tv'])
    assert.equal((await outside('GET', path)).statusCode, 503, 'the page, unbuilt')
  assert.equal((await outside('GET', '/first-paint.js')).statusCode, 404, 'what the page begins with, unbuilt')
  const cookie = await station.signIn()
  assert.equal((await outside('GET', '/api/session', { cookie })).json().account, null, 'no session on this line')
  assert.equal((await outside('GET', '/api/television')).json().code, 'television_not_paired')
  assert.equal((await app.inject({ method: 'GET', url: '/api/session' })).statusCode, 200, 'this machine itself')
  assert.equal(station.lines.filter(line => line.includes('"error"')).length, 0)
})

test('every exception of the plain line has its reason, and is a route', async () => {
  const { routeTable } = await import('#tools/reference/route-table.ts')
  const names = new Set(routeTable().map(routeName))
  for (const [name, because] of Object.entries(plainRoutes)) {
    assert.ok(names.has(name), name)
    assert.match(because, /^\p{Lu}.{7,}\.$/u)
  }
})
