// What the camera doctor reads of devices: tables of Dahua's CGI, documents of ISAPI, settings of a picture, dates in the versions of firmware; and
// the head with which a camera answers inside HTTP.

import { readDahuaTable, tableNumber, tableTime } from '#engine/camera/doctor/dahua-table.ts'
import { firmwareDate } from '#engine/camera/doctor/firmware-date.ts'
import { readIsapiClock } from '#engine/camera/doctor/isapi-clock.ts'
import { readIsapiCard } from '#engine/camera/doctor/isapi-storage.ts'
import { declaredOf } from '#engine/camera/doctor/isapi-way.ts'
import { readImaging, readImagingOptions } from '#engine/camera/onvif/imaging-service.ts'
import { readHttpHead } from '#engine/camera/rtsp/tunnel.ts'
import { readXml } from '#engine/camera/xml.ts'
import type { Parser } from './parser.ts'

const text = (words: string): Buffer => Buffer.from(words, 'utf8')

export const doctorParsers: readonly Parser[] = [
  {
    name: 'tables of Dahua',
    seeds: [
      text('table.Encode[0].MainFormat[0].Video.GOP=50\r\ntable.Encode[0].MainFormat[0].Video.FPS=25\r\n'),
      text('result=2026-01-02 08:00:00\r\nfound=1\r\nitems[0].StartTime=2026-01-02 08:00:00\r\n'),
      text('Error\r\nBad Request!\r\n'),
    ],
    read: bytes => {
      const table = readDahuaTable(bytes)
      let made = 0
      for (const [key, value] of table) {
        tableNumber(table, key)
        tableTime(value)
        made += key.length + value.length
      }
      return made
    },
    // A byte that is no UTF-8 becomes one character.
    most: length => length,
  },
  {
    name: 'dates of firmware',
    seeds: [text('V5.7.3 build 220112'), text('2.800.0000000.16.R,build:2023-08-30'), text('1.0.20210715')],
    read: bytes => {
      const at = firmwareDate(bytes.toString('utf8'), Date.UTC(2026, 10, 22))
      if (at !== undefined && !(at >= Date.UTC(2005, 0, 1) && at <= Date.UTC(2026, 10, 23)))
        throw new Error('no such day')
      return at === undefined ? 0 : 1
    },
    most: () => 1,
  },
  {
    name: 'documents of ISAPI, and settings of a picture',
    seeds: [
      text(
        '<Time><timeMode>NTP</timeMode><localTime>2026-11-22T15:00:00+07:00</localTime><timeZone>CST-7:00:00</timeZone></Time>',
      ),
      text('<storage><hddList><hdd><id>1</id><status>ok</status><capacity>30000</capacity></hdd></hddList></storage>'),
      text(
        '<StreamingChannel><Video><videoCodecType>H.265</videoCodecType><maxFrameRate>2500</maxFrameRate><GovLength>50</GovLength>' +
          '<vbrUpperCap>2048</vbrUpperCap><SmartCodec><enabled>true</enabled></SmartCodec></Video></StreamingChannel>',
      ),
      text('<ImagingSettings><Brightness>50</Brightness><IrCutFilter>AUTO</IrCutFilter></ImagingSettings>'),
      text(
        '<ImagingOptions><Brightness><Min>0</Min><Max>100</Max></Brightness><IrCutFilterModes>ON</IrCutFilterModes></ImagingOptions>',
      ),
    ],
    read: bytes => {
      const read = readXml(bytes)
      if (!read.ok) return 0
      const now_ms = Date.UTC(2026, 10, 22)
      const clock = readIsapiClock(read.value, now_ms)
      if (clock !== undefined && !Number.isFinite(clock.facts.offset_ms)) throw new Error('no such offset')
      const { said } = readIsapiCard(read.value)
      const stream = declaredOf(read.value)
      if (
        [stream?.fps, stream?.group_ms, stream?.bits_per_second].some(one => one !== undefined && !Number.isFinite(one))
      )
        throw new Error('no such number')
      readImaging(read.value)
      return (said?.length ?? 0) + (stream?.codec?.length ?? 0) + (readImagingOptions(read.value).ir_cut?.length ?? 0)
    },
    most: () => 40 + 20 + 3,
  },
  {
    name: 'the head of an answer inside HTTP',
    seeds: [
      text('HTTP/1.0 200 OK\r\nContent-Type: application/x-rtsp-tunnelled\r\nCache-Control: no-store'),
      text(
        'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="IPC", nonce="1f", qop="auth"\r\nWWW-Authenticate: Basic realm="IPC"',
      ),
    ],
    read: bytes => {
      const head = readHttpHead(bytes.toString('latin1'))
      return head === undefined ? 0 : head.challenges.reduce((sum, one) => sum + one.length, 0)
    },
    most: length => length,
  },
]
