import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCameraAddress } from './address.ts'

test('a camera address is taken apart and kept as written', () => {
  const read = (text: string) => {
    const address = readCameraAddress(text)
    return address.ok ? `${address.value.host} ${address.value.port}` : address.problem
  }
  assert.equal(read('rtsp://192.0.2.1/Streaming/Channels/101?transportmode=unicast'), '192.0.2.1 554')
  assert.equal(read('RTSP://cam.local:8554'), 'cam.local 8554')
  assert.equal(read('rtsp://[2001:db8::1]:555/x'), '2001:db8::1 555')
  for (const bad of [
    'http://a/',
    'rtsp://',
    'rtsp://user:pass@a/',
    'rtsp://a:0/',
    'rtsp://a:65536/',
    'rtsp://a/b c',
    '',
  ])
    assert.equal(read(bad), 'bad_address', bad)
  assert.equal(read(`rtsp://a/${'x'.repeat(500)}`), 'bad_address')
})
