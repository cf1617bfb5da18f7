import assert from 'node:assert/strict'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import type { BundleChain, Manifest } from '#contract/bundle.ts'
import { boxesIn, readU64, writeU64 } from '#engine/recording/boxes.ts'
import { extentLength, readExtents } from '#engine/viewing/extents.ts'
import { zip } from '#engine/viewing/zip.ts'
import { textOfReport } from '#programs/commands/verify.ts'
import { type VerifyWish, verifyPath } from '#programs/verify/verify-path.ts'
import { sealBundle, type TrueBundle, writeBundle } from '#test/bundles.ts'
import { encodeFilm } from '#test/engine/film.ts'
import { noFfmpeg } from '#test/ffmpeg.ts'
import type { Report } from './report.ts'

const FILM = 'video/cong-chinh-main-1.mp4'
const CHAIN = 'video/cong-chinh-main-1.chain.json'
const place = mkdtempSync(join(tmpdir(), 'matthan-verify-'))
let whole: TrueBundle

before(async () => {
  whole = await writeBundle(join(place, 'whole'))
})
after(() => rmSync(place, { recursive: true, force: true }))

/** A copy that `change` has been at; `signed`: by somebody who has the station's key and signs it anew. */
const changed = (change: (bundle: Changing) => unknown, signed = false): string => {
  const folder = mkdtempSync(join(place, 'changed-'))
  cpSync(whole.folder, folder, { recursive: true })
  const manifest = structuredClone(whole.manifest) as Writable
  change(new Changing(folder, manifest))
  if (signed) sealBundle(folder, manifest as Manifest, whole.privatePem)
  return folder
}

type Writable = { -readonly [K in keyof Manifest]: Manifest[K] extends readonly (infer T)[] ? T[] : Manifest[K] }

class Changing {
  readonly folder: string
  readonly manifest: Writable
  constructor(folder: string, manifest: Writable) {
    this.folder = folder
    this.manifest = manifest
  }
  path = (name: string) => join(this.folder, name)
  read = (name: string) => readFileSync(this.path(name))
  write = (name: string, bytes: Buffer | string) => writeFileSync(this.path(name), bytes)
  bytes = (name: string, edit: (bytes: Buffer) => unknown) => {
    const bytes = this.read(name)
    const edited = edit(bytes)
    this.write(name, Buffer.isBuffer(edited) ? edited : bytes)
  }
  json = <T>(name: string, edit: (value: T) => unknown) => {
    const value = JSON.parse(this.read(name).toString()) as T
    edit(value)
    this.write(name, JSON.stringify(value))
  }
  chain = (edit: (chain: { -readonly [K in keyof BundleChain]: BundleChain[K] }) => void) => this.json(CHAIN, edit)
}

const said = ({ findings }: Report) =>
  findings.filter(({ caution }) => !caution).map(({ reason, path }) => `${reason} ${path}`)
const verify = async (folder: string, wish: VerifyWish = {}) => said(await verifyPath(folder, wish))
const flip = (at: number) => (bytes: Buffer) => {
  bytes[at] = bytes[at]! ^ 1
}

const keyFile = (): string => {
  const file = join(place, 'station.pub')
  writeFileSync(file, whole.publicPem)
  return file
}
const headsFile = (): string => {
  const file = join(place, 'heads.jsonl')
  writeFileSync(file, whole.heads.map(head => `${JSON.stringify(head)}\n`).join(''))
  return file
}

test('a true bundle is sound by the key that was kept, every fragment of it proven and every head met', async () => {
  const report = await verifyPath(whole.folder, { keyFile: keyFile(), headFiles: [headsFile()] })
  assert.deepEqual(report.findings, [])
  assert.equal(report.verdict, 'sound')
  assert.equal(report.films[0]!.proven, report.films[0]!.fragments)
  assert.ok(report.fragments > 100 && report.heads >= 2 && report.kept.met >= 2)
  assert.deepEqual(report.log, { entries: 3, to_head: true })
})

