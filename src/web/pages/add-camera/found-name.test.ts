import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, byAddress, foundName } from './found-name.ts'

const say = (key: string) => key

test('a device is called by maker and model, said once', () => {
  assert.equal(foundName({ maker: 'Hikvision', model: 'DS-2CD1', name: 'x' }, undefined, say), 'Hikvision DS-2CD1')
  assert.equal(foundName({ maker: 'EZVIZ', model: 'ezviz C6N', name: '' }, undefined, say), 'ezviz C6N')
  assert.equal(foundName({ maker: '', model: '', name: 'Cổng' }, undefined, say), 'Cổng')
  assert.equal(foundName({ maker: '', model: '', name: '' }, 'EZVIZ', say), 'EZVIZ')
  assert.equal(foundName({ maker: '', model: 'DS-2CD1', name: 'Cổng' }, 'Hikvision', say), 'Hikvision DS-2CD1')
  assert.equal(foundName({ maker: '', model: '', name: 'Cổng' }, 'Hikvision', say), 'Cổng')
  assert.equal(foundName({ maker: '', model: '', name: '' }, undefined, say), 'unknown_device')
})

test('its port is named where it is not the usual one', () => {
  assert.equal(addressOf({ address: '192.168.1.20', port: 80 }), '192.168.1.20')
  assert.equal(addressOf({ address: '192.168.1.20', port: null }), '192.168.1.20')
  assert.equal(addressOf({ address: '192.168.1.20', port: 8000 }), '192.168.1.20:8000')
  assert.equal(addressOf({ address: 'fe80::1', port: 8000 }), '[fe80::1]:8000')
})

test('devices stand in the order of their addresses', () => {
  const found = ['10.0.0.12', '10.0.0.2', '9.0.0.1'].map(address => ({ address }))
  assert.deepEqual(
    found.sort(byAddress).map(({ address }) => address),
    ['9.0.0.1', '10.0.0.2', '10.0.0.12'],
  )
})
