// Bundles: small true ones. The real recorder chains and signs what it is given, the real clip cuts it, and around it stands all that a bundle has; so tests can
// take one apart and change it as somebody would who has all files, and the key too where they want.

import { createHash, createPrivateKey, generateKeyPairSync, hash as hashed, sign } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { wallIso, wallTime90k } from '#base/units.ts'
import { type BundleChain, type BundleFile, MANIFEST_MARK, type Manifest } from '#contract/bundle.ts'
import { g711Format } from '#engine/frames/audio/g711.ts'
import { boxesIn } from '#engine/recording/boxes.ts'
import { LINK_BOX_BYTES, noLink, readLink } from '#engine/recording/chain.ts'
import { createSigner, fingerprintOf, publicKeyOf, readHeadBox, type SignedHead } from '#engine/recording/chain-head.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import { chainOfSegment } from '#engine/viewing/chain-proof.ts'
import { clip } from '#engine/viewing/clip.ts'
import { readExtents } from '#engine/viewing/extents.ts'
import { writeLine } from '#store/access-log/chain-line.ts'
import { signHead } from '#store/access-log/heads.ts'
import type { Film } from './engine/film.ts'
import { giveFilm } from './engine/film.ts'
import { at, GATE, givePictures, type Recording, startRecording } from './engine/recording.ts'

const STATION = 'tram-thu'

export type TrueBundle = {
  readonly folder: string
  readonly privatePem: string
  readonly publicPem: string
  readonly manifest: Manifest
  /** All heads that the recorder signed, as they lie in heads/…jsonl. */
  readonly heads: readonly SignedHead[]
}

export type BundleWish = {
  /** In frames of 1/15 s. */
  readonly from?: number
  readonly to?: number
  /** Real pictures, where somebody is to see them. */
  readonly film?: Film
  readonly page?: string
  /** What every byte of sound is: another one makes another chain. */
  readonly heard?: number
  readonly privatePem?: string
  /** The files of the archive go along, untouched. */
  readonly segments?: boolean
  /** What else lies in it. */
  readonly more?: Readonly<Record<string, { readonly bytes: Buffer; readonly kind: BundleFile['kind'] }>>
}

/** 75 seconds in segments of 20 s with sound, then nothing for 15 s, then a minute. */
export const writeBundle = async (folder: string, wish: BundleWish = {}): Promise<TrueBundle> => {
  const privatePem = wish.privatePem ?? newKey()
  const recording = startRecording({ segment_ms: 20_000, signer: createSigner(privatePem) })
  try {
    giveFootage(recording, wish)
    await recording.finish()
    const { from = 20, to = 1500 } = wish
    return await writeParts(folder, recording, at(from), at(to), privatePem, wish)
  } finally {
    recording.dispose()
  }
}

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const sound = g711Format('pcma', 8000, 1)

const giveFootage = (recording: Recording, { film, heard = 0xd5 }: BundleWish): void => {
  recording.recorder.begin(sound)
  const stretch = (from: number, count: number) => {
    for (let frame = from; frame < from + count; frame += 30) {
      if (film === undefined) givePictures(recording, frame, 30)
      for (let i = 0; i < 100; i++)
        recording.give({
          kind: 'audio',
          key: true,
          frame: frame + i * 0.3,
          format: sound,
          bytes: Buffer.alloc(160, heard),
        })
    }
  }
  const filmed = (from: number, count: number) => {
    for (let frame = from; frame < from + count; frame += film!.pictures.length) giveFilm(recording, film!, frame)
  }
  for (const [from, count] of [
    [0, 1125],
    [1350, 900],
  ] as const) {
    if (film === undefined) stretch(from, count)
    else filmed(from, count)
  }
}

type Placed = Fragment & { readonly number: number; readonly bytes_of: Buffer; readonly header: Buffer | undefined }

/** All fragments that were recorded, with what the chain says of each. */
const allFragments = async (recording: Recording): Promise<readonly Placed[]> => {
  const all: Placed[] = []
  for (const row of recording.rows()) {
    const file = readFileSync(join(recording.folder, row.path))
    const fragments = [...(await recording.footage.fragments(row))].sort((a, b) => a.at_byte - b.at_byte)
    for (const [i, fragment] of fragments.entries()) {
      const bytes_of = file.subarray(fragment.at_byte, fragment.at_byte + fragment.bytes)
      const link = readLink(bytes_of, fragment.bytes - fragment.tail_bytes)
      if (!link.ok) throw new Error('a fragment without a link')
      const header = i === 0 ? file.subarray(0, fragment.at_byte) : undefined
      all.push({ ...fragment, number: link.value.number, bytes_of, header })
    }
  }
  return all
}