test('wherever a span begins and ends, with pictures that are shown in another order than decoded, too', {
  skip: noFfmpeg,
}, async () => {
  for (const bframes of [0, 3]) {
    const film = encodeFilm(75, '160x120', bframes)
    for (const from of [0, 47, 1100, 1200]) {
      const folder = join(place, `film-${bframes}-${from}`)
      await writeBundle(folder, { film, from, to: from + 333 })
      assert.deepEqual(await verify(folder), [], `${bframes} ${from}`)
    }
  }
})

const SEGMENT = 'segments/cong-chinh-main/2.mp4'

test('files of the archive are proven by the chain up to the signed heads, and what they hold beyond the span is said', async () => {
  const kept = whole
  whole = await writeBundle(join(place, 'segments'), { segments: true, from: 200, to: 850 })
  try {
    const report = await verifyPath(whole.folder)
    assert.deepEqual(said(report), [])
    assert.equal(report.segments.length, 3)
    for (const { proven, fragments } of report.segments) assert.ok(proven > 30 && proven === fragments)
    const beyond = report.findings.filter(({ reason }) => reason === 'segment_beyond')
    assert.deepEqual(
      beyond.map(({ path }) => path),
      [1, 3].map(n => `segments/cong-chinh-main/${n}.mp4`),
    )
    const [first, last] = whole.manifest.segments.filter((_, i) => i !== 1)
    assert.deepEqual([beyond[0]!.from_90k, beyond[1]!.to_90k], [first!.from.at_90k, last!.to.at_90k])

    // By somebody who has the station's key and seals all of it anew.
    const middle = (bytes: Buffer) => flip(Math.floor(bytes.length / 2))(bytes)
    const picture = await verify(changed(bundle => bundle.bytes(SEGMENT, middle), true))
    assert.deepEqual(picture, [`fragment_changed ${SEGMENT}`])
    const header = await verify(changed(bundle => bundle.bytes(SEGMENT, flip(100)), true))
    assert.deepEqual(header, [`unproven_bytes ${SEGMENT}`])
    const longer = changed(bundle => appendFileSync(bundle.path(SEGMENT), Buffer.from('000000086d6f6f76', 'hex')), true)
    assert.deepEqual(await verify(longer), [`unproven_bytes ${SEGMENT}`])
    const untold = await verify(changed(bundle => bundle.manifest.segments.pop(), true))
    assert.deepEqual(untold, ['chain_missing segments/cong-chinh-main/3.mp4'])
    const shorter = changed(({ manifest }) => {
      const { from } = manifest.segments[1]!
      manifest.segments[1] = { ...manifest.segments[1]!, to: { ...from, at_90k: from.at_90k + 900_000 } }
    }, true)
    assert.deepEqual(await verify(shorter), [`segment_span_differs ${SEGMENT}`])
    const swapped = changed(bundle => {
      bundle.write(SEGMENT, bundle.read('segments/cong-chinh-main/1.mp4'))
    }, true)
    assert.ok((await verify(swapped)).includes(`unproven_bytes ${SEGMENT}`))
  } finally {
    whole = kept
  }
})

test('without a key it is sound by its own, and says that the key is to be compared', async () => {
  const report = await verifyPath(whole.folder)
  assert.equal(report.verdict, 'sound_by_own_key')
  assert.deepEqual(
    report.findings.map(({ reason, detail }) => [reason, detail]),
    [['key_unknown', report.fingerprint!]],
  )
})

test('one bit flipped in each kind of file is found there', async () => {
  for (const { path } of whole.manifest.files) {
    const folder = changed(bundle => bundle.bytes(path, flip(Math.floor(bundle.read(path).length / 2))))
    const found = await verify(folder)
    assert.ok(found.includes(`file_changed ${path}`), `${path}: ${found}`)
  }
})

