import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'
import {
  chmodSync,
  createWriteStream,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import type { BundleEnd, BundleOrder, OrderedItem } from '#community/evidence/bundle-order.ts'
import { type BundleChain, chainShape, manifestShape, signatureShape } from '#contract/bundle.ts'
import { type Job, wantedShape } from '#contract/extraction.ts'
import { type Link, linkOver } from '#engine/recording/chain.ts'
import { signedByOne } from '#engine/recording/chain-head.ts'
import { extentLength, readExtents } from '#engine/viewing/extents.ts'
import { textOfReport } from '#programs/commands/verify.ts'
import { unpackStored } from '#programs/unpack-stored.ts'
import { verifyPath } from '#programs/verify/verify-path.ts'
import { until } from '#test/patience.ts'
import { unzipStored } from '#test/unzip-stored.ts'
import { FOOTAGE_FROM, writeFootage } from '#test/written-footage.ts'
import { Bundler, type BundlerNeed } from './bundler.ts'

const SECOND = 90_000
const ID = 'TX-1-2026-abcd'

const item = (from_s: number, to_s: number, over: Partial<OrderedItem> = {}): OrderedItem => ({
  ...{ camera: 'cong', stream: 'main', name: 'Cổng chính', place: 'Thôn 1', owner: 'UBND xã' },
  ...{ maker: '', model: '', serial: '', mac: '', address: '192.0.2.7', removed: false, masked: false },
  ...{ camera_offset_ms: null, measured_90k: null, clock_note: '', withheld: [] },
  from_90k: FOOTAGE_FROM + from_s * SECOND,
  to_90k: FOOTAGE_FROM + to_s * SECOND,
  ...over,
})

const orderOf = (items: readonly OrderedItem[], over: Partial<BundleOrder> = {}): BundleOrder => ({
  id: ID,
  extraction: {
    ...{
      number: '1/2026',
      purpose: 'crime',
      legal_ground: '',
      case: null,
      document: null,
      recipient: 'Cơ quan điều tra',
    },
    ...{ requested_by: 'an', approved_by: ['binh'], extracted_by: 'an' },
  },
  station: { id: 'tram-thu-nghiem', name: 'tram', unit: 'Công an xã', host: 'tram' },
  program: 'matthan test',
  items,
  wanted: wantedShape.parse({}),
  originals: true,
  time_stamp_url: null,
  ...over,
})

const needIn = (data: string): BundlerNeed => ({
  ...{ data, clock: systemClock, log: silentLogger, page: join(data, 'no-page') },
  ledger: { outages: () => [] },
  logHead: async () => null,
  added: async function* () {},
  stamp: async () => undefined,
})

const setUp = async (t: TestContext) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-bundle-'))
  await writeFootage(data)
  const bundler = new Bundler(needIn(data))
  t.after(async () => {
    await bundler.stop()
    await bundler.remove(ID)
    rmSync(data, { recursive: true, force: true })
  })
  return { data, bundler }
}

const make = (bundler: Bundler, order: BundleOrder, jobs: Job[] = []): Promise<BundleEnd> =>
  new Promise(resolve =>
    bundler.start(order, {
      papers: async manifest => [
        { path: 'papers/bien-ban.pdf', kind: 'paper', about: 'Biên bản', bytes: Buffer.from(manifest.content_sha256) },
      ],
      progress: job => jobs.push(job),
      ended: resolve,
    }),
  )

const sealed = (end: BundleEnd) => {
  assert.equal(end.kind, 'sealed', JSON.stringify(end))
  assert.ok(end.kind === 'sealed')
  return end
}

/** Proves a chain from its file and the bytes of its video; answers how many fragments stand in the file. */
const prove = (chain: BundleChain, video: Buffer, key: string): number => {
  let shown = 0
  for (const run of chain.runs) {
    let link: Link = { number: run.before.number, hash: Buffer.from(run.before.hash, 'hex') }
    const links = new Map<number, string>()
    for (const one of run.fragments) {
      const digest =
        typeof one === 'string'
          ? Buffer.from(one, 'hex')
          : createHash('sha256')
              .update(one[4] < 0 ? '' : Buffer.from(chain.headers[one[4]]!, 'base64'))
              .update(video.subarray(one[0], one[0] + one[1]))
              .digest()
      if (typeof one !== 'string') shown++
      link = linkOver(link, digest)
      links.set(link.number, link.hash.toString('hex'))
    }
    assert.ok(run.heads.length > 0)
    for (const { head, signature } of run.heads) {
      assert.equal(links.get(head.number), head.hash)
      assert.ok(signedByOne({ head, signature }, [createPublicKey(key)]))
    }
    assert.ok(Math.max(...run.heads.map(({ head }) => head.number)) >= run.before.number + shown)
  }
  return shown
}

