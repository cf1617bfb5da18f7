import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withAddressSecrets } from './address-secrets.ts'

const path = (password: string) => `/user=admin_password=${password}_channel=1_stream=0.sdp`
const before = {
  username: 'admin',
  password: 'cũ',
  main_url: `rtsp://10.0.0.9${path(encodeURIComponent('cũ'))}`,
  sub_url: null,
}

test('an address that is moved keeps the password that nobody was shown', () => {
  const moved = { ...before, main_url: 'rtsp://10.0.0.10/user=***_password=***_channel=1_stream=0.sdp' }
  assert.equal(withAddressSecrets(before, moved).main_url, before.main_url.replace('10.0.0.9', '10.0.0.10'))
})

test('a new password reaches the address that carries it, and no other address', () => {
  const after = withAddressSecrets(before, { ...before, password: 'mới & lạ', sub_url: 'rtsp://10.0.0.9/sub?a=1' })
  assert.equal(after.main_url, `rtsp://10.0.0.9${path(encodeURIComponent('mới & lạ'))}`)
  assert.equal(after.sub_url, 'rtsp://10.0.0.9/sub?a=1')
  const none = { ...before, password: '', main_url: `rtsp://10.0.0.9${path('')}` }
  assert.equal(withAddressSecrets(none, { ...none, password: 'x' }).main_url, `rtsp://10.0.0.9${path('x')}`)
})