test('a single byte changed anywhere in any file is found', async () => {
  const names = [...whole.manifest.files.map(({ path }) => path), 'manifest.json', 'manifest.sig']
  const where = fc.record({
    name: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    by: fc.integer({ min: 1, max: 255 }),
  })
  await fc.assert(
    fc.asyncProperty(where, async ({ name, at, by }) => {
      const file = join(whole.folder, name)
      const bytes = readFileSync(file)
      const place = Math.floor(at * bytes.length)
      const other = Buffer.from(bytes)
      other[place] = other[place]! ^ by
      writeFileSync(file, other)
      try {
        // White space and spelling of a signature's JSON may differ and say the same; everything else may not.
        const report = await verifyPath(whole.folder)
        if (name !== 'manifest.sig') assert.equal(report.verdict, 'wrong', `${name} ${place}`)
        else assert.ok(report.verdict === 'wrong' || sameJson(bytes, other), `${name} ${place}`)
      } finally {
        writeFileSync(file, bytes)
      }
    }),
    { numRuns: 120 },
  )
})

const sameJson = (a: Buffer, b: Buffer): boolean => {
  const told = (bytes: Buffer) => {
    const { public_key, signature, fingerprint, matthan, algorithm } = JSON.parse(bytes.toString())
    return [
      public_key.replace(/\s/g, ''),
      Buffer.from(signature, 'base64').toString('hex'),
      fingerprint.replace(/\s/g, '').toUpperCase(),
      matthan,
      algorithm,
    ].join(' ')
  }
  return told(a) === told(b)
}

test('a forged manifest, a swapped key, a missing signature are found', async () => {
  const forged = changed(bundle =>
    bundle.json<Writable>('manifest.json', manifest => Object.assign(manifest.extraction, { approved_by: ['Ai đó'] })),
  )
  assert.ok((await verify(forged)).includes('signature_wrong manifest.json'))
  const other = await writeBundle(join(place, 'other'))
  const swapped = changed(bundle => {
    writeFileSync(bundle.path('station.pub'), other.publicPem)
    sealBundle(
      bundle.folder,
      {
        ...(bundle.manifest as Manifest),
        station: { ...bundle.manifest.station, fingerprint: other.manifest.station.fingerprint },
      },
      other.privatePem,
    )
  })
  const found = await verify(swapped)
  assert.ok(
    found.some(line => line.startsWith('head_forged')),
    `${found}`,
  )
  assert.ok((await verify(swapped, { keyFile: keyFile() })).includes('other_key manifest.sig'))
  assert.ok(
    (await verify(changed(bundle => rmSync(bundle.path('manifest.sig'))))).includes('signature_missing manifest.sig'),
  )
})

test('a file that was added, taken out, cut short or turned into a link is named', async () => {
  assert.deepEqual(await verify(changed(bundle => bundle.write('video/khac.mp4', 'x'))), ['file_added video/khac.mp4'])
  assert.ok(
    (await verify(changed(bundle => rmSync(bundle.path('papers/bien-ban.pdf'))))).includes(
      'file_missing papers/bien-ban.pdf',
    ),
  )
  assert.ok(
    (await verify(changed(bundle => bundle.bytes(FILM, bytes => bytes.subarray(0, -500))))).includes(
      `file_shorter ${FILM}`,
    ),
  )
  const linked = changed(bundle => {
    renameSync(bundle.path('coverage.json'), join(bundle.folder, '..', 'elsewhere.json'))
    symlinkSync(join(bundle.folder, '..', 'elsewhere.json'), bundle.path('coverage.json'))
  })
  assert.ok((await verify(linked)).includes('file_is_link coverage.json'))
})

test('what a system leaves in a folder is told and held against nobody', async () => {
  const report = await verifyPath(changed(bundle => bundle.write('Thumbs.db', 'x')))
  assert.equal(report.verdict, 'sound_by_own_key')
  assert.ok(report.findings.some(({ reason, path }) => reason === 'litter' && path === 'Thumbs.db'))
})

