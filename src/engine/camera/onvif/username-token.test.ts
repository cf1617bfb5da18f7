import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, readXml, textOf } from '#engine/camera/xml.ts'
import { passwordDigest, usernameToken } from './username-token.ts'

const nonce = Buffer.from('LKqI6G/AikKCQrN0zqZFlg==', 'base64')

test('the example of the ONVIF programmer’s guide is answered as printed there', () => {
  assert.equal(passwordDigest(nonce, '2010-09-16T07:50:45Z', 'userpassword'), 'tuOSpGlFlIXsozq4HFNeeGeFLEI=')
})

test('the token is made in the device’s time, and a user name cannot leave its element', () => {
  const at = Date.UTC(2010, 8, 16, 7, 50, 45, 900)
  const read = readXml(Buffer.from(usernameToken({ username: 'a</b>&', password: 'userpassword' }, at, nonce)))
  assert.ok(read.ok)
  const token = find(read.value, 'UsernameToken')
  assert.equal(textOf(token, 'Username'), 'a</b>&')
  assert.equal(textOf(token, 'Created'), '2010-09-16T07:50:45Z')
  assert.equal(textOf(token, 'Password'), 'tuOSpGlFlIXsozq4HFNeeGeFLEI=')
})
