// Bundle parsers: what reads a bundle that anybody may have made up: its JSON, its films' boxes and tables, its time stamps.

import { box, fullBox, u32, u64 } from '#engine/recording/boxes.ts'
import { linkBox } from '#engine/recording/chain.ts'
import { headBox } from '#engine/recording/chain-head.ts'
import { fragmentHead } from '#engine/recording/fragment.ts'
import { track } from '#engine/recording/tracks.ts'
import { format1080 } from '#test/engine/recording.ts'
import { planOf } from '#verify/chain-plan.ts'
import { partsOf, readDer } from '#verify/der.ts'
import { boxesIn } from '#verify/mp4/boxes.ts'
import { readFragment, readHeader, readTail } from '#verify/mp4/fragment.ts'
import { readTables } from '#verify/mp4/tables.ts'
import { readJson } from '#verify/readers.ts'
import { readChain, readCoverage, readHead, readManifest, readSignature } from '#verify/shapes.ts'
import type { Parser } from './parser.ts'

const hash = 'a'.repeat(64)
const head = { station: 't', camera: 'c', stream: 'main', number: 2, hash, signed_at: '2026-11-22T01:15:00.000Z' }
const signed = { head, signature: 'AAAA' }
const chain = {
  ...{ matthan: 'chain-1', video: 'video/c-main-1.mp4', station: 't', camera: 'c', chain: 'main', headers: ['AAAA'] },
  runs: [{ before: { number: 0, hash }, fragments: [[100, 20, 84, 90_000, 0], hash], heads: [signed] }],
}
const instant = { iso: '2026-11-22T01:15:00.000Z', at_90k: 1 }
const coverage = [
  {
    camera: 'c',
    stream: 'main',
    from_90k: 1,
    to_90k: 9,
    spans: [{ state: 'missing', from_90k: 1, to_90k: 9, cause: 'unknown' }],
  },
]
const json = (value: unknown) => Buffer.from(JSON.stringify(value))

const samples = { sizes: [10, 20], spans: [3000, 3000], compositions: [0, 3000] }
const told = { track: 1, sequence: 1, key: true, allKey: false, start: 90_000 as never, camera_ms: 1 }
const fragment = Buffer.concat([fragmentHead({ ...told, ...samples }), Buffer.alloc(30)])
const tail = Buffer.concat([linkBox({ number: 2, hash: Buffer.alloc(32) }), headBox(signed)])
const tables = [
  fullBox('stts', 0, 0, u32(1, 2, 3000)),
  fullBox('stsc', 0, 0, u32(1, 1, 2, 1)),
  fullBox('stsz', 0, 0, u32(0, 2, 10, 20)),
  fullBox('ctts', 1, 0, u32(1, 2, 0)),
  fullBox('co64', 0, 0, u32(1), u64(500)),
]
const movie = box(
  'moov',
  fullBox('mvhd', 1, 0, u64(0), u64(0), u32(90_000), u64(6000), Buffer.alloc(80)),
  track({ id: 1, formats: [format1080], duration: 6000, edits: [{ duration: 6000, media_time: 0 }], tables }),
)

export const bundleParsers: readonly Parser[] = [
  {
    name: 'JSON of a bundle',
    seeds: [
      json(chain),
      json(coverage),
      json(signed),
      json({ matthan: 'bundle-1', made: instant, files: [], items: [], videos: [] }),
    ],
    read: bytes => {
      const read = readJson(bytes, readChain)
      const plan = read === undefined ? undefined : planOf(read, 1000)
      const shown = plan === undefined || 'at_byte' in plan ? 0 : plan.shown.length
      const others = [readCoverage, readHead, readManifest, readSignature].map(shape => readJson<unknown>(bytes, shape))
      return shown + others.filter(other => other !== undefined).length
    },
    most: length => length,
  },
  {
    name: 'a fragment of a bundle, its link and its head',
    seeds: [fragment, tail],
    read: bytes => {
      const read = readFragment(bytes)
      const behind = readTail(bytes)
      return (read?.sizes.reduce((sum, size) => sum + size, 0) ?? 0) + (behind?.hash.length ?? 0)
    },
    most: length => length,
  },
  {
    name: 'the playing tables of a film',
    seeds: [movie],
    read: bytes => {
      const [moov] = boxesIn(bytes, 0, bytes.length) ?? []
      const tracks = moov?.type === 'moov' ? readTables(bytes, moov) : undefined
      return (
        (readHeader(bytes)?.formats.length ?? 0) +
        (tracks ?? []).reduce((sum, { samples }) => sum + Math.min(samples, 1), 0)
      )
    },
    most: length => length,
  },
  {
    name: 'DER of a time stamp',
    seeds: [Buffer.from('30150609608648016503040201040830060201010101ff', 'hex')],
    read: bytes => partsOf(readDer(bytes)).length,
    most: length => length,
  },
]