test('the mark of a paper is held against the bundle', async () => {
  const { id, content_sha256 } = whole.manifest
  assert.deepEqual(await verify(whole.folder, { mark: `matthan:bundle/${id}?content=${content_sha256}` }), [])
  assert.deepEqual(await verify(whole.folder, { mark: content_sha256.toUpperCase().replace(/(.{4})/g, '$1 ') }), [])
  assert.deepEqual(await verify(whole.folder, { mark: 'ab'.repeat(32) }), ['other_paper manifest.json'])
})

// From here on the manifest is signed anew with the station's own key after each change: whoever did it is the administrator.

/** Byte of the film at which the n-th fragment that is shown begins, and how long it is. */
const fragmentOf = (bundle: Changing, n: number) => {
  const { runs } = JSON.parse(bundle.read(CHAIN).toString()) as BundleChain
  const shown = runs.flatMap(({ fragments }) => fragments).filter(one => typeof one !== 'string')
  const [at, hashed, length, tick] = shown[n] as [number, number, number, number, number]
  return { at, hashed, length, tick }
}

test('a changed picture is found by the chain, at its second, though all is signed anew', async () => {
  let tick = 0
  const folder = changed(bundle => {
    const { at, hashed, ...found } = fragmentOf(bundle, 40)
    tick = found.tick
    bundle.bytes(FILM, flip(at + hashed - 7))
  }, true)
  const { findings } = await verifyPath(folder)
  const found = findings.filter(({ caution }) => !caution)
  assert.deepEqual(
    found.map(({ reason, from_90k }) => [reason, from_90k]),
    [['fragment_changed', tick]],
  )
})

test('fragments that were taken out or moved break the chain, though all is signed anew', async () => {
  const out = changed(bundle => bundle.chain(chain => void chain.runs[0]!.fragments.splice(20, 1)), true)
  const found = await verify(out)
  assert.ok(found.includes(`link_differs ${FILM}`) || found.includes(`fragment_changed ${FILM}`), `${found}`)
  assert.ok(found.includes(`unproven_bytes ${FILM}`))
  const swapped = changed(
    bundle =>
      bundle.chain(chain => {
        const { fragments } = chain.runs[0]!
        ;[fragments[20], fragments[21]] = [fragments[21]!, fragments[20]!]
      }),
    true,
  )
  assert.ok((await verify(swapped)).includes(`fragment_out_of_place ${FILM}`))
})

/** The tables of the film's first track of a kind, to be forged. */
const forgeTable = (type: string, edit: (bytes: Buffer, at: number) => void) => (bundle: Changing) =>
  bundle.bytes(FILM, bytes => {
    const holds = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts']
    const walk = (from: number, to: number): number | undefined => {
      for (const box of boxesIn(bytes, from, to)) {
        if (box.type === type) return box.payload
        const inner = holds.includes(box.type) ? walk(box.payload, box.end) : undefined
        if (inner !== undefined) return inner
      }
      return undefined
    }
    edit(bytes, walk(0, bytes.length)!)
  })

test('a forged movie header is found: pictures out of order, hidden, twice, faster, cut by an edit', async () => {
  const swap = forgeTable('co64', (bytes, at) => {
    const [a, b] = [readU64(bytes, at + 8 + 8 * 5), readU64(bytes, at + 8 + 8 * 9)]
    writeU64(bytes, b, at + 8 + 8 * 5)
    writeU64(bytes, a, at + 8 + 8 * 9)
  })
  const twice = forgeTable('co64', (bytes, at) => writeU64(bytes, readU64(bytes, at + 8 + 8 * 4), at + 8 + 8 * 5))
  const faster = forgeTable('stts', (bytes, at) => bytes.writeUInt32BE(3000, at + 12))
  const edit = forgeTable('elst', (bytes, at) => writeU64(bytes, readU64(bytes, at + 16) + 90_000 * 10, at + 16))
  const elsewhere = forgeTable('co64', (bytes, at) => writeU64(bytes, readU64(bytes, at + 8) + 100, at + 8))
  const other = forgeTable('stsd', (bytes, at) => bytes.writeUInt16BE(320, at + 8 + 8 + 24))
  for (const [forge, reason] of [
    [swap, 'tables_out_of_order'],
    [twice, 'tables_hide'],
    [faster, 'tables_times'],
    [edit, 'tables_hide'],
    [elsewhere, 'tables_out_of_order'],
    [other, 'tables_format'],
  ] as const) {
    const found = await verify(changed(forge, true))
    assert.ok(
      found.some(line => line.startsWith('tables_') || line.startsWith('parts_')),
      `${reason}: ${found}`,
    )
    assert.ok(!found.some(line => line.startsWith('fragment')), `${found}`)
  }
})

