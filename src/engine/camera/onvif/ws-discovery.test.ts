import assert from 'node:assert/strict'
import { test } from 'node:test'
import { message } from '#test/engine/testdata.ts'
import { readAnnouncement, scopeValue, writeProbe } from './ws-discovery.ts'

test('a device is found on the address that answered, with the port and path that it wrote for it', () => {
  const [found] = readAnnouncement(Buffer.from(message('hikvision-onvif-probe-match.txt')), '192.168.1.64')
  assert.equal(found?.endpoint, 'urn:uuid:5a0a1d40-0000-1000-8000-4419b6aabbcc')
  assert.deepEqual(found?.place, { port: 80, path: '/onvif/device_service', tls: false })
  assert.equal(scopeValue(found?.scopes ?? [], 'name'), 'HIKVISION DS-2CD2143G2-I')
  assert.equal(scopeValue(found?.scopes ?? [], 'hardware'), 'DS-2CD2143G2-I')
  assert.equal(scopeValue(found?.scopes ?? [], 'location'), 'city/Cổng làng')
})

test('a printer that answers too is left out', () => {
  assert.deepEqual(readAnnouncement(Buffer.from(message('printer-onvif-probe-match.txt')), '192.168.1.9'), [])
})

test('our own question, and rubbish, are no answers', () => {
  assert.deepEqual(readAnnouncement(writeProbe('tds:Device'), '192.168.1.2'), [])
  for (const text of ['', 'x', '<a/>', '<Envelope><Body><ProbeMatches/></Body></Envelope>'])
    assert.deepEqual(readAnnouncement(Buffer.from(text), '192.168.1.2'), [])
})

test('a scope that is not well escaped is shown as it is', () => {
  assert.equal(scopeValue(['onvif://www.onvif.org/name/100%'], 'name'), '100%')
  assert.equal(scopeValue(['onvif://www.onvif.org/name/Cổng%20A'], 'name'), 'Cổng A')
  assert.equal(scopeValue(['http://evil/name/x'], 'name'), undefined)
})
