// What cards, recorders and footage files say, read without trust.

import { wallTime90k } from '#base/units.ts'
import { FileMessageReader, writePicture, writeWord } from '#contract/file-pictures.ts'
import { readDahuaFiles, readIsapiMatches } from '#engine/camera/nvr/held-spans.ts'
import { readClockRange } from '#engine/camera/playback-address.ts'
import { readDate } from '#engine/camera/playback-clock.ts'
import { PlaybackTimes, readReplayMark } from '#engine/camera/playback-times.ts'
import { CodedUnitReader } from '#engine/frames/coded-unit.ts'
import { DavReader } from '#engine/relay/dav.ts'
import { davFrame } from '#test/dav-file.ts'
import { pps, sps1080 } from '#test/engine/parameter-sets.ts'
import type { Parser } from './parser.ts'

const CODE = Buffer.from([0, 0, 0, 1])
const unit = Buffer.concat([CODE, sps1080, CODE, pps, CODE, Buffer.from([0x65, 0x88, 0x84, 1, 2, 3])])
const replay = Buffer.concat([
  Buffer.from([0x90, 0x60, 0, 1, 0, 0, 0, 9, 0, 0, 0, 1, 0xab, 0xac, 0, 3]),
  Buffer.alloc(12, 0x80),
  Buffer.from([0x65, 1, 2]),
])

const inSteps = <T>(bytes: Buffer, push: (part: Buffer) => T): void => {
  const step = 1 + ((bytes[0] ?? 0) % 50)
  for (let at = 0; at < bytes.length; at += step) push(bytes.subarray(at, at + step))
}

export const backfillParsers: readonly Parser[] = [
  {
    name: 'replay times of a recorder',
    seeds: [replay],
    read: bytes => {
      const mark = readReplayMark(bytes, 0, bytes.length)
      const times = new PlaybackTimes(90_000, { offset_ms: 0, local_labelled_z: false }, wallTime90k(0), undefined)
      if (mark !== undefined) times.mark(bytes.readUInt32BE(4), mark)
      return Number.isSafeInteger(times.of(7)) ? 1 : Number.POSITIVE_INFINITY
    },
    most: () => 1,
  },
  {
    name: 'ranges and dates of a recorder',
    seeds: [
      Buffer.from('clock=20260101T080000.250Z-20260101T090000Z'),
      Buffer.from('Thu, Jan 01 2026 08:00:00 GMT'),
      Buffer.from('Thu, 01 Jan 2026 08:00:00 GMT'),
    ],
    read: bytes => {
      const words = bytes.toString('latin1')
      return [readClockRange(words), readDate(words)].filter(read => read !== undefined).length
    },
    most: () => 2,
  },
  {
    name: 'what a recorder says that it holds',
    seeds: [
      Buffer.from(
        '<CMSearchResult><responseStatusStrg>MORE</responseStatusStrg><matchList><searchMatchItem><trackID>101</trackID><timeSpan><startTime>2026-01-01T08:00:00Z</startTime><endTime>2026-01-01T09:00:00+07:00</endTime></timeSpan></searchMatchItem></matchList></CMSearchResult>',
      ),
      Buffer.from(
        'found=1\r\nitems[0].StartTime=2026-01-01 08:00:00\r\nitems[0].EndTime=2026-01-01 09:00:00\r\nitems[0].VideoStream=Main\r\n',
      ),
    ],
    read: bytes => {
      const [isapi, dahua] = [readIsapiMatches(bytes, '101'), readDahuaFiles(bytes, 'main', 40)]
      return (isapi?.spans.length ?? 0) + (dahua?.spans.length ?? 0)
    },
    // The shortest match that has both its times; a file needs a line for each.
    most: length => length / 40,
  },
  {
    name: '.dav file',
    seeds: [
      Buffer.concat([
        davFrame({ key: true, codec: 0x8, device_ms: 0, counter: 0, unit }),
        davFrame({ key: false, device_ms: 0, counter: 40, unit }),
      ]),
    ],
    read: bytes => {
      const dav = new DavReader()
      let made = 0
      inSteps(bytes, part => {
        for (const frame of dav.push(part)) made += frame.unit.length
      })
      return made
    },
    most: length => length,
  },
  {
    name: 'coded picture of a file',
    seeds: [unit],
    read: bytes =>
      new CodedUnitReader('h264').read(bytes)?.bytes.length ??
      new CodedUnitReader('h265').read(bytes)?.bytes.length ??
      0,
    most: length => 2 * length + 8,
  },
  {
    name: 'what the file reader writes',
    seeds: [
      Buffer.concat([
        writeWord({ kind: 'begins', codec: 'h264', unread: ['audio 1'] }),
        writePicture({ decode: 1, shown: 2, unit }),
        writeWord({ kind: 'ends' }),
      ]),
    ],
    read: bytes => {
      const reader = new FileMessageReader()
      let made = 0
      inSteps(bytes, part => {
        for (const message of reader.push(part)) made += message.kind === 'picture' ? message.unit.length : 1
      })
      return made
    },
    most: length => length,
  },
]
