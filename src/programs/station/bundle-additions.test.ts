// What goes along with original video, made by the real guests from recorded footage: pictures, a film to look at, a trail, a redacted copy.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { writeFootage } from '#bench/hour-of-footage.ts'
import type { Sight } from '#community/access/sight.ts'
import type { BundleEnd, BundleOrder, OrderedItem } from '#community/evidence/bundle-order.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import { type Job, wantedShape } from '#contract/extraction.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { PictureProcess } from '#programs/pictures/picture-process.ts'
import { verifyPath } from '#programs/verify/verify-path.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createSegmentReader } from '#store/segments.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { createTrailBook } from '#store/trails.ts'
import { pdfText } from '#test/pdf-text.ts'
import { archiveFolders } from './archive-folders.ts'
import { type ApprovedCopy, bundleAdditions } from './bundle-additions.ts'
import { Bundler } from './bundler.ts'
import { openTrails } from './open-trails.ts'

const FROM = wallFromUnixMillis(Date.UTC(2026, 10, 20, 1, 0, 0))
const at = (second: number) => wallTime90k(FROM + second * 90_000)
const ID = 'TX-7-2026-abcd'
const options = { skip: await libavMissing(), timeout: 120_000 }

const item: OrderedItem = {
  ...{ camera: 'cong', stream: 'main', name: 'Cổng chính', place: 'Thôn 1', owner: 'UBND xã' },
  ...{ maker: '', model: '', serial: '', mac: '', address: '192.0.2.7', removed: false, masked: false },
  ...{ camera_offset_ms: null, measured_90k: null, clock_note: '', withheld: [] },
  ...{ from_90k: at(1), to_90k: at(9) },
}
const wanted = wantedShape.parse({
  stills_90k: [{ camera: 'cong', at_90k: at(4) }],
  viewing_copy: true,
  trail: 1,
  redactions: [5],
})
const order: BundleOrder = {
  id: ID,
  extraction: {
    ...{ number: '7/2026', purpose: 'traffic', legal_ground: '', case: '3/2026', document: null, recipient: 'CSGT' },
    ...{ requested_by: 'Ông An', approved_by: ['Bà Bình'], extracted_by: 'Ông An' },
  },
  station: { id: 'tram', name: 'tram', unit: 'Công an xã', host: 'tram' },
  ...{ program: 'matthan test', items: [item], wanted, originals: true, time_stamp_url: null },
}

const whole: Sight = {
  ...{
    who: { kind: 'operator' },
    may: () => true,
    knows: () => true,
    owns: () => true,
    decide: () => ({ allowed: true }) as never,
  },
}

const setUp = async (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-additions-'))
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  await writeFootage(data, knownCameraId('cong'), FROM, 75, () => {}, { quick: true, signed_by: 'tram' })
  const db = openDatabase(':memory:', stationMigrations)
  const catalogue = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations)
  const row = (id: string) =>
    ({ id: knownCameraId(id), name: id === 'cong' ? 'Cổng chính' : 'Ngõ Sáu', place: 'Thôn 1' }) as never
  const reader = { list: () => [row('cong'), row('ngo-sau')], get: row, known: () => true }
  const trails = createTrailBook(db, systemClock)
  const seen = { seen: true, from: at(0), to: at(9), at: at(4), direction_deg: 90, note: 'rẽ vào ngõ' }
  const draft = { title: 'Xe máy đỏ', about: 'xe máy đỏ, áo mưa xanh', case: null, unit: null } as const
  const going = { mover: 'motorbike', pace: null } as const
  const { id } = trails.add({ ...draft, going, shared: 'own' }, { ...seen, camera: knownCameraId('cong') }, 'an')
  trails.mark(id, { ...seen, at: at(20), note: 'nhà ông Sáu', camera: knownCameraId('ngo-sau') }, 'an')
  const file = join(folder, 'che.mp4')
  writeFileSync(file, Buffer.from('a redacted film'))
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
  const copy: ApprovedCopy = {
    camera: 'cong',
    name: 'Cổng chính',
    from_90k: at(2),
    form: 'film',
    file,
    bytes: 15,
    sha256,
  }
  const pictures = new PictureProcess(silentLogger)
  const { papers } = openTrails({
    ...{ db, catalogue, data, cameras: { ...reader, ...seenCameras(reader) }, clock: systemClock },
    ...{
      map: undefined as never,
      covered: undefined as never,
      sites: { get: () => undefined, list: () => [] } as never,
    },
    ...{ ledger: { outages: () => [] }, shared: { seenBy: () => assert.fail(), unshared: () => [] } },
    ...{ personOf: username => `Ông ${username}`, whole: () => whole },
  })
  const bundler = new Bundler({
    ...{ data, clock: systemClock, log: silentLogger, page: join(data, 'no-page'), ledger: { outages: () => [] } },
    ...{ logHead: async () => null, stamp: async () => undefined },
    added: bundleAdditions({
      ...{ data, pictures, trails, trailPapers: papers, log: silentLogger },
      footage: createFootage(createSegmentReader(catalogue), archiveFolders(data)),
      redaction: id => (id === 5 ? copy : undefined),
    }),
  })
  t.after(async () => {
    pictures.stop()
    await bundler.stop()
    await bundler.remove(ID)
    rmSync(folder, { recursive: true, force: true })
  })
  const jobs: Job[] = []
  const make = (one: BundleOrder) =>
    new Promise<BundleEnd>(resolve =>
      bundler.start(one, { papers: async () => [], progress: job => jobs.push(job), ended: resolve }),
    )
  return { data, bundler, jobs, make }
}