test('parts that tell another time of day are found', async () => {
  const folder = changed(({ manifest }) => {
    const [video] = manifest.videos
    const [first, ...rest] = video!.parts
    const later = { ...first!, from: { ...first!.from, at_90k: first!.from.at_90k + 90_000 * 60 } }
    manifest.videos = [{ ...video!, parts: [later, ...rest] }]
  }, true)
  assert.ok((await verify(folder)).includes(`parts_differ ${FILM}`))
})

type Coverage = { items: { spans: { state: string; from_90k: number; to_90k: number }[] }[] }

test('a hole that nobody told of is found, and so is a gap that is none', async () => {
  const hidden = changed(bundle => {
    bundle.json<Coverage>('coverage.json', ({ items }) => Object.assign(items[0]!.spans[1]!, { state: 'recorded' }))
    bundle.manifest.items = [{ ...bundle.manifest.items[0]!, gaps: [] }]
  }, true)
  assert.deepEqual(await verify(hidden), ['coverage_hole coverage.json'])
  const claimed = changed(
    bundle =>
      bundle.json<Coverage>('coverage.json', ({ items: [item] }) =>
        Object.assign(item!.spans[1]!, { from_90k: item!.spans[1]!.from_90k - 90_000 * 20 }),
      ),
    true,
  )
  assert.ok((await verify(claimed)).includes('coverage_gap_filled coverage.json'))
})

test('a chain that was written anew with the same key is found by heads that were kept elsewhere, and by nothing else', async () => {
  const anew = await writeBundle(join(place, 'anew'), { privatePem: whole.privatePem, heard: 0xd4 })
  assert.deepEqual(await verify(anew.folder, { keyFile: keyFile() }), [])
  const found = await verify(anew.folder, { keyFile: keyFile(), headFiles: [headsFile()] })
  assert.ok(found.length > 0 && found.every(line => line === `chain_rewritten ${FILM}`), `${found}`)
})

test('heads of other footage say nothing about this one, and that is told', async () => {
  const file = join(place, 'other-heads.jsonl')
  writeFileSync(
    file,
    whole.heads
      .map(({ head, signature }) => `${JSON.stringify({ head: { ...head, camera: 'khac' }, signature })}\n`)
      .join(''),
  )
  const { findings, verdict } = await verifyPath(whole.folder, { keyFile: keyFile(), headFiles: [file] })
  assert.equal(verdict, 'sound')
  assert.deepEqual(
    findings.map(({ reason }) => reason),
    ['heads_not_met'],
  )
})

test('an access log that was edited, or whose end was cut off, is found', async () => {
  const edited = changed(
    bundle =>
      bundle.write('access-log.jsonl', bundle.read('access-log.jsonl').toString().replace('extract', 'watched')),
    true,
  )
  assert.ok((await verify(edited)).includes('log_changed access-log.jsonl'))
  const headless = changed(
    ({ manifest }) =>
      Object.assign(manifest, {
        log_head: { ...manifest.log_head!, head: { ...manifest.log_head!.head, number: 42 } },
      }),
    true,
  )
  assert.ok((await verify(headless)).includes('log_head_wrong manifest.json'))
})

