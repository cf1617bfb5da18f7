import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deviceKind } from './device-kind.ts'

test('what a browser says of itself tells how a certificate is trusted there', () => {
  assert.equal(deviceKind('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0', 0), 'windows')
  assert.equal(deviceKind('Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0', 0), 'firefox')
  assert.equal(deviceKind('Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 5), 'android')
  assert.equal(deviceKind('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 5), 'ios')
  assert.equal(deviceKind('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', 5), 'ios')
  assert.equal(deviceKind('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', 0), 'mac')
  assert.equal(deviceKind('Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0', 0), 'linux')
  assert.equal(deviceKind('', 0), 'linux')
})
