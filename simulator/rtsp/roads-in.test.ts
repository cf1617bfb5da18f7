import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { libavMissing } from '#simulator/footage/libav.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'

const missing = await libavMissing()
const needs = { skip: missing }
let street: Street
before(async () => {
  if (missing === false)
    street = await startStreet({ cameras: 2, quick: true, personalities: [{ brand: 'hikvision', camera: '2' }] })
})
after(async () => street?.stop())

const collect = (socket: Socket): { text: () => string; bytes: () => Buffer } => {
  let held = Buffer.alloc(0)
  socket.on('data', bytes => {
    held = Buffer.concat([held, bytes as Buffer<ArrayBuffer>])
  })
  socket.on('error', () => {})
  return { text: () => held.toString('latin1'), bytes: () => held }
}

/** SETUP and PLAY of a camera's main stream, by whatever carries words there and bytes back. */
const playOver = async (
  say: (words: string) => void,
  heard: { text: () => string; bytes: () => Buffer },
): Promise<void> => {
  const url = street.cameras[0]!.main_url
  say(`SETUP ${url}/trackID=0 RTSP/1.0\r\nCSeq: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n`)
  const session = await until('a session', () => /Session: (\w+)/.exec(heard.text())?.[1])
  say(`PLAY ${url} RTSP/1.0\r\nCSeq: 2\r\nSession: ${session}\r\n\r\n`)
  await until('pictures', () => heard.bytes().length > 20_000)
  assert.match(heard.text(), /RTP-Info/)
}

test('RTSPS is spoken at the same port, with a certificate that nobody vouches for', needs, async () => {
  const open = async () => {
    const socket = connectTls({ port: street.port, host: '127.0.0.1', rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    return socket
  }
  const socket = await open()
  const heard = collect(socket)
  await playOver(words => void socket.write(words), heard)
  assert.equal(socket.getPeerX509Certificate()?.fingerprint256, street.certificate_sha256)
  socket.destroy()
  const before = street.certificate_sha256
  street.changeCertificate()
  const again = await open()
  assert.notEqual(again.getPeerX509Certificate()?.fingerprint256, before)
  again.destroy()
})

test('RTSP in an HTTP tunnel: words base64 in a POST, bytes back by the GET', needs, async () => {
  const [down, up] = [connect(street.port, '127.0.0.1'), connect(street.port, '127.0.0.1')]
  const heard = collect(down)
  down.write(
    'GET /cong-chinh/main HTTP/1.0\r\nx-sessioncookie: tan-map\r\nAccept: application/x-rtsp-tunnelled\r\n\r\n',
  )
  await until('the tunnel', () => heard.text().includes('application/x-rtsp-tunnelled\r\n\r\n'))
  up.write(
    'POST /cong-chinh/main HTTP/1.0\r\nx-sessioncookie: tan-map\r\nContent-Type: application/x-rtsp-tunnelled\r\nContent-Length: 32767\r\n\r\n',
  )
  await playOver(words => {
    const text = Buffer.from(words).toString('base64')
    // Base64 may be cut anywhere.
    up.write(text.slice(0, 7))
    up.write(text.slice(7))
  }, heard)
  up.destroy()
  down.destroy()
  await until('its session has ended', () => !street.sent('cong-chinh', 'main').playing)
})

test('a POST without its GET, and one that is no base64, are hung up', needs, async () => {
  const up = connect(street.port, '127.0.0.1')
  up.write('POST / HTTP/1.0\r\nx-sessioncookie: nobody\r\n\r\n')
  up.resume()
  await once(up, 'close')
  const [down, bad] = [connect(street.port, '127.0.0.1'), connect(street.port, '127.0.0.1')]
  const heard = collect(down)
  down.write('GET / HTTP/1.0\r\nx-sessioncookie: sai\r\n\r\n')
  await until('the tunnel', () => heard.text() !== '')
  bad.write('POST / HTTP/1.0\r\nx-sessioncookie: sai\r\n\r\n****')
  await once(down, 'close')
})

test('a device’s web port serves pages and tunnels alike', needs, async () => {
  const { host, http_port } = street.device('nga-ba-dinh')
  const page = await fetch(`http://${host}:${http_port}/`)
  assert.match(await page.text(), /login\.asp/)
  const down = connect(http_port, host)
  const heard = collect(down)
  down.write('GET /Streaming/Channels/101 HTTP/1.0\r\nx-sessioncookie: x\r\n\r\n')
  await until('the tunnel', () => heard.text().includes('x-rtsp-tunnelled'))
  down.destroy()
})
