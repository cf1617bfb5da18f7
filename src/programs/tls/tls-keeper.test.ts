import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { connect, createServer as createTls } from 'node:tls'
import type { Clock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import { openSmallAuthority } from '#test/small-authority.ts'
import { tlsFolder } from './authority-files.ts'
import { issue, makeAuthority } from './own-authority.ts'
import type { Names } from './own-names.ts'
import { TlsKeeper } from './tls-keeper.ts'

const DAY_MS = 24 * 3600 * 1000
const home: Names = { names: ['tram', 'tram.local', 'localhost'], addresses: ['192.168.1.10', '127.0.0.1'] }

const open = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-tls-'))
  let ahead_ms = 0
  let names = home
  const clock: Clock = {
    wall: () => wallFromUnixMillis(Date.now() + ahead_ms),
    monotonic: () => millis(performance.now() + ahead_ms),
  }
  const need = { data, station: 'tram', declared: [], clock, log: silentLogger, port: () => 8443, namesOf: () => names }
  const make = () => TlsKeeper.open({ ...need, urls: ({ addresses }) => addresses.map(each => `https://${each}:8443`) })
  t.after(() => rmSync(data, { recursive: true }))
  return {
    data,
    keeper: await make(),
    again: make,
    pass: (days: number) => {
      ahead_ms += days * DAY_MS
    },
    move: (to: Names) => {
      names = to
    },
  }
}

/** What a client that trusts only the authority sees at this name. */
const seen = async (t: TestContext, keeper: TlsKeeper, servername: string): Promise<readonly string[]> => {
  const { key, certificate } = keeper.usual()
  const server = createTls({ key, cert: certificate, SNICallback: (name, done) => done(null, keeper.forName(name)) })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const ca = new X509Certificate(keeper.authority().der).toString()
  const socket = connect({
    port,
    host: '127.0.0.1',
    servername,
    ca,
    checkServerIdentity: () => undefined,
    rejectUnauthorized: false,
  })
  await once(socket, 'secureConnect')
  const names = socket.getPeerX509Certificate()?.subjectAltName ?? ''
  const answer = [String(socket.authorized), names]
  socket.destroy()
  return answer
}

const mode = (file: string): number => statSync(file).mode & 0o777
const code = (wanted: string) => (error: unknown) => error instanceof Problem && error.code === wanted

test('the first start makes an authority and a certificate for every name and address; the next start finds them', async t => {
  const { data, keeper, again } = await open(t)
  const { own, authority } = keeper.state()
  assert.deepEqual(own.names.toSorted(), [...home.names, ...home.addresses].toSorted())
  const [authorized, names] = await seen(t, keeper, 'tram.local')
  assert.equal(authorized, 'true')
  assert.match(names ?? '', /192\.168\.1\.10/)
  for (const name of ['authority.key', 'station.key']) assert.equal(mode(join(tlsFolder(data), name)), 0o600)
  assert.equal(mode(tlsFolder(data)), 0o700)
  const { own: later, authority: same } = (await again()).state()
  assert.deepEqual([later.sha256, same.sha256], [own.sha256, authority.sha256])
})

test('an address that changes, and an end that comes near, bring another certificate of the same authority, without a restart', async t => {
  const { keeper, move, pass } = await open(t)
  const before = keeper.state()
  let told = 0
  keeper.onChange(() => told++)
  await keeper.check()
  assert.equal(told, 0)
  move({ ...home, addresses: ['10.0.0.5', '127.0.0.1'] })
  await keeper.check()
  assert.equal(told, 1)
  assert.ok(keeper.state().own.names.includes('10.0.0.5'))
  pass(397 - 61)
  await keeper.check()
  assert.equal(told, 1)
  pass(2)
  await keeper.check()
  assert.equal(told, 2)
  const after = keeper.state()
  assert.equal(after.authority.sha256, before.authority.sha256)
  assert.notEqual(after.own.sha256, before.own.sha256)
  pass(61 - 397 - 2) // the clock had been wrong, and is set right
  await keeper.check()
  assert.equal(told, 3)
  assert.equal((await seen(t, keeper, 'tram'))[0], 'true')
})

test('the authority signs for no name of the wide world; one that was declared later is left out and told', async t => {
  const { keeper, move } = await open(t)
  move({ ...home, names: [...home.names, 'ngan-hang.vn'] })
  await keeper.check()
  assert.deepEqual(keeper.state().left_out, ['ngan-hang.vn'])
  await keeper.renew(true)
  assert.deepEqual(keeper.state().left_out, [])
  assert.ok(keeper.state().own.names.includes('ngan-hang.vn'))
})

