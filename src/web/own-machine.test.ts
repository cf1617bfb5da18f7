import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadsToItself } from './own-machine.ts'

test('an address of this machine alone is of no use to anybody else', () => {
  for (const url of ['http://127.0.0.1:8080/welcome#A', 'http://localhost:8080/notice', 'https://[::1]:8443'])
    assert.equal(leadsToItself(url), true, url)
  for (const url of ['https://192.168.1.5:8443/welcome', 'https://tram.local', 'https://127.vn/', 'not an address'])
    assert.equal(leadsToItself(url), false, url)
})
