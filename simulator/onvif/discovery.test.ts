import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { libavMissing } from '#simulator/footage/libav.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { until } from '#test/patience.ts'

const missing = await libavMissing()
const needs = { skip: missing }
const brands = ['hikvision', 'dahua', 'uniview', 'generic_onvif', 'imou', 'ezviz'] as const
let street: Street
before(async () => {
  if (missing !== false) return
  const personalities = Array.from({ length: 56 }, (_, index) => ({
    brand: brands[index] ?? 'hikvision',
    camera: String(index + 1),
  }))
  street = await startStreet({ cameras: 56, quick: true, discovery: {}, personalities })
})
after(async () => street?.stop())

const probe = (types: string): Buffer =>
  Buffer.from(
    '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl">' +
      '<e:Header><w:MessageID>uuid:7</w:MessageID><w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To><w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header>' +
      `<e:Body><d:Probe><d:Types>${types}</d:Types></d:Probe></e:Body></e:Envelope>`,
  )

const ask = async (to: string, text: Buffer) => {
  const heard: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', bytes => heard.push(bytes.toString()))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  socket.setMulticastInterface('127.0.0.1')
  socket.send(text, street.discovery_port!, to)
  return { heard, [Symbol.dispose]: () => void socket.close() }
}

for (const to of ['239.255.255.250', '127.0.0.1']) {
  test(`a probe to ${to} is answered by every device that speaks ONVIF, once`, needs, async () => {
    using asked = await ask(to, probe('dn:NetworkVideoTransmitter'))
    // IMOU has ONVIF switched off, EZVIZ has none.
    await until('54 answers', () => asked.heard.length >= 54)
    const addresses = asked.heard.map(text => /<d:XAddrs>(http:[^<]+)</.exec(text)?.[1] ?? '')
    assert.equal(new Set(addresses).size, 54)
    assert.ok(asked.heard.every(text => text.includes('<wsa:RelatesTo>uuid:7</wsa:RelatesTo>')))
    const { host, http_port } = street.device('cong-chinh')
    assert.ok(addresses.includes(`http://${host}:${http_port}/onvif/device_service`))
  })
}

test('who probes for something else, or sends rubbish, hears nothing', needs, async () => {
  using printers = await ask('127.0.0.1', probe('wsdp:Printer'))
  using rubbish = await ask('127.0.0.1', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))
  using cameras = await ask('127.0.0.1', probe(''))
  await until('54 answers', () => cameras.heard.length >= 54)
  assert.deepEqual([printers.heard, rubbish.heard], [[], []])
})

test('a device without power or without wifi is not discovered', needs, async () => {
  street.setFault('cong-chinh', 'unplugged')
  street.setFault('nga-ba-dinh', 'wifi-loses')
  using asked = await ask('239.255.255.250', probe('dn:NetworkVideoTransmitter'))
  await until('52 answers', () => asked.heard.length >= 52)
  assert.ok(asked.heard.every(text => !text.includes(street.device('cong-chinh').endpoint)))
})
