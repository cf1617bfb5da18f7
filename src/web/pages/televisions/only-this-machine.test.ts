import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onlyThisMachine } from './only-this-machine.ts'

test('an address of the machine itself is told from one in the network', () => {
  for (const own of ['127.0.0.1', '127.0.1.1', 'localhost', 'tram.localhost', '[::1]'])
    assert.ok(onlyThisMachine(own), own)
  for (const other of ['192.168.1.10', 'tram.xa.vn', '12.70.0.1', 'localhost.xa.vn', '[fd00::1]'])
    assert.ok(!onlyThisMachine(other), other)
})
