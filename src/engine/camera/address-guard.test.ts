import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAddressGuard, readAddressRange } from './address-guard.ts'

const nowhere = async (): Promise<readonly string[]> => []

test('private and loopback addresses may be called, public ones not', () => {
  const { permits } = createAddressGuard()
  for (const ip of [
    '192.168.1.64',
    '10.0.0.1',
    '172.31.255.1',
    '127.0.0.1',
    '169.254.7.7',
    '::1',
    'fd12::5',
    'fe80::1%eth0',
  ])
    assert.equal(permits(ip), true, ip)
  for (const ip of ['8.8.8.8', '172.32.0.1', '100.64.0.1', '2001:4860:4860::8888', 'not an address', ''])
    assert.equal(permits(ip), false, ip)
})

test('addresses of nobody, of everybody and of cloud services are never called', () => {
  const { permits } = createAddressGuard(['0.0.0.0/1', '128.0.0.0/1', '::/1', '8000::/1'])
  for (const ip of [
    '0.0.0.0',
    '255.255.255.255',
    '239.255.255.250',
    '169.254.169.254',
    '::',
    'ff02::1',
    'fd00:ec2::254',
  ])
    assert.equal(permits(ip), false, ip)
  assert.equal(permits('8.8.8.8'), true)
})

test('an IPv4 address inside an IPv6 one counts as itself', () => {
  const { permits } = createAddressGuard(['192.168.0.0/16', '::/1'])
  assert.equal(permits('::ffff:192.168.1.1'), true)
  assert.equal(permits('::ffff:8.8.8.8'), false)
  assert.equal(permits('::ffff:169.254.169.254'), false)
  assert.equal(permits('64:ff9b::808:808'), false)
})

test('a name is pinned to its address, and every address that it has must be allowed', async () => {
  const names: Record<string, string[]> = {
    'camera.local': ['192.168.1.64'],
    'evil.example': ['8.8.8.8'],
    'two.example': ['192.168.1.64', '8.8.8.8'],
  }
  const guard = createAddressGuard(undefined, async host => names[host] ?? [])
  assert.deepEqual(await guard.pin('camera.local'), { ok: true, value: { host: 'camera.local', ip: '192.168.1.64' } })
  assert.deepEqual(await guard.pin('evil.example'), { ok: false, problem: 'forbidden_address' })
  assert.deepEqual(await guard.pin('two.example'), { ok: false, problem: 'forbidden_address' })
  assert.deepEqual(await guard.pin('unknown.example'), { ok: false, problem: 'unknown_host' })
  assert.deepEqual(await guard.pin('[::1]'), { ok: true, value: { host: '::1', ip: '::1' } })
})

test('forms of an address that only some resolvers read are no names', async () => {
  const guard = createAddressGuard(undefined, async () => ['192.168.1.1'])
  for (const host of ['2130706433', '0x7f.1', '127.1', '0177.0.0.1', 'a b', 'a/b', '', '-a', `${'a'.repeat(300)}`])
    assert.deepEqual(await guard.pin(host), { ok: false, problem: 'unknown_host' }, host)
})

test('a resolver that fails means that there is no such host', async () => {
  const guard = createAddressGuard(undefined, () => Promise.reject(new Error('SERVFAIL')))
  assert.deepEqual(await guard.pin('camera.local'), { ok: false, problem: 'unknown_host' })
  assert.deepEqual(await createAddressGuard([], nowhere).pin('127.0.0.1'), { ok: false, problem: 'forbidden_address' })
})

test('ranges are read, and what is not one is refused', () => {
  assert.deepEqual(readAddressRange(' 192.168.1.0/24 '), {
    ok: true,
    value: { base: '192.168.1.0', bits: 24, family: 'ipv4' },
  })
  assert.equal(readAddressRange('fd00::/8').ok, true)
  assert.deepEqual(readAddressRange('10.1.2.3'), { ok: true, value: { base: '10.1.2.3', bits: 32, family: 'ipv4' } })
  for (const text of [
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '10.0.0/8',
    '10.0.0.0/8/8',
    'lan',
    '',
    'fe80::1%eth0',
    '1.2.3.4/-1',
  ])
    assert.equal(readAddressRange(text).ok, false, text)
})
