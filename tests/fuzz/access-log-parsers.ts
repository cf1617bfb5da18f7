// Access log parsers: what reads lines, heads and stubs that somebody with all files may have made up.

import { hashOf, lineAt, readHeader, readJson, readStart, soundEnd, textOf } from '#store/access-log/chain-line.ts'
import { entryOf, rowOf, tellsOf, told } from '#store/access-log/entry-row.ts'
import { readHead, readStub } from '#store/access-log/heads.ts'
import type { Parser } from './parser.ts'

const hash = 'a'.repeat(64)
const header = `{"matthan":"access-log-1","station":"tram-1","chain":"c0ffee","first":1,"at_90k":1,"previous":"${hash}"}`
const who = '"who":{"kind":"account","name":"truc-ban"}'
const begin = `{"n":1,"at_90k":2,"kind":"begin",${who},"verb":"play_back","act":"x","cameras":["cong"],"span":[1,2]}`
const end = '{"n":2,"at_90k":3,"kind":"end","of":1,"until_90k":3,"times":2,"spans":[[1,2]]}'
const file = [header, begin, end].map(json => `${json}\t${hash}\n`).join('')
const signed = (head: string) => Buffer.from(`{"head":${head},"signature":"AAAA"}`)
const place = `"station":"t","chain":"c","hash":"${hash}","key":"k"`

export const accessLogParsers: readonly Parser[] = [
  {
    name: 'access log file',
    seeds: [Buffer.from(file), Buffer.from(begin)],
    read: bytes => {
      let made = Math.min(1, soundEnd(bytes)) + (readHeader(bytes) === undefined ? 0 : 1)
      for (let line = lineAt(bytes, 0); line !== undefined; line = lineAt(bytes, line.next)) {
        made += hashOf(bytes, line, hash).length === 64 && readStart(bytes, line) !== undefined ? 1 : 0
        made += readEntry(textOf(bytes, line))
      }
      return made
    },
    most: length => length + 10,
  },
  {
    name: 'signed heads of the access log',
    seeds: [
      signed(`{${place},"number":1,"entry_90k":1,"signed_90k":1}`),
      signed(`{${place},"file":"f","previous":"${hash}","first":1,"last":2,"first_90k":1,"last_90k":1,"pruned_90k":2}`),
    ],
    read: bytes => {
      const line = bytes.toString('utf8')
      return (readHead(line) === undefined ? 0 : 1) + (readStub(line) === undefined ? 0 : 1)
    },
    most: () => 2,
  },
]

const readEntry = (text: string): number => {
  const line = readJson(text)
  const row = line && rowOf(line)
  if (line === undefined || row === undefined) return line === undefined || tellsOf(line) === undefined ? 0 : 1
  return entryOf(told(row, { kind: 'end', until_90k: 3, times: 1 })).spans.length >= 0 ? 1 : 0
}