test('a stolen authority poses as nobody else: what it signs beyond its names is refused', async t => {
  const { data, keeper } = await open(t)
  const folder = tlsFolder(data)
  const authority = {
    key: readFileSync(join(folder, 'authority.key'), 'utf8'),
    certificate: readFileSync(join(folder, 'authority.pem'), 'utf8'),
  }
  const forged = await issue(authority, { names: ['ngan-hang.vn'], addresses: [] }, new Date())
  const server = createTls({ key: forged.key, cert: forged.certificate })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', servername: 'ngan-hang.vn', ca: authority.certificate })
  const [error] = (await once(socket, 'error')) as [Error]
  assert.match(error.message, /permitted subtree/)
  assert.equal(keeper.state().problem, null)
})

test('a damaged authority is set aside, and another takes its place', async t => {
  const { data, keeper, again } = await open(t)
  writeFileSync(join(tlsFolder(data), 'authority.key'), 'not a key')
  const next = await again()
  assert.notEqual(next.state().authority.sha256, keeper.state().authority.sha256)
  assert.ok(readdirSync(tlsFolder(data)).some(name => /^authority-\d{8}T\d{9}Z\.key$/.test(name)))
})

test('the operator’s files are shown to whoever calls by their name, read again when they change, and refused when they do not fit', async t => {
  const { data, keeper, again } = await open(t)
  const theirs = await makeAuthority('Province', ['vn'], new Date())
  const [certificate, key] = [join(data, 'their.pem'), join(data, 'their.key')]
  const put = async (name: string) => {
    const pair = await issue(theirs, { names: [name], addresses: [] }, new Date())
    writeFileSync(certificate, pair.certificate)
    writeFileSync(key, pair.key)
  }
  await put('tram.xa.vn')
  await assert.rejects(
    keeper.choose({ source: 'files', certificate, key: join(data, 'none') }),
    code('certificate_key_unreadable'),
  )
  await assert.rejects(keeper.choose({ source: 'files', certificate: key, key }), code('certificate_unreadable'))
  const stranger = join(tlsFolder(data), 'station.key')
  await assert.rejects(keeper.choose({ source: 'files', certificate, key: stranger }), code('certificate_key_mismatch'))
  assert.equal(keeper.state().source, 'own')
  await keeper.choose({ source: 'files', certificate, key })
  assert.match((await seen(t, keeper, 'tram.xa.vn'))[1]!, /tram\.xa\.vn/)
  assert.match((await seen(t, keeper, 'tram.local'))[1]!, /tram\.local/)
  await put('khac.xa.vn')
  utimesSync(certificate, new Date(), new Date(Date.now() + 5000))
  await keeper.check()
  assert.deepEqual(keeper.state().chosen?.names, ['khac.xa.vn'])
  writeFileSync(key, 'cut off')
  utimesSync(key, new Date(), new Date(Date.now() + 9000))
  await keeper.check()
  assert.equal(keeper.state().problem, 'certificate_key_unreadable')
  assert.match((await seen(t, keeper, 'khac.xa.vn'))[1]!, /tram\.local/, 'the station’s own is shown meanwhile')
  assert.equal((await again()).state().source, 'files')
})

test('an authority is asked for a certificate by ACME, and again when a third of its life is left', async t => {
  const { data, keeper, pass } = await open(t)
  const station = createServer((request, response) => {
    const answer = keeper.challenge(request.url?.split('/').at(-1) ?? '')
    response.writeHead(answer === undefined ? 404 : 200).end(answer)
  })
  station.listen(0, '127.0.0.1')
  await once(station, 'listening')
  t.after(() => station.close())
  let stationPort = (station.address() as AddressInfo).port
  const small = await openSmallAuthority(t, { stationPort: () => stationPort })
  const wish = {
    source: 'acme',
    names: ['tram.xa.vn'],
    email: null,
    directory: small.directory,
    terms_agreed: true,
  } as const
  await assert.rejects(
    keeper.choose({ ...wish, names: [...wish.names], directory: 'http://ca.example/directory' }),
    code('acme_refused'),
  )
  await keeper.choose({ ...wish, names: [...wish.names] })
  assert.equal(small.given(), 1)
  assert.deepEqual(keeper.state().chosen?.names, ['tram.xa.vn'])
  assert.match((await seen(t, keeper, 'tram.xa.vn'))[1]!, /tram\.xa\.vn/)
  assert.equal(mode(join(tlsFolder(data), 'acme.key')), 0o600)
  await keeper.check()
  assert.equal(small.given(), 1)
  pass(61)
  await keeper.check()
  assert.equal(small.given(), 2)
  assert.ok(existsSync(join(tlsFolder(data), 'acme-account.key')))
  await keeper.choose({ source: 'own' })
  assert.equal(keeper.state().chosen, null)
  stationPort = 1
})
