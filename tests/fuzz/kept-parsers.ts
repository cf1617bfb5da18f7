// Kept parsers: what the station wrote itself, or a person typed, and reads again years later: journals, hours of the week, the index of sound.

import { crc32 } from 'node:zlib'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { parseWeekHours, weekHoursText } from '#base/week-hours.ts'
import { readCode } from '#community/access/pairing.ts'
import type { AudioFormat } from '#engine/frames/frame.ts'
import { packFragment, unpackFragments } from '#engine/recording/fragment-index.ts'
import { journalLine, readJournalLine } from '#engine/recording/outage-journal.ts'
import { extentLength } from '#engine/viewing/extents.ts'
import type { FootagePart } from '#engine/viewing/footage.ts'
import { soundOf } from '#engine/viewing/sound.ts'
import { readTelevisionWord } from '#http/routes/televisions/television-lines.ts'
import { readWordLine, wordLine } from '#programs/station/word-journal.ts'
import type { Parser } from './parser.ts'

const text = (words: string): Buffer => Buffer.from(words, 'latin1')

const sounding = (entry: 'alaw' | 'mp4a', description: Buffer): AudioFormat => ({
  kind: 'audio',
  id: 'a1a1a1a1a1a1a1a1',
  entry,
  codec: entry,
  sample_rate: 16_000,
  channels: 1,
  description,
})
const sounds = packFragment({
  track: 'audio',
  key: true,
  start: wallTime90k(160_000_000_000_000),
  span: 9000 as never,
  at_byte: 1000,
  head_bytes: 200,
  tail_bytes: 0,
  bytes: 1100,
  sizes: [300, 300, 300],
  spans: [3000, 3000, 3000],
  compositions: [0, 0, 0],
})

const outage = {
  camera: knownCameraId('cong-chinh'),
  stream: 'main',
  from: wallTime90k(1),
  to: wallTime90k(2),
  cause: 'unknown',
  by: 'recorder',
  detail: 'unreachable',
  noted: wallTime90k(3),
} as const
const word = { ...outage, cause: 'power_lost', note: 'rút phích', by: 'lan', at: wallTime90k(3), id: 1 } as const

export const keptParsers: readonly Parser[] = [
  {
    name: 'word of a television',
    seeds: [
      Buffer.from(JSON.stringify({ showing: { kind: 'wall', page: 1, pages: 2, held: true }, screen: '1920×1080' })),
      Buffer.from(JSON.stringify({ showing: { kind: 'camera', camera: 'cong', sent: true }, screen: '1366×768' })),
    ],
    read: bytes => JSON.stringify(readTelevisionWord(bytes.toString()) ?? '').length,
    most: () => 1_000,
  },
  {
    name: 'code of a television, as typed',
    seeds: [text('K7M-4XR'), text(' k7m 4xr ')],
    read: bytes => readCode(bytes.toString())?.length ?? 0,
    most: () => 6,
  },
  {
    name: 'line of the outage journal',
    seeds: [
      text(journalLine({ kind: 'outage', id: 7, outage }).trimEnd()),
      text(journalLine({ kind: 'end', id: 7, to_90k: 9 }).trimEnd()),
    ],
    read: bytes => {
      const line = bytes.toString('latin1')
      // As it lies there, and with a check sum that fits what it says: who wrote a line is not known by that.
      const said = [line, checked(line)].map(readJournalLine)
      return said.reduce((sum, entry) => sum + (entry === undefined ? 0 : JSON.stringify(entry).length), 0)
    },
    most: length => 12 * length + 400,
  },
  {
    name: 'line of the journal of words',
    seeds: [Buffer.from(wordLine({ ...word, withdrawn: { by: 'hoa', at: wallTime90k(4) } }).trimEnd())],
    read: bytes => {
      const line = bytes.toString('utf8')
      const said = [line, checked(line)].map(readWordLine)
      return said.reduce((sum, entry) => sum + (entry === undefined ? 0 : JSON.stringify(entry).length), 0)
    },
    most: length => 12 * length + 400,
  },
  {
    name: 'hours of the week',
    seeds: [
      Buffer.from('t2-t6 18:00-06:00; t7,cn 00:00-24:00'),
      Buffer.from('mỗi ngày 18h-6h30'),
      text('cn 23:00-01:00'),
    ],
    read: bytes => {
      const read = parseWeekHours(bytes.toString('utf8'))
      if (!read.ok) return 0
      let end = -1
      for (const { from_min, to_min } of read.value) {
        if (from_min <= end || to_min <= from_min || to_min > 7 * 1440) throw new Error('hours out of order')
        end = to_min
      }
      const again = parseWeekHours(weekHoursText(read.value))
      // What is said in fewer words may still be too long to be read again, never something else.
      if (again.ok && JSON.stringify(again.value) !== JSON.stringify(read.value))
        throw new Error('read otherwise again')
      return read.value.length
    },
    most: length => 7 * length,
  },
  {
    name: 'recorded sound',
    seeds: [sounds, Buffer.concat([sounds, sounds])],
    read: bytes => {
      const read = unpackFragments(bytes)
      if (!read.ok) return 0
      let made = 0
      for (const audio of [sounding('alaw', Buffer.alloc(0)), sounding('mp4a', bytes.subarray(0, 2))]) {
        const sound = soundOf([{ file: 'a', audio, sounds: read.value } as unknown as FootagePart], wallTime90k(0))
        if (sound === undefined) continue
        if (sound.to < sound.from) throw new Error('it ends before it begins')
        // Bytes are only pointed at; what is made of them is a head a file or a sample.
        for (const extent of sound.extents) made += extent.kind === 'bytes' ? extentLength(extent) : 0
      }
      return made
    },
    most: length => 16 * length + 200,
  },
]

/** The same words with the check sum that belongs to them. */
const checked = (line: string): string => {
  const is = /"is":(\{.*\})\}$/s.exec(line)?.[1] ?? '{}'
  return `{"crc":"${crc32(is).toString(16).padStart(8, '0')}","is":${is}}`
}
