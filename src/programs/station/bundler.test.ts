import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import type { BundleEnd, BundleOrder, OrderedItem } from '#community/evidence/bundle-order.ts'
import { type BundleChain, chainShape, manifestShape, signatureShape } from '#contract/bundle.ts'
import { type Job, wantedShape } from '#contract/extraction.ts'
import { type Link, linkOver } from '#engine/recording/chain.ts'
import { signedByOne } from '#engine/recording/chain-head.ts'
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

const setUp = async (t: TestContext, over: Partial<BundlerNeed> = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'matthan-bundle-'))
  await writeFootage(data)
  const bundler = new Bundler({
    ...{ data, clock: systemClock, log: silentLogger, page: join(data, 'no-page') },
    ledger: { outages: () => [] },
    logHead: async () => null,
    added: async function* () {},
    stamp: async () => undefined,
    ...over,
  })
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
