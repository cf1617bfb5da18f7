import assert from 'node:assert/strict'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { test } from 'node:test'
import { message } from '#test/engine/testdata.ts'
import { createAddressGuard } from './address-guard.ts'
import { discover, type FoundDevice, localInterfaces } from './discovery.ts'
import { DISCOVERY_GROUP } from './onvif/ws-discovery.ts'

const guard = createAddressGuard()
const match = message('hikvision-onvif-probe-match.txt')
const numbered = (number: number, addresses = `http://10.0.0.${number}/onvif/device_service`): Buffer =>
  Buffer.from(
    match
      .replace(
        /urn:uuid:[0-9a-f-]+(?=<\/wsadis:Address>)/,
        `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      )
      .replace(/<d:XAddrs>.*<\/d:XAddrs>/, `<d:XAddrs>${addresses}</d:XAddrs>`),
  )

/** Devices behind one UDP port of 127.0.0.1 that answer every probe with these datagrams; `group` joins the multicast group over loopback. */
const devices = async (answers: readonly Buffer[], { group = false } = {}) => {
  const socket: Socket = createSocket({ type: 'udp4', reuseAddr: group })
  socket.on('message', (_, from) => {
    for (const answer of answers) socket.send(answer, from.port, from.address, () => {})
  })
  socket.bind(0, group ? undefined : '127.0.0.1')
  await once(socket, 'listening')
  if (group) socket.addMembership(DISCOVERY_GROUP, '127.0.0.1')
  return { port: socket.address().port, close: () => socket.close() }
}

/** Discovers straight at 127.0.0.1 until so many were found. */
const find = async (answers: readonly Buffer[], count: number, by = guard) => {
  const there = await devices(answers)
  const stop = new AbortController()
  const seen: FoundDevice[] = []
  const { found } = await discover(
    by,
    { interfaces: [], straight: ['127.0.0.1'], port: there.port, for_ms: 15_000, signal: stop.signal },
    device => {
      seen.push(device)
      if (seen.length === count) stop.abort()
    },
  )
  there.close()
  assert.deepEqual(found, seen)
  return found
}

test('fifty devices that answer at once are all found, each once', async () => {
  const answers = Array.from({ length: 50 }, (_, number) => numbered(number))
  const found = await find([...answers, ...answers], 50)
  assert.equal(new Set(found.map(({ id }) => id)).size, 50)
})

test('a device is known by what it says of itself, and called where it answered from', async () => {
  const [device] = await find([Buffer.from(match)], 1)
  assert.equal(device?.id, 'urn:uuid:5a0a1d40-0000-1000-8000-4419b6aabbcc')
  assert.deepEqual([device?.ip, device?.onvif?.port], ['127.0.0.1', 80])
  assert.deepEqual([device?.model, device?.location, device?.how], ['DS-2CD2143G2-I', 'city/Cổng làng', 'discovered'])
})

test('clones that share one endpoint reference are two devices', async () => {
  const found = await find(
    [numbered(1, 'http://10.0.0.1/onvif/device_service'), numbered(1, 'http://10.0.0.2/onvif/device_service')],
    2,
  )
  assert.equal(found[1]?.id, `${found[0]?.id}@127.0.0.1`)
})

test('rubbish and printers among the answers change nothing', async () => {
  const noise = [Buffer.from('x'), Buffer.alloc(60_000, 0x3c), Buffer.from(message('printer-onvif-probe-match.txt'))]
  assert.equal((await find([...noise, numbered(7)], 1)).length, 1)
})

test('a device outside the allowed ranges is not asked', async () => {
  let asked = 0
  const there = await devices([numbered(1)])
  const nobody = createAddressGuard(['192.168.0.0/16'])
  const { found } = await discover(
    nobody,
    { interfaces: [], straight: ['127.0.0.1'], port: there.port, for_ms: 500 },
    () => {
      asked++
    },
  )
  there.close()
  assert.deepEqual([found.length, asked], [0, 0])
})

test('an interface that is not there is named, and the others are asked', async () => {
  const { unusable } = await discover(guard, { interfaces: ['203.0.113.4'], for_ms: 50 })
  assert.deepEqual(
    unusable.map(({ interface: name }) => name),
    ['203.0.113.4'],
  )
  assert.ok(localInterfaces().every(({ address }) => /^[\d.]+$/.test(address)))
})

test('devices in the multicast group of an interface are found', async context => {
  const there = await devices([numbered(3)], { group: true }).catch((error: Error) => error)
  if (there instanceof Error) return context.skip(`no multicast over loopback here: ${there.message}`)
  const stop = new AbortController()
  const wish = { interfaces: ['127.0.0.1'], port: there.port, for_ms: 10_000, signal: stop.signal }
  const { found } = await discover(guard, wish, () => stop.abort())
  there.close()
  assert.equal(found.length, 1)
})
