// What other systems say to the station when they fetch pictures.

import { silentLogger } from '#base/log.ts'
import { jpegHeader, tablesOfQuality } from '#engine/frames/jpeg/headers.ts'
import { readStill } from '#engine/frames/read-still.ts'
import { readDigest } from '#engine/republish/digest.ts'
import { answerTo } from '#engine/republish/discoverable.ts'
import { readRequest } from '#engine/republish/onvif/envelope.ts'
import { readSnapshotPath } from '#engine/republish/onvif/snapshot-answer.ts'
import { RequestReader } from '#engine/republish/rtsp/request.ts'
import { readChannel, readTarget } from '#engine/republish/rtsp/target.ts'
import type { Parser } from './parser.ts'

const text = (words: string): Buffer => Buffer.from(words, 'latin1')
const signed =
  'Digest username="vms", realm="Mat Than", nonce="a1b2", uri="rtsp://10.0.0.1:8554/cong/main", response="00ff", qop=auth, nc=00000001'
const setUp = 'SETUP rtsp://10.0.0.1:8554/cong/main/trackID=0 RTSP/1.0\r\nCSeq: 3\r\n'
const transport = 'RTP/AVP/TCP;unicast;interleaved=0-1'

export const republishParsers: readonly Parser[] = [
  {
    name: 'RTSP requests of other systems',
    seeds: [
      Buffer.concat([
        text(`${setUp}Authorization: ${signed}\r\nTransport: ${transport}\r\n\r\n`),
        Buffer.from([0x24, 1, 0, 4, 1, 2, 3, 4]),
        text('SET_PARAMETER rtsp://10.0.0.1:8554/cong/main RTSP/1.0\r\nContent-Length: 3\r\n\r\nabc'),
      ]),
    ],
    read: bytes => {
      const reader = new RequestReader()
      let made = 0
      const step = 1 + ((bytes[0] ?? 0) % 60)
      for (let at = 0; at < bytes.length; at += step)
        for (const heard of reader.push(bytes.subarray(at, at + step))) {
          if (heard.kind === 'rubbish') return made
          if (heard.kind === 'request') made += heard.request.url.length + heard.request.headers.size
        }
      if (reader.waiting > bytes.length) throw new Error('more waits than came')
      return made
    },
    most: length => length,
  },
  {
    name: 'Digest, address and transport of other systems',
    seeds: [
      text(signed),
      text('/onvif/snapshot/cong/main'),
      text('rtsp://10.0.0.1:8554/cong/main/trackID=0'),
      text(transport),
    ],
    read: bytes => {
      const said = bytes.toString('latin1')
      const channel = readChannel(said)
      if (typeof channel === 'number' && channel > 254) throw new Error('a channel past its bound')
      const parts = Object.values(readDigest(said) ?? {}).reduce((sum, part) => sum + part.length, 0)
      return parts + (readTarget(said)?.camera.length ?? 0) + (readSnapshotPath(said)?.camera.length ?? 0)
    },
    most: length => length,
  },
  {
    name: 'JPEG files that go into RTP',
    seeds: [
      Buffer.concat([
        jpegHeader({ type: 1, width: 64, height: 48, precision: 0, restart: 4, tables: tablesOfQuality(50) }),
        Buffer.alloc(100, 0x5a),
      ]),
    ],
    read: bytes => {
      const read = readStill(bytes)
      return read.ok ? read.value.data.length : 0
    },
    most: length => length,
  },
  {
    name: 'ONVIF requests and probes of other systems',
    seeds: [
      text(
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header><MessageID>uuid:1</MessageID></s:Header><s:Body><Probe><Types>tds:Device</Types></Probe></s:Body></s:Envelope>',
      ),
    ],
    read: bytes => {
      const self = { name: 'xa', version: '1', endpoint: 'urn:uuid:1' }
      const told = answerTo(bytes, '127.0.0.1', { self, onvif_port: 8555, log: silentLogger })
      const asked = readRequest(bytes)
      return (asked?.operation.name.length ?? 0) + (told === undefined ? 0 : 1)
    },
    most: length => length,
  },
]