test('an extraction becomes a sealed bundle whose every byte is described, signed and tied to write time', async t => {
  const { data, bundler } = await setUp(t)
  const jobs: Job[] = []
  const { bundle, manifest } = sealed(await make(bundler, orderOf([item(20, 80)]), jobs))
  const folder = bundler.files.of(ID)
  const bytesOf = (path: string) => readFileSync(join(folder, path))
  const manifestBytes = bytesOf('manifest.json')
  assert.deepEqual(manifestShape.parse(JSON.parse(manifestBytes.toString())), manifest)
  const { public_key, signature } = signatureShape.parse(JSON.parse(bytesOf('manifest.sig').toString()))
  assert.ok(verify(null, manifestBytes, createPublicKey(public_key), Buffer.from(signature, 'base64')))
  assert.equal(bytesOf('station.pub').toString(), readFileSync(join(data, 'station.pub'), 'utf8'))
  for (const { path, bytes, sha256 } of manifest.files) {
    assert.equal(bytesOf(path).length, bytes)
    assert.equal(createHash('sha256').update(bytesOf(path)).digest('hex'), sha256)
  }
  assert.equal(bytesOf('papers/bien-ban.pdf').toString(), manifest.content_sha256)
  const [video] = manifest.videos
  assert.equal(manifest.videos.length, 1)
  assert.equal(video!.from.at_90k, FOOTAGE_FROM + 20 * SECOND)
  assert.equal(video!.to.at_90k, FOOTAGE_FROM + 80 * SECOND)
  const chain = chainShape.parse(JSON.parse(bytesOf(video!.chain).toString()))
  assert.ok(prove(chain, bytesOf(video!.path), public_key) > 60)
  assert.deepEqual(manifest.items[0]!.gaps, [])
  assert.equal(manifest.items[0]!.recorded_ms, 60_000)
  assert.equal(manifest.items[0]!.clock.camera_offset_ms, -1500)
  assert.equal(bundle.files, manifest.files.length + 2)
  assert.equal(statSync(join(folder, video!.path)).mode & 0o777, 0o400)
  assert.equal(jobs[0]!.state, 'waiting')
  assert.ok(jobs.some(({ done_bytes }) => done_bytes > 0))
  const again = sealed(await make(bundler, orderOf([item(20, 80)])))
  assert.equal(again.bundle.manifest_sha256, bundle.manifest_sha256)
  await bundler.remove(ID)
  assert.equal(bundler.manifest(ID), undefined)
})

/** What anybody finds who verifies it, with the key that the station gave away. */
const verified = (data: string, bundler: Bundler) =>
  verifyPath(bundler.files.of(ID), { keyFile: join(data, 'station.pub') })

test('what the extractor makes is found sound by whoever verifies it, whole or zipped', async t => {
  const { data, bundler } = await setUp(t)
  sealed(await make(bundler, orderOf([item(20, 80), item(70, 110)], { wanted: wantedShape.parse({ segments: true }) })))
  const report = await verified(data, bundler)
  assert.equal(report.verdict, 'sound', JSON.stringify(report.findings))
  assert.deepEqual(
    report.findings.filter(({ caution }) => !caution),
    [],
  )
  assert.ok(
    report.segments.length > 0 && report.segments.every(({ proven, fragments }) => proven > 0 && proven === fragments),
  )
  const told = bundler.manifest(ID)!.segments
  assert.deepEqual(told.map(({ path }) => path).toSorted(), report.segments.map(({ path }) => path).toSorted())
  const text = textOfReport(report)
  assert.match(text, /archive files, by the chain\)?: \d+: (\d+) \/ \1/)
  if (report.findings.some(({ reason }) => reason === 'segment_beyond')) assert.match(text, /dài hơn khoảng đã đề nghị/)
  const extents = bundler.zip(ID)
  const file = join(data, 'goi.zip')
  const all = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  await pipeline(Readable.from(readExtents(extents, 0, all)), createWriteStream(file))
  const zipped = await verifyPath(file, { keyFile: join(data, 'station.pub') })
  assert.equal(zipped.verdict, 'sound', JSON.stringify(zipped.findings))
  assert.ok(unzipStored(file, join(data, 'la')).every(name => name.startsWith(`${ID}/`)))
  const unpacked = join(data, 'usb')
  await unpackStored(Readable.from(readExtents(extents, 0, all)), unpacked, ID)
  assert.ok(existsSync(join(unpacked, 'manifest.json')))
  const copied = await verifyPath(unpacked, { keyFile: join(data, 'station.pub') })
  assert.equal(copied.verdict, 'sound', JSON.stringify(copied.findings))
  const cut = unpackStored(Readable.from(readExtents(extents, 0, all - 100_000)), join(data, 'cut'))
  await assert.rejects(cut, { code: 'station_broke_off' })
  chmodSync(join(bundler.files.of(ID), 'coverage.json'), 0o600)
  truncateSync(join(bundler.files.of(ID), 'coverage.json'), 10)
  assert.throws(() => bundler.zip(ID), { code: 'bundle_damaged' })
  assert.throws(() => bundler.disc(ID), { code: 'bundle_damaged' })
})

