import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foreignDevice, says } from '#test/engine/foreign-device.ts'
import { message } from '#test/engine/testdata.ts'
import { createAddressGuard } from './address-guard.ts'
import { MOST_ADDRESSES, type ProbeProgress, probeAddresses, readAddresses } from './address-probe.ts'
import { brandOf } from './brands.ts'

const guard = createAddressGuard()
const listed = (text: string): readonly string[] | string => {
  const read = readAddresses(text)
  return read.ok ? read.value : read.problem
}

test('an address, a network and a span of addresses are read', () => {
  assert.deepEqual(listed('192.168.1.20'), ['192.168.1.20'])
  assert.deepEqual(listed(' 192.168.1.20-22 '), ['192.168.1.20', '192.168.1.21', '192.168.1.22'])
  assert.deepEqual(listed('192.168.1.255 - 192.168.2.1'), ['192.168.1.255', '192.168.2.0', '192.168.2.1'])
  const network = listed('192.168.1.77/24')
  assert.deepEqual([network.length, network[0], network.at(-1)], [254, '192.168.1.1', '192.168.1.254'])
  assert.equal(listed('10.0.0.0/22').length, 1022)
})

test('more than a small range, and what is none, is refused', () => {
  assert.equal(listed('10.0.0.0/21'), 'too_many')
  assert.equal(listed('0.0.0.0/0'), 'too_many')
  assert.equal(listed('10.0.0.0-10.255.255.255'), 'too_many')
  for (const text of [
    '',
    'camera',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.1/33',
    '10.0.0.9-3',
    '::1',
    '10.0.0.1-x',
    '1.2.3.4/24-5',
  ])
    assert.equal(listed(text), 'bad_range', text)
  assert.equal(MOST_ADDRESSES, 1024)
})

test('ONVIF and RTSP behind the ports of an address are one device; a web server alone is none', async () => {
  await using onvif = await foreignDevice((heard, socket) =>
    heard.head.startsWith('POST /onvif/device_service')
      ? says(socket, '200 OK', message('hikvision-onvif-date-and-time.txt'), ['Server: webserver'])
      : says(socket, '400 Bad Request'),
  )
  await using rtsp = await foreignDevice((_, socket) =>
    socket.end('RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: Rtsp Server/3.0\r\n\r\n'),
  )
  await using web = await foreignDevice((_, socket) => says(socket, '200 OK', '<html></html>'))
  const progress: ProbeProgress[] = []
  const wish = { addresses: ['127.0.0.1', '8.8.8.8'], ports: [web.port, onvif.port, rtsp.port], connect_ms: 3000 }
  const found = await probeAddresses(guard, { ...wish, onProgress: step => progress.push(step) })
  assert.equal(found.length, 1)
  const { id, onvif: door, rtsp_ports, server, how } = found[0]!
  assert.equal(id, `127.0.0.1:${onvif.port}`)
  assert.deepEqual(door, { port: onvif.port, path: '/onvif/device_service', tls: false })
  assert.deepEqual([rtsp_ports, server, how], [[rtsp.port], 'webserver', 'probed'])
  assert.deepEqual(progress.at(-1), { asked: 2, of: 2, found: 1 })
  const alone = await probeAddresses(guard, { ...wish, ports: [web.port] })
  assert.deepEqual(alone, [])
})

test('nobody is asked for a password, and one that wants it is a device all the same', async () => {
  await using device = await foreignDevice((_, socket) =>
    says(socket, '401 Unauthorized', message('vivotek-onvif-fault-not-authorized.txt')),
  )
  const [found] = await probeAddresses(guard, { addresses: ['127.0.0.1'], ports: [device.port], connect_ms: 3000 })
  assert.equal(found?.onvif?.port, device.port)
  assert.ok(device.heard.every(heard => heard.header('authorization') === ''))
})

test('a probe that is called off ends', async () => {
  const stop = new AbortController()
  stop.abort()
  const addresses = Array.from({ length: 100 }, (_, i) => `127.0.1.${i}`)
  assert.deepEqual(await probeAddresses(guard, { addresses, signal: stop.signal }), [])
})

const page = (title: string) => `<html><head><title>${title}</title></head></html>`
const webOnly = (html: string, headers: readonly string[] = []) =>
  foreignDevice((heard, socket) =>
    heard.head.startsWith('GET / ') ? says(socket, '200 OK', html, headers) : says(socket, '400 Bad Request'),
  )

test('a camera that shows strangers nothing but its web page is listed; a router, a printer and a page without end are not', async () => {
  await using hanet = await webOnly(page('HANET'))
  await using router = await webOnly(page('TP-Link Archer C6'))
  await using printer = await webOnly(page('LaserJet'), ['Server: HP HTTP Server'])
  await using endless = await webOnly(`<title>EZVIZ</title>${'x'.repeat(300_000)}`)
  const brandAt = async (port: number) => {
    const [found] = await probeAddresses(guard, { addresses: ['127.0.0.1'], ports: [port], connect_ms: 3000 })
    return found && [brandOf(found)?.code, found.onvif, found.rtsp_ports]
  }
  assert.deepEqual(await brandAt(hanet.port), ['hanet', undefined, []])
  for (const { port } of [router, printer, endless]) assert.equal(await brandAt(port), undefined)
})

test('the maker is told by the realm of RTSP, by where the page leads, and by scopes that are told to anybody', async () => {
  await using rtsp = await foreignDevice((heard, socket) =>
    socket.end(
      heard.head.startsWith('DESCRIBE')
        ? 'RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nWWW-Authenticate: Digest realm="Login to 4D01A2BPAZ", nonce="1"\r\n\r\n'
        : 'RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: Rtsp Server/3.0\r\n\r\n',
    ),
  )
  await using page = await foreignDevice((heard, socket) => {
    if (heard.head.startsWith('GET / '))
      return says(socket, '200 OK', '<script>window.location.href = "/doc/page/login.asp?_" + 1</script>')
    return heard.head.startsWith('POST')
      ? says(socket, '200 OK', message('hikvision-onvif-date-and-time.txt'))
      : says(socket, '400 Bad Request')
  })
  const scope = (value: string) => `<Scopes><ScopeItem>onvif://www.onvif.org/${value}</ScopeItem></Scopes>`
  await using open = await foreignDevice((heard, socket) => {
    if (heard.body.includes('GetScopes'))
      return says(
        socket,
        '200 OK',
        `<Envelope><Body><GetScopesResponse>${scope('hardware/KX-C4012SN3')}${scope('name/C%E1%BB%95ng')}</GetScopesResponse></Body></Envelope>`,
      )
    return heard.head.startsWith('POST')
      ? says(socket, '200 OK', message('hikvision-onvif-date-and-time.txt'))
      : says(socket, '400 Bad Request')
  })
  const at = async (port: number) => {
    const [found] = await probeAddresses(guard, { addresses: ['127.0.0.1'], ports: [port], connect_ms: 3000 })
    return found && [brandOf(found)?.code, found.name, found.model]
  }
  assert.deepEqual(await at(rtsp.port), ['dahua', undefined, undefined])
  assert.deepEqual(await at(page.port), ['hikvision', undefined, undefined])
  assert.deepEqual(await at(open.port), ['kbvision', 'Cổng', 'KX-C4012SN3'])
})
