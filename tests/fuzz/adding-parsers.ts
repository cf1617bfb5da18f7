// Adding parsers: what reads a stranger's spreadsheet, a recorder's list of channels and the first word of an RTSP server.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readImport } from '#community/upkeep/camera-import.ts'
import { brandOf } from '#engine/camera/brands.ts'
import { readDahuaChannels, readIsapiChannels } from '#engine/camera/nvr/channel-lists.ts'
import { wordsOfPage } from '#engine/camera/probe/front-page.ts'
import { readHello } from '#engine/camera/probe/hello.ts'
import { readProbeAddress } from '#engine/camera/probe/probe-address.ts'
import { readCsv } from '#http/routes/imports/read-csv.ts'
import { filledCells, unpackWithin } from '#http/routes/imports/read-xlsx.ts'
import { csvTemplate, xlsxTemplate } from '#http/routes/imports/template.ts'
import type { Parser } from './parser.ts'

const seed = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', '..', 'testdata', name))
const UNPACKED = 1024 * 1024

export const addingParsers: readonly Parser[] = [
  {
    name: 'spreadsheet as CSV',
    seeds: [csvTemplate(), Buffer.from('name,ip,channel\n"a ""b""",10.0.0.1,2\n')],
    read: bytes => {
      const table = readCsv(bytes)
      return table.ok ? readImport(table.value).rows.length : 0
    },
    most: length => length + 1,
  },
  {
    name: 'spreadsheet as a ZIP',
    seeds: [xlsxTemplate()],
    read: bytes => {
      const unpacked = unpackWithin(bytes, UNPACKED)
      return unpacked.ok ? unpacked.value.reduce((sum, [, part]) => sum + part.length, 0) : 0
    },
    most: () => UNPACKED,
  },
  {
    name: 'cells of a sheet',
    seeds: [
      Buffer.from('<row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c><c r="AB12"><v>1</v></c></row>'),
      Buffer.from('<dimension ref="A1:XFD1048576"/><c r=\'ZZ9999\'/>'),
    ],
    // More than a list of cameras may be is told as endless, and refused.
    read: bytes => {
      const cells = filledCells(bytes.toString('latin1'))
      return Number.isFinite(cells) ? cells : 0
    },
    most: () => 702 * 9999,
  },
  {
    name: 'channels of a recorder',
    seeds: [
      seed('hikvision-input-proxy-channels.txt'),
      seed('hikvision-video-inputs.txt'),
      seed('dahua-channel-titles.txt'),
    ],
    read: bytes =>
      readIsapiChannels(bytes, bytes, bytes, bytes).length + readDahuaChannels(bytes.toString('utf8')).length,
    most: () => 512,
  },
  {
    name: 'the first word of an RTSP server',
    seeds: [seed('hikvision-describe-challenge.txt'), seed('xmeye-options.txt')],
    read: bytes => {
      const text = bytes.toString('latin1')
      const hello = readHello(text)
      readProbeAddress(text)
      return hello === undefined || brandOf(hello) === undefined ? 0 : 1
    },
    most: () => 1,
  },
  {
    name: 'the page of a web server',
    seeds: [
      Buffer.from('<html><head><title>NETSurveillance WEB</title></head></html>'),
      Buffer.from('<script>window.location.href = "/doc/page/login.asp?_" + 1</script>'),
    ],
    read: bytes => wordsOfPage(bytes.toString('utf8')).reduce((sum, word) => sum + word.length, 0),
    most: () => 240,
  },
]