test('a bundle that somebody wrote into at equal length leaves to nobody, before it is sent or on the way', async t => {
  const { data, bundler } = await setUp(t)
  sealed(await make(bundler, orderOf([item(20, 50)])))
  await bundler.mustBeSealed(ID)
  const drain = async (form: 'zip' | 'disc', meanwhile = () => {}) => {
    const extents = bundler[form](ID)
    meanwhile()
    let sum = 0
    const all = extents.reduce((total, extent) => total + extentLength(extent), 0)
    for await (const piece of bundler.read(ID, extents, 0, all)) sum += piece.length
    assert.equal(sum, all)
  }
  await drain('zip')
  await drain('disc')
  const file = join(bundler.files.of(ID), bundler.manifest(ID)!.videos[0]!.path)
  const { atime, mtime, size } = statSync(file)
  const spoil = () => {
    chmodSync(file, 0o600)
    const bytes = readFileSync(file)
    const at = Math.floor(size / 2)
    bytes[at] = bytes[at]! ^ 1
    writeFileSync(file, bytes)
    utimesSync(file, atime, mtime)
  }
  for (const form of ['zip', 'disc'] as const) {
    await assert.rejects(drain(form, spoil), { code: 'bundle_damaged' })
    await assert.rejects(bundler.mustBeSealed(ID), { code: 'bundle_damaged' })
    spoil() // and back again: other marks, the same bytes
    await bundler.mustBeSealed(ID)
    await drain(form)
  }
  const manifest = join(bundler.files.of(ID), 'manifest.sig')
  chmodSync(manifest, 0o600)
  writeFileSync(manifest, readFileSync(manifest).fill(0x20, 0, 10))
  await assert.rejects(bundler.mustBeSealed(ID), { code: 'bundle_damaged' })
  rmSync(manifest)
  await assert.rejects(bundler.mustBeSealed(ID), { code: 'bundle_damaged' })
  assert.ok(existsSync(data))
})

test('an extractor that is killed goes on with the next file, and the bundle is sound', async t => {
  const { data, bundler } = await setUp(t)
  const items = [item(0, 40), item(40, 80), item(80, 120)]
  const kills: number[] = []
  const end = await new Promise<BundleEnd>(resolve =>
    bundler.start(orderOf(items), {
      papers: async () => [],
      progress: ({ doing }) => {
        if (kills.length >= 2 || bundler.pid === undefined || doing === null || kills.includes(bundler.pid)) return
        kills.push(bundler.pid)
        process.kill(bundler.pid, 'SIGKILL')
      },
      ended: resolve,
    }),
  )
  sealed(end)
  assert.equal(kills.length, 2)
  assert.equal((await verified(data, bundler)).verdict, 'sound')
})

test('a station that stops while it writes goes on at its next start', async t => {
  const { data, bundler } = await setUp(t)
  const order = orderOf([item(0, 70), item(60, 140)])
  await new Promise<void>(resolve =>
    bundler.start(order, {
      papers: async () => [],
      progress: ({ doing }) => doing !== null && resolve(),
      ended: () => assert.fail('it was stopped'),
    }),
  )
  await bundler.stop()
  assert.ok(existsSync(bundler.files.part(ID)) || existsSync(bundler.files.of(ID)))
  const next = new Bundler(needIn(data))
  t.after(() => next.stop())
  sealed(await make(next, order))
  assert.equal((await verified(data, next)).verdict, 'sound')
  assert.ok(!existsSync(next.files.part(ID)))
})

