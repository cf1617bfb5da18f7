// ONVIF parsers: all that reads what a device says over HTTP or answers by UDP, and the addresses that it or a person names.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAddressGuard, readAddressRange } from '#engine/camera/address-guard.ts'
import { readAddresses } from '#engine/camera/address-probe.ts'
import { clockOf, otherOffsets, readDateAndTime } from '#engine/camera/onvif/date-and-time.ts'
import { readEvents, readTopics } from '#engine/camera/onvif/event-reading.ts'
import { readServiceAddress, stillAddress, streamAddress } from '#engine/camera/onvif/foreign-address.ts'
import { readOptions1, readOptions2, readProfiles } from '#engine/camera/onvif/media-reading.ts'
import { readMoment } from '#engine/camera/onvif/moment.ts'
import { readCapabilities, readServices } from '#engine/camera/onvif/services.ts'
import { readAnswer } from '#engine/camera/onvif/soap.ts'
import { readAnnouncement, scopeValue } from '#engine/camera/onvif/ws-discovery.ts'
import { find, readXml, type XmlElement } from '#engine/camera/xml.ts'
import { writeXml } from '#engine/camera/xml-writing.ts'
import type { Parser } from './parser.ts'

const TESTDATA = join(import.meta.dirname, '..', '..', 'testdata')
const said = readdirSync(TESTDATA)
  .filter(name => name.includes('-onvif-'))
  .map(name => readFileSync(join(TESTDATA, name)))
const matches = said.filter(bytes => bytes.includes('ProbeMatch'))
const text = (words: string): Buffer => Buffer.from(words)

const sizeOf = ({ name, space, attributes, children, text: words }: XmlElement): number =>
  name.length +
  space.length +
  words.length +
  [...attributes].flat().join('').length +
  children.reduce((sum, child) => sum + 1 + sizeOf(child), 0)

const elementsIn = ({ children }: XmlElement): number => children.reduce((sum, child) => sum + elementsIn(child), 1)

const answerReaders = [
  readProfiles,
  readOptions1,
  readOptions2,
  readEvents,
  readTopics,
  (response: XmlElement) => [...readServices(response)],
  (response: XmlElement) => [...readCapabilities(response)],
] as const

export const onvifParsers: readonly Parser[] = [
  {
    name: 'XML',
    seeds: [...said, text('<a b="&#x41;"><![CDATA[x]]><!-- c --><?p i?></a>')],
    read: bytes => {
      const read = readXml(bytes, { cut: true })
      if (!read.ok) return 0
      const again = readXml(Buffer.from(writeXml(read.value)))
      if (read.value.closed && (!again.ok || elementsIn(again.value) !== elementsIn(read.value)))
        throw new Error('what was written is not what was read')
      return elementsIn(read.value)
    },
    most: length => length / 3 + 1,
  },
  {
    name: 'ONVIF answer',
    seeds: said,
    read: bytes => {
      const answer = readAnswer(bytes)
      if (!answer.ok) return answer.problem.reason === 'fault' ? answer.problem.fault.said.length : 0
      const told = readDateAndTime(find(answer.value, 'SystemDateAndTime'))
      const clock = clockOf(told, 1e12, 5)
      const numbers = [clock?.offset_ms ?? 0, ...otherOffsets(told, 1e12)]
      if (!numbers.every(Number.isFinite)) throw new Error('a time that is no number')
      const made = answerReaders.map(reader => JSON.stringify(reader(answer.value)).length)
      return Math.max(sizeOf(answer.value) / 50, ...made)
    },
    // Names of fields come on top of what a device says.
    most: length => 4 * length + 1000,
  },
  {
    name: 'WS-Discovery answer',
    seeds: matches,
    read: bytes => {
      const found = readAnnouncement(bytes, '192.168.1.64')
      for (const { place, scopes } of found) {
        if (place.port < 1 || place.port > 65_535 || !place.path.startsWith('/')) throw new Error('no place')
        for (const name of ['name', 'hardware', 'location']) scopeValue(scopes, name)
      }
      return found.reduce((sum, { scopes }) => sum + scopes.join('').length, 0)
    },
    most: length => length,
  },
  {
    name: 'addresses from devices',
    seeds: [
      text('http://192.168.1.108:8899/onvif/media_service?a=1'),
      text('rtsp://admin:p@ss@[fe80::1]:554/cam/realmonitor?channel=1&subtype=0'),
      text('https://camera.local/onvif'),
    ],
    read: bytes => {
      const words = bytes.toString('utf8')
      const place = readServiceAddress(words)
      if (place !== undefined && /[\s<>"]/.test(place.path)) throw new Error('a path that needs escaping')
      const moved = streamAddress(words, '10.0.0.1') ?? stillAddress(words, '10.0.0.1')
      if (moved !== undefined && !/^(rtsps?|https?):\/\/10\.0\.0\.1[:/?]/.test(moved)) throw new Error('another host')
      return (place?.path.length ?? 0) + (moved?.length ?? 0)
    },
    // Each byte that is not ASCII is escaped as three characters in a path, each one that is no UTF-8 as nine.
    most: length => 10 * length + 30,
  },
  {
    name: 'addresses from people',
    seeds: [text('192.168.1.0/24'), text('192.168.1.20-60'), text('fd00::/8'), text('::ffff:10.0.0.1'), text('0x7f.1')],
    read: bytes => {
      const words = bytes.toString('latin1')
      const addresses = readAddresses(words)
      const range = readAddressRange(words)
      if (range.ok && (range.value.bits < 1 || range.value.bits > 128)) throw new Error('no range')
      // An IPv4 address may stand in an IPv6 one, with as many zeros as somebody likes in front.
      if (
        createAddressGuard(['10.0.0.0/8']).permits(words) &&
        !/^([0:]*(ffff:)?|0*64:ff9b:[0:]*)(10\.|0?a)/i.test(words)
      )
        throw new Error('an address that is not allowed')
      return (addresses.ok ? addresses.value.length : 0) + (readMoment(words) === undefined ? 0 : 1)
    },
    most: () => 1025,
  },
]