test('lines of other requests stand by their hash alone and hold the chain together; numbers that are told otherwise are found', async () => {
  type Told = { number: number; before: string; line?: string; hash: string }
  const lines = (bundle: Changing, edit: (lines: Told[]) => void) => {
    const read = bundle.read('access-log.jsonl').toString().trimEnd().split('\n')
    const told = read.map(line => JSON.parse(line) as Told)
    edit(told)
    bundle.write('access-log.jsonl', told.map(line => `${JSON.stringify(line)}\n`).join(''))
  }
  const hide = (bundle: Changing) => {
    lines(bundle, told => delete told[1]!.line)
    bundle.manifest.access_log = { about: 7, whole: 2, by_hash: 1 }
  }
  const report = await verifyPath(changed(hide, true))
  assert.deepEqual([said(report), report.log], [[], { entries: 2, to_head: true }])
  assert.match(
    textOfReport(report),
    /có 7 mục về hình này; trong gói đủ 2 mục, 1 mục của phiếu khác chỉ có mã băm, 4 mục mới nhất không kèm/,
  )
  const other = changed(bundle => {
    hide(bundle)
    lines(bundle, told => Object.assign(told[1]!, { hash: 'f'.repeat(64) }))
  }, true)
  assert.deepEqual(await verify(other), ['log_changed access-log.jsonl'])
  const fewer = changed(bundle => lines(bundle, told => delete told[1]!.line), true)
  assert.deepEqual(await verify(fewer), ['log_counts_differ access-log.jsonl'])
})

test('sums that tell something else are found', async () => {
  const folder = changed(bundle => appendFileSync(bundle.path('SHA256SUMS'), `${'0'.repeat(64)}  coverage.json\n`))
  assert.ok((await verify(folder)).some(line => line.startsWith('sums_differ')))
})