test('what is missing is told with its cause: a file that is gone, what was not shared, time without footage', async t => {
  const { data, bundler } = await setUp(t)
  const [, second] = globSync('footage/cong/main/**/*.mp4', { cwd: data }).toSorted()
  rmSync(join(data, second!))
  const withheld = [[FOOTAGE_FROM + 10 * SECOND, FOOTAGE_FROM + 20 * SECOND]] as const
  const { manifest, bundle } = sealed(await make(bundler, orderOf([item(0, 200, { withheld })])))
  const gaps = manifest.items[0]!.gaps.map(({ from, to, cause, detail }) => [
    Math.round((from.at_90k - FOOTAGE_FROM) / SECOND),
    Math.round((to.at_90k - FOOTAGE_FROM) / SECOND),
    cause,
    detail,
  ])
  assert.deepEqual(
    gaps.map(([, , cause]) => cause),
    ['not_shared', 'disk_fault', 'unknown'],
  )
  assert.ok(Number(gaps[0]![0]) <= 10 && Number(gaps[0]![1]) >= 20)
  assert.deepEqual(gaps[1], [60, 120, 'disk_fault', 'file_gone'])
  assert.deepEqual(gaps[2], [150, 200, 'unknown', null])
  assert.equal(bundle.gaps, 3)
  assert.equal((await verified(data, bundler)).verdict, 'sound')
})

test('a span without any footage, and a person who gets redacted copies alone without one, end in a named result', async t => {
  const { bundler } = await setUp(t)
  const nothing = await make(bundler, orderOf([item(1000, 1100)]))
  assert.deepEqual(nothing, { kind: 'failed', problem: 'nothing_to_extract', where: {} })
  const bare = await make(bundler, orderOf([item(0, 20)], { originals: false }))
  assert.deepEqual(bare, { kind: 'failed', problem: 'nothing_to_extract', where: {} })
  assert.equal(existsSync(bundler.files.part(ID)), false)
})

test('who gets a redacted copy alone is told no loss, and nothing of what the station holds', async t => {
  const { data, bundler: unused } = await setUp(t)
  const from = { made: Buffer.from('bản đã che') }
  const added: BundlerNeed['added'] = async function* () {
    yield { path: 'redacted/1.mp4', kind: 'redacted', about: 'Bản đã che', from }
  }
  const bundler = new Bundler({ ...needIn(data), added })
  t.after(() => bundler.stop())
  sealed(await make(bundler, orderOf([item(0, 20)], { originals: false })))
  const { items, videos, files } = bundler.manifest(ID)!
  assert.deepEqual(
    items.map(({ gaps, recorded_ms }) => [gaps.map(({ cause }) => cause), recorded_ms]),
    [[['not_handed_over'], 0]],
  )
  assert.deepEqual(videos, [])
  assert.deepEqual(
    files.filter(({ kind }) => ['video', 'chain', 'segment', 'access_log'].includes(kind)),
    [],
  )
  assert.equal((await verified(data, bundler)).verdict, 'sound')
  await unused.stop()
})

test('an archive that is pulled out, and a disk without room, hold it up until they are back', async t => {
  const { data, bundler } = await setUp(t)
  const archive = join(data, 'footage')
  renameSync(archive, `${archive}.away`)
  mkdirSync(archive)
  const jobs: Job[] = []
  const making = make(bundler, orderOf([item(20, 50)]), jobs)
  await until('it is held up', () => jobs.some(({ problem }) => problem === 'evidence_archive_away'))
  rmSync(archive, { recursive: true })
  renameSync(`${archive}.away`, archive)
  sealed(await making)
  await bundler.remove(ID)
  const listed = join(data, 'archives.json')
  const before = readFileSync(listed, 'utf8')
  const floored = JSON.parse(before).map((one: object) => ({ ...one, floor_bytes: Number.MAX_SAFE_INTEGER }))
  writeFileSync(listed, JSON.stringify(floored))
  jobs.length = 0
  const again = make(bundler, orderOf([item(20, 50)]), jobs)
  await until('there is no room', () =>
    jobs.some(({ state, problem }) => state === 'held_up' && problem === 'evidence_no_room'),
  )
  writeFileSync(listed, before)
  sealed(await again)
  assert.equal((await verified(data, bundler)).verdict, 'sound')
})

test('one that is cancelled leaves nothing, and the next in line has its turn', async t => {
  const { bundler } = await setUp(t)
  const other = 'TX-2-2026-efgh'
  t.after(() => bundler.remove(other))
  bundler.start(orderOf([item(0, 140)]), {
    papers: async () => [],
    progress: () => {},
    ended: () => assert.fail('it was cancelled'),
  })
  const next = make(bundler, orderOf([item(20, 30)], { id: other }))
  await bundler.cancel(ID)
  assert.equal(existsSync(bundler.files.part(ID)), false)
  assert.equal(sealed(await next).manifest.id, other)
})
