// What the camera doctor reads of devices: tables of Dahua's CGI, and dates in the versions of firmware.

import { readDahuaTable, tableNumber, tableTime } from '#engine/camera/doctor/dahua-table.ts'
import { firmwareDate } from '#engine/camera/doctor/firmware-date.ts'
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
]