test('what lies beside the bundle’s folder, in a folder or a zip, is named as foreign, and never drowns the rest', async () => {
  const around = mkdtempSync(join(place, 'around-'))
  cpSync(whole.folder, join(around, whole.manifest.id), { recursive: true })
  writeFileSync(join(around, 'bo-sung.mp4'), 'x')
  writeFileSync(join(around, 'Thumbs.db'), 'x')
  const report = await verifyPath(around)
  const beside = ({ findings }: Report) =>
    findings.flatMap(({ reason, path, detail }) => (reason === 'file_beside' ? [`${path} ${detail}`] : []))
  assert.deepEqual([report.verdict, said(report), beside(report)], ['sound_by_own_key', [], ['bo-sung.mp4 ']])
  assert.match(textOfReport(report), /bo-sung\.mp4: Tệp lạ nằm cạnh thư mục của gói/)
  for (let i = 0; i < 60; i++) writeFileSync(join(around, `khac-${i}.txt`), 'x')
  const many = beside(await verifyPath(around))
  assert.deepEqual([many.length, many.includes('null + 31')], [31, true])

  const names = readdirSync(around, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  const files = names.map(({ parentPath, name }) => {
    const file = join(parentPath, name)
    const bytes = readFileSync(file)
    return { path: relative(around, file), file, bytes: bytes.length, crc32: crc32(bytes) }
  })
  const pieces: Buffer[] = []
  const extents = zip(files, new Date())
  const all = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  for await (const piece of readExtents(extents, 0, all)) pieces.push(piece)
  const archive = join(place, 'xung-quanh.zip')
  writeFileSync(archive, Buffer.concat(pieces))
  const zipped = await verifyPath(archive)
  assert.deepEqual([said(zipped), beside(zipped).length], [[], 31])
  rmSync(around, { recursive: true })
  rmSync(archive)
})

test('a folder that is no bundle, and one of several bundles, is said to be that', async () => {
  assert.equal((await verifyPath(join(whole.folder, 'video'))).not_a_bundle, 'no_manifest')
  assert.equal((await verifyPath(place)).not_a_bundle, 'several_bundles')
  await assert.rejects(verifyPath(join(place, 'nothing')), { code: 'bundle_missing' })
})

test('a thousand harmless files beside it hide nothing: what was changed is told all the same', async () => {
  const folder = changed(bundle => {
    bundle.bytes('station.pub', flip(60))
    for (let i = 0; i < 1100; i++) bundle.write(`._${i}`, '')
  })
  const report = await verifyPath(folder)
  assert.equal(report.verdict, 'wrong')
  assert.ok(said(report).includes('file_changed station.pub'))
  const large = changed(bundle => bundle.write('video/._phim.mp4', Buffer.alloc(1_200_000)))
  assert.ok((await verify(large)).includes('file_added video/._phim.mp4'))
})

test('a hole is found however finely the list of what was recorded is cut up', async () => {
  const cut = (step: number, left_out: number) =>
    changed(bundle => {
      const { asked } = bundle.manifest.items[0]!
      const far = { iso: asked.to.iso, at_90k: asked.to.at_90k + 60 * 90_000 }
      bundle.manifest.items = bundle.manifest.items.map(item => ({ ...item, asked: { ...item.asked, to: far } }))
      bundle.json<{ items: { to_90k: number; spans: object[] }[] }>('coverage.json', ({ items }) => {
        items[0]!.to_90k = far.at_90k
        for (let at = asked.to.at_90k; at < far.at_90k; at += step + left_out)
          items[0]!.spans.push({
            ...{ state: 'recorded', from_90k: at, to_90k: Math.min(at + step, far.at_90k) },
            ...{ cause: null, detail: null, by: null, noted_90k: null, recovered: null },
          })
      })
    }, true)
  for (const [step, left_out] of [
    [2 * 90_000, 0],
    [2 * 90_000, 90_000],
  ] as const)
    assert.ok((await verify(cut(step, left_out))).includes('coverage_hole coverage.json'), `${step} ${left_out}`)
})

test('a film that is told twice, as of two cameras, is found though all is signed anew', async () => {
  const folder = changed(bundle => {
    bundle.manifest.videos = [{ ...bundle.manifest.videos[0]!, camera: 'camera-khac' }, ...bundle.manifest.videos]
  }, true)
  assert.ok((await verify(folder)).includes('listed_twice manifest.json'))
})

test('a head of the log that is nested without end, and a name that is no text, end in a result', async () => {
  const deep = changed(bundle => {
    const text = bundle.read('manifest.json').toString()
    const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    bundle.write('manifest.json', text.replace(/"number":\s*\d+(?=[^}]*"key")/, `"number": ${nested}`))
  })
  assert.ok((await verify(deep)).includes('manifest_unreadable manifest.json'))
  const odd = changed(() => {})
  writeFileSync(Buffer.concat([Buffer.from(`${odd}/`), Buffer.from([0xff, 0xfe])]), 'x')
  assert.ok((await verify(odd)).some(one => one.startsWith('file_added')))
})

test('counts that no bundle has are worked through in a moment', async () => {
  const folder = changed(bundle => {
    const [item] = bundle.manifest.items
    const { from } = item!.asked
    const gap = (i: number) => ({ from: { ...from, at_90k: i * 10 }, to: { ...from, at_90k: i * 10 + 5 } })
    bundle.manifest.items = [
      {
        ...item!,
        gaps: Array.from({ length: 40_000 }, (_, i) => ({ ...gap(i), cause: 'x', detail: null, by: null })),
      },
    ]
    bundle.json<{ items: { spans: object[] }[] }>('coverage.json', ({ items }) => {
      for (let i = 0; i < 300_000; i++)
        items[0]!.spans.push({ state: 'missing', from_90k: i * 7, to_90k: i * 7 + 3, cause: null })
    })
  }, true)
  const report = await verifyPath(folder, { signal: AbortSignal.timeout(60_000) })
  assert.ok(report.verdict === 'wrong' && report.seconds < 60)
})