const headOf = ({ bytes_of, bytes, tail_bytes }: Placed): SignedHead | undefined => {
  const box = boxesIn(bytes_of, bytes - tail_bytes + LINK_BOX_BYTES, bytes)[0]
  const head = box && readHeadBox(bytes_of.subarray(box.payload, box.end))
  return head?.ok ? head.value : undefined
}

const bodyHash = ({ bytes_of, bytes, tail_bytes, header }: Placed): string =>
  createHash('sha256')
    .update(header ?? '')
    .update(bytes_of.subarray(0, bytes - tail_bytes))
    .digest('hex')

const writeParts = async (
  folder: string,
  recording: Recording,
  from: ReturnType<typeof at>,
  to: ReturnType<typeof at>,
  privatePem: string,
  wish: BundleWish,
): Promise<TrueBundle> => {
  const parts = await recording.footage.parts(GATE, 'main', from, to)
  const made = clip(parts, from, to)
  const pieces: Buffer[] = []
  for await (const piece of readExtents(made.extents, 0, made.bytes)) pieces.push(piece)
  const all = await allFragments(recording)
  const shown = new Set(
    parts.flatMap(({ segment, pictures, sounds }) =>
      [...pictures, ...sounds].map(({ at_byte, start }) => `${segment.id} ${at_byte} ${start}`),
    ),
  )
  const base =
    made.bytes -
    parts.flatMap(({ pictures, sounds }) => [...pictures, ...sounds]).reduce((sum, { bytes }) => sum + bytes, 0)
  const rows = recording.rows()
  const rowOf = (one: Placed) => rows.findLast(({ start }) => start <= one.start || start - one.start < 90_000)!
  const chain = chainOf(all, one => shown.has(`${rowOf(one).id} ${one.at_byte} ${one.start}`), base)
  const instant = (at_90k: number) => ({ iso: wallIso(wallTime90k(at_90k)), at_90k })
  const gap = { from: at(1125), to: at(1350) }
  const spans = [
    { state: 'recorded', from_90k: from, to_90k: gap.from },
    { state: 'missing', from_90k: gap.from, to_90k: gap.to },
    { state: 'recorded', from_90k: gap.to, to_90k: to },
  ].map(span => ({
    ...span,
    cause: span.state === 'missing' ? 'power_lost' : null,
    detail: null,
    by: null,
    noted_90k: null,
    recovered: null,
  }))
  const publicPem = publicKeyOf(privatePem)
  const segments = wish.segments === true ? await segmentsOf(recording, from, to) : []
  const put: [string, BundleFile['kind'], Buffer][] = [
    ['video/cong-chinh-main-1.mp4', 'video', Buffer.concat(pieces)],
    ['video/cong-chinh-main-1.chain.json', 'chain', json(chain)],
    ...segments.flatMap(one => one.put),
    ['coverage.json', 'coverage', json({ matthan: 'coverage-1', items: [coverageOf(from, to, spans)] })],
    ['access-log.jsonl', 'access_log', Buffer.from(logLines().text)],
    ['stills/cong-chinh-1.jpg', 'still', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
    ['papers/bien-ban.pdf', 'paper', Buffer.from('%PDF-1.4 biên bản')],
    ['station.pub', 'keys', Buffer.from(publicPem)],
    ['DOC-TRUOC.txt', 'read_me', Buffer.from('Đọc trước.\n')],
    ...(wish.page === undefined ? [] : [['kiem-tra.html', 'page', Buffer.from(wish.page)] as [string, 'page', Buffer]]),
    ...Object.entries(wish.more ?? {}).map(
      ([path, { bytes, kind }]) => [path, kind, bytes] as [string, BundleFile['kind'], Buffer],
    ),
  ]
  const files: BundleFile[] = put.map(([path, kind, bytes]) => {
    writeInto(folder, path, bytes)
    return { path, bytes: bytes.length, sha256: hashed('sha256', bytes, 'hex'), kind, about: kind }
  })
  const manifest: Manifest = {
    matthan: MANIFEST_MARK,
    id: 'TX-12-2026-ABCD',
    made: instant(at(2000)),
    program: 'matthan 0.1.0',
    station: {
      ...{ id: STATION, name: 'Trạm thử', unit: 'Công an xã An Phú', host: 'tram-1' },
      fingerprint: fingerprintOf(publicPem),
    },
    extraction: {
      ...{ number: '12/2026', purpose: 'criminal_case', legal_ground: 'Điều 107 BLTTHS', case: '05/2026/HS' },
      document: { number: '118/CV-CSHS', day: '2026-11-21', issuer: 'Cơ quan CSĐT Công an tỉnh' },
      ...{ recipient: 'Cơ quan CSĐT Công an tỉnh', requested_by: 'Nguyễn Văn An' },
      ...{ approved_by: ['Trần Thị Bình', 'Lê Văn Cường'], extracted_by: 'Nguyễn Văn An' },
    },
    items: [
      {
        ...{ camera: GATE, name: 'Cổng chính', place: 'Cổng làng', owner: 'UBND xã', stream: 'main' },
        ...{ maker: 'Hikvision', model: 'DS-2CD', serial: 'ABC123', mac: '00:11:22:33:44:55', address: '10.0.0.12' },
        ...{ removed: false, asked: { from: instant(from), to: instant(to) }, recorded_ms: 83_000, recovered_ms: 0 },
        gaps: [{ from: instant(gap.from), to: instant(gap.to), cause: 'power_lost', detail: null, by: 'recorder' }],
        clock: { station: 'synchronized', camera_offset_ms: 320, measured: instant(from), steps: [], note: '' },
        masked: false,
      },
    ],
    videos: [
      {
        ...{ path: 'video/cong-chinh-main-1.mp4', chain: 'video/cong-chinh-main-1.chain.json', camera: GATE },
        ...{ stream: 'main', from: instant(made.parts[0]!.from), to: instant(made.parts.at(-1)!.to) },
        ...{ starts_before_ms: 0, codec: 'avc1.640028', audio: wish.film === undefined ? 'alaw' : null },
        ...{ width: 1920, height: 1080, recovered: false },
        parts: made.parts.map(part => ({ from: instant(part.from), to: instant(part.to), at_ms: part.at / 90 })),
      },
    ],
    segments: segments.map(one => one.told),
    content_sha256: '',
    files,
    access_log: { about: 3, whole: 3, by_hash: 0 },
    log_head: logHead(privatePem),
  }
  const whole = sealBundle(folder, manifest, privatePem)
  return { folder, privatePem, publicPem, manifest: whole, heads: all.flatMap(one => headOf(one) ?? []) }
}

/** Whole files of the archive that touch the span, with their chains. */
const segmentsOf = async (recording: Recording, asked_from: number, asked_to: number) => {
  const instant = (at_90k: number) => ({ iso: wallIso(wallTime90k(at_90k)), at_90k })
  const rows = recording.rows().filter(({ start, end }) => start < asked_to && end > asked_from)
  return Promise.all(
    rows.map(async (row, i) => {
      const { clocks: _, ...proof } = await chainOfSegment(recording.footage, row, async () => false)
      const [path, chain] = [`segments/cong-chinh-main/${i + 1}.mp4`, `segments/cong-chinh-main/${i + 1}.chain.json`]
      const hangs: BundleChain = { matthan: 'chain-1', video: path, camera: GATE, ...proof }
      const put: [string, BundleFile['kind'], Buffer][] = [
        [path, 'segment', readFileSync(join(recording.folder, row.path))],
        [chain, 'chain', json(hangs)],
      ]
      const span = { from: instant(row.start), to: instant(row.end) }
      return { put, told: { path, chain, camera: GATE, stream: 'main', ...span, recovered: false } }
    }),
  )
}

const coverageOf = (from: number, to: number, spans: readonly object[]) => ({
  ...{ camera: GATE, stream: 'main', from_90k: from, to_90k: to, recorded_90k: 0, recovered_90k: 0 },
  ...{ expected_90k: to - from, suspended_90k: 0, not_scheduled_90k: 0, spans },
})

/** From the first fragment that is shown to the first signed head behind the last one. */
const chainOf = (all: readonly Placed[], isShown: (one: Placed) => boolean, base: number): BundleChain => {
  const first = all.findIndex(isShown)
  const last = all.findLastIndex(isShown)
  const head = all.findIndex((one, i) => i >= last && headOf(one) !== undefined)
  const used = all.slice(first, (head === -1 ? last : head) + 1)
  const before = all[first - 1]
  const headers: string[] = []
  let place = base
  const fragments = used.map(one => {
    if (!isShown(one)) return bodyHash(one)
    const header = one.header === undefined ? -1 : headers.push(one.header.toString('base64')) - 1
    const at_byte = place
    place += one.bytes
    return [at_byte, one.bytes - one.tail_bytes, one.bytes, one.start, header] as [
      number,
      number,
      number,
      number,
      number,
    ]
  })
  const link = before === undefined ? noLink : readLink(before.bytes_of, before.bytes - before.tail_bytes)
  const known = 'ok' in link ? (link.ok ? link.value : noLink) : link
  return {
    ...{
      matthan: 'chain-1',
      video: 'video/cong-chinh-main-1.mp4',
      station: STATION,
      camera: GATE,
      chain: 'main',
      headers,
    },
    runs: [
      {
        before: { number: known.number, hash: known.hash.toString('hex') },
        fragments,
        heads: used.flatMap(one => headOf(one) ?? []),
      },
    ],
  }
}

const logLines = () => {
  let previous = hashed('sha256', 'before', 'hex')
  const lines = [41, 42, 43].map(n => {
    const line = JSON.stringify({
      n,
      at_90k: at(1900) + n,
      kind: 'act',
      who: { kind: 'account', name: 'an' },
      verb: 'extract',
    })
    const { hash } = writeLine(previous, line)
    const out = { number: n, before: previous, line, hash }
    previous = hash
    return out
  })
  return { text: lines.map(line => `${JSON.stringify(line)}\n`).join(''), last: lines.at(-1)! }
}

const logHead = (privatePem: string): Manifest['log_head'] => {
  const { number, hash } = logLines().last
  const key = fingerprintOf(publicKeyOf(privatePem)).replaceAll(' ', '').toLowerCase()
  const head = { station: STATION, chain: 'c0ffee', number, hash, entry_90k: at(1900), signed_90k: at(1901), key }
  const signed = signHead(head, createPrivateKey(privatePem))
  return { head: { ...signed.head }, signature: signed.signature }
}

const MARGINS = new Set(['paper', 'page', 'read_me', 'sums'])

/** Writes sums, manifest and signature over what lies there, as the station does, or as whoever took its key would. */
export const sealBundle = (folder: string, manifest: Manifest, privatePem: string): Manifest => {
  const listed = manifest.files
    .filter(({ kind }) => kind !== 'sums')
    .map(file => {
      const bytes = readFileSync(join(folder, file.path))
      return { ...file, bytes: bytes.length, sha256: hashed('sha256', bytes, 'hex') }
    })
  const line = ({ sha256, path }: BundleFile) => `${sha256}  ${path}\n`
  const sums = Buffer.from(listed.map(line).join(''))
  writeInto(folder, 'SHA256SUMS', sums)
  const files: BundleFile[] = [
    ...listed,
    { path: 'SHA256SUMS', bytes: sums.length, sha256: hashed('sha256', sums, 'hex'), kind: 'sums', about: 'sums' },
  ]
  const content = files.filter(({ kind }) => !MARGINS.has(kind)).sort((a, b) => (a.path < b.path ? -1 : 1))
  const whole = { ...manifest, files, content_sha256: hashed('sha256', content.map(line).join(''), 'hex') }
  const bytes = json(whole)
  writeInto(folder, 'manifest.json', bytes)
  const public_key = publicKeyOf(privatePem)
  const signature = sign(null, bytes, createPrivateKey(privatePem)).toString('base64')
  const told = {
    matthan: 'bundle-signature-1',
    algorithm: 'Ed25519',
    public_key,
    fingerprint: fingerprintOf(public_key),
    signature,
  }
  writeInto(folder, 'manifest.sig', json(told))
  return whole
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

const writeInto = (folder: string, path: string, bytes: Buffer): void => {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  writeFileSync(file, bytes)
}