test(
  'pictures, a film to look at, a trail on paper and a redacted copy go along, and all of it is sound',
  options,
  async t => {
    const { data, bundler, jobs, make } = await setUp(t)
    const end = await make(order)
    assert.ok(end.kind === 'sealed', JSON.stringify(end))
    const { files } = end.manifest
    const of = (kind: string) => files.filter(file => file.kind === kind).map(({ path }) => path)
    assert.deepEqual(of('trail'), ['trail/trail-1.json', 'trail/trail-1.pdf', 'trail/trail-1.docx'])
    assert.deepEqual(of('viewing_copy'), ['viewing/xem-nhanh.mp4'])
    assert.deepEqual(of('redacted'), ['redacted/cong-20261120-080002-5.mp4'])
    assert.equal(of('still').length, 1)
    assert.equal(of('video').length, 1)
    const bytesOf = (path: string) => readFileSync(join(bundler.files.of(ID), path))
    assert.equal(bytesOf(of('still')[0]!).readUInt16BE(0), 0xffd8)
    const paper = pdfText(bytesOf('trail/trail-1.pdf')).replaceAll(/\s+/g, ' ')
    for (const said of ['xe máy đỏ, áo mưa xanh', 'rẽ vào ngõ', 'Cổng chính', 'Ông An', 'hình lúc', 'Camera khác'])
      assert.ok(paper.includes(said), `${said} is not in ${paper.slice(0, 800)}`)
    // Another camera is not handed over: neither paper nor data name it, or say what was noted there.
    const told = bytesOf('trail/trail-1.json').toString()
    for (const hidden of ['ngo-sau', 'Ngõ Sáu', 'nhà ông Sáu'])
      assert.ok(!paper.includes(hidden) && !told.includes(hidden), hidden)
    assert.ok(bytesOf('trail/trail-1.pdf').includes('/Subtype /Image'), 'the picture of the mark')
    const film = jobs.filter(({ doing }) => doing === 'viewing/xem-nhanh.mp4')
    assert.ok(film.length > 0)
    assert.ok(film.every(({ all_bytes, done_bytes }) => all_bytes > 0 && done_bytes <= all_bytes))
    assert.equal(film.at(-1)?.state, 'running')
    const report = await verifyPath(bundler.files.of(ID), { keyFile: join(data, 'station.pub') })
    assert.equal(report.verdict, 'sound', JSON.stringify(report.findings))
  },
)

test('what goes to the public holds the redacted copy alone: no original, still, trail or film', options, async t => {
  const { data, bundler, make } = await setUp(t)
  const end = await make({ ...order, originals: false })
  assert.ok(end.kind === 'sealed', JSON.stringify(end))
  const kinds = new Set(end.manifest.files.map(({ kind }) => kind))
  for (const kind of ['video', 'chain', 'segment', 'still', 'trail', 'viewing_copy'] as const)
    assert.ok(!kinds.has(kind), `${kind} is in it`)
  assert.ok(kinds.has('redacted'))
  assert.deepEqual(end.manifest.videos, [])
  const report = await verifyPath(bundler.files.of(ID), { keyFile: join(data, 'station.pub') })
  assert.equal(report.verdict, 'sound', JSON.stringify(report.findings))
})
