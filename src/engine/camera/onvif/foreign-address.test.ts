import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readServiceAddress, stillAddress, streamAddress } from './foreign-address.ts'

test('of a service’s address port and path are taken', () => {
  assert.deepEqual(readServiceAddress(' http://10.0.0.9:8899/onvif/Media?x=1 '), {
    port: 8899,
    path: '/onvif/Media?x=1',
    tls: false,
  })
  assert.deepEqual(readServiceAddress('https://camera/onvif'), { port: 443, path: '/onvif', tls: true })
  for (const text of ['', 'rtsp://a/', 'file:///etc/passwd', '/onvif', 'http://', `http://a/${'x'.repeat(2000)}`])
    assert.equal(readServiceAddress(text), undefined, text)
})

test('a stream is fetched from the host that was reached, with the path letter by letter', () => {
  const moved = (text: string) => streamAddress(text, '192.168.1.64')
  assert.equal(
    moved('rtsp://10.0.0.9:554/Streaming/Channels/101?a=%20&b'),
    'rtsp://192.168.1.64:554/Streaming/Channels/101?a=%20&b',
  )
  assert.equal(moved('rtsp://admin:p@ss@evil.example:8554/x'), 'rtsp://192.168.1.64:8554/x')
  assert.equal(moved('RTSP://10.0.0.9'), 'rtsp://192.168.1.64/')
  assert.equal(moved('rtsp://[fe80::1]:554/a'), 'rtsp://192.168.1.64:554/a')
  assert.equal(moved('rtsp:///live'), 'rtsp://192.168.1.64/live')
  for (const text of [
    '',
    'http://a/',
    'rtsp://a:99999/',
    'rtsp://a/b c',
    'rtsp://a/\r\nX: 1',
    `rtsp://a/${'x'.repeat(2000)}`,
  ])
    assert.equal(moved(text), undefined, text)
})

test('stills and IPv6 hosts likewise', () => {
  assert.equal(stillAddress('http://0.0.0.0:0/snap.jpg', 'fd00::7'), 'http://[fd00::7]/snap.jpg')
  assert.equal(stillAddress('rtsp://a/', 'fd00::7'), undefined)
})
