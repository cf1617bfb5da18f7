// Seal bundle: the extractor's files become a bundle: what the station adds, papers, the manifest that describes all of it, and the signature. Everything
// that goes in is hashed from the bytes that were written. Only here is the station's key used for bundles.

import { createHash, createPrivateKey, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { chmod, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem } from '#base/problems.ts'
import type { WallTime90k } from '#base/units.ts'
import type { BundleCalls, BundleOrder, MadeFile } from '#community/evidence/bundle-order.ts'
import {
  type BundleFile,
  type BundleItem,
  bundlePathShape,
  MANIFEST_MARK,
  type Manifest,
  manifestShape,
} from '#contract/bundle.ts'
import type { KeptBundle } from '#contract/extraction.ts'
import { fingerprintOf, publicKeyOf } from '#engine/recording/chain-head.ts'
import type { LedgerReader } from '#engine/recording/ledger.ts'
import type { Extent } from '#engine/viewing/extents.ts'
import { type CopyHow, copyFile } from '#programs/extractor/copy-file.ts'
import { syncFolder } from '#programs/extractor/journal.ts'
import type { DoneFile, DoneVideo, JournalLine } from '#programs/extractor/task.ts'
import type { KeptFile } from './bundle-files.ts'
import { type ItemFacts, instant, itemFacts, segmentOf, videoOf, withoutOriginal } from './bundle-items.ts'
import { readMe } from './bundle-read-me.ts'

/** A file that lies somewhere already, or is in memory. */
export type AddedFile = {
  readonly path: string
  readonly kind: BundleFile['kind']
  readonly about: string
  readonly from:
    | { readonly file: string; readonly bytes: number; readonly sha256?: string }
    | { readonly made: Uint8Array }
}

export type SealNeed = {
  readonly data: string
  readonly folder: string
  readonly order: BundleOrder
  readonly journal: readonly JournalLine[]
  readonly ledger: LedgerReader
  readonly now: WallTime90k
  /** Films and pictures take their time: the bundle bears the moment at which its content is whole. */
  readonly clock: () => WallTime90k
  readonly papers: BundleCalls['papers']
  /** Stills, trail, redacted copies, the viewing copy. */
  readonly added: (items: readonly BundleItem[]) => AsyncIterable<AddedFile>
  /** A signed head of the access log. */
  readonly logHead: () => Promise<Manifest['log_head']>
  readonly stamp: (manifest: Buffer) => Promise<Buffer | undefined>
  /** kiem-tra.html, as it was built. */
  readonly page: string
}

export type SealedBundle = {
  readonly manifest: Manifest
  readonly bundle: KeptBundle
  readonly files: readonly Omit<KeptFile, 'mark'>[]
}

const beside: ReadonlySet<BundleFile['kind']> = new Set(['paper', 'page', 'read_me', 'sums'])

/** Throws `HeldUp` where the disk takes nothing, `nothing_to_extract`, `no_signing_key`. */
export const sealBundle = async (need: SealNeed): Promise<SealedBundle> => {
  const key = readKey(need.data)
  const bundle = new Collected(need)
  const videos = need.journal.flatMap(line => (line.kind === 'video' ? [line.done] : []))
  if (need.order.originals && videos.length === 0) throw new Problem('nothing_to_extract', {})
  const facts = factsOf(need, videos)
  for await (const one of need.added(facts.map(({ item }) => item))) await bundle.put(one)
  if (!bundle.files.some(({ kind }) => kind === 'video' || kind === 'redacted'))
    throw new Problem('nothing_to_extract', {})
  await bundle.put(
    made('coverage.json', 'coverage', 'Khoảng nào có hình, khoảng nào thiếu và vì sao', {
      matthan: 'coverage-1',
      items: facts.map(({ coverage }) => coverage),
    }),
  )
  const keys = readFileSync(join(need.data, 'station.pub'))
  await bundle.put({ path: 'station.pub', kind: 'keys', about: 'Khóa công khai của trạm', from: { made: keys } })
  const { originals } = need.order
  const manifest = {
    ...headOf(need, fingerprintOf(publicKeyOf(key))),
    items: facts.map(({ item }) => item),
    videos: originals ? videos.map(videoOf) : [],
    segments: need.journal.flatMap(line => (line.kind === 'segment' ? [segmentOf(line.segment)] : [])),
    content_sha256: contentOf(bundle.files),
    access_log: need.journal.flatMap(line => ('log' in line && line.log !== undefined ? [line.log] : []))[0] ?? null,
    log_head: await need.logHead(),
  }
  const whole = (): Manifest => manifestShape.parse({ ...manifest, files: bundle.files })
  for (const paper of await need.papers(whole())) await bundle.put(paperOf(paper))
  if (existsSync(need.page))
    await bundle.put({
      ...{ path: 'kiem-tra.html', kind: 'page', about: 'Trang xem và kiểm tra, mở bằng trình duyệt' },
      from: { made: readFileSync(need.page) },
    })
  await bundle.put({
    ...{ path: 'DOC-TRUOC.txt', kind: 'read_me', about: 'Đọc trước' },
    from: { made: readMe(whole()) },
  })
  await bundle.put({
    ...{ path: 'SHA256SUMS', kind: 'sums', about: 'Mã băm của các tệp' },
    from: { made: Buffer.from(bundle.files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')) },
  })
  return signed(need, bundle, whole(), key)
}

const factsOf = ({ order, journal, ledger, now }: SealNeed, videos: readonly DoneVideo[]): readonly ItemFacts[] =>
  order.items.map((item, i) => {
    if (!order.originals) return withoutOriginal(item, now)
    const unread = journal.flatMap(line => (line.kind === 'unread' && line.item === i ? [line] : []))
    return itemFacts(
      item,
      videos.filter(one => one.item === i),
      unread,
      ledger,
      now,
    )
  })

const made = (path: string, kind: BundleFile['kind'], about: string, value: unknown): AddedFile => ({
  ...{ path, kind, about },
  from: { made: Buffer.from(`${JSON.stringify(value)}\n`) },
})

const paperOf = ({ path, kind, about, bytes }: MadeFile): AddedFile => ({ path, kind, about, from: { made: bytes } })

const headOf = ({ order, clock }: SealNeed, fingerprint: string) => ({
  matthan: MANIFEST_MARK,
  id: order.id,
  made: instant(clock()),
  program: order.program,
  station: { ...order.station, fingerprint },
  extraction: order.extraction,
})

/** Papers cannot carry the manifest's hash, which covers them: this one stands on them. */
const contentOf = (files: readonly BundleFile[]): string => {
  const lines = files.filter(({ kind }) => !beside.has(kind)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return createHash('sha256')
    .update(lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''))
    .digest('hex')
}

const signed = async (need: SealNeed, bundle: Collected, manifest: Manifest, key: string): Promise<SealedBundle> => {
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  const { fingerprint } = manifest.station
  const signature = {
    ...{ matthan: 'bundle-signature-1', algorithm: 'Ed25519', public_key: publicKeyOf(key), fingerprint },
    signature: sign(null, bytes, createPrivateKey(key)).toString('base64'),
  }
  const stamp = await need.stamp(bytes)
  const own = [
    await bundle.write('manifest.json', bytes),
    await bundle.write('manifest.sig', Buffer.from(`${JSON.stringify(signature, null, 1)}\n`)),
    ...(stamp === undefined ? [] : [await bundle.write('manifest.tsr', stamp)]),
  ]
  await closeOff(need.folder)
  const files = [...bundle.done, ...own]
  return {
    manifest,
    files: files.map(({ path, bytes, crc32, sha256 }) => ({ path, bytes, crc32, sha256 })),
    bundle: {
      name: manifest.id,
      bytes: files.reduce((sum, one) => sum + one.bytes, 0),
      files: files.length,
      content_sha256: manifest.content_sha256,
      manifest_sha256: createHash('sha256').update(bytes).digest('hex'),
      made_90k: manifest.made.at_90k,
      time_stamped: stamp !== undefined,
      gaps: manifest.items.reduce((sum, { gaps }) => sum + gaps.length, 0),
      whole: true,
      removal: null,
    },
  }
}

/** The files so far, in the order in which they came. */
class Collected {
  readonly #folder: string
  readonly #how: CopyHow
  readonly done: Omit<KeptFile, 'mark'>[] = []
  readonly files: BundleFile[] = []

  constructor({ folder, data, journal }: SealNeed) {
    this.#folder = folder
    this.#how = { data, folder, wrote: () => {} }
    for (const line of journal) if ('files' in line) line.files.map(one => this.#note(one))
  }

  async put({ path, kind, about, from }: AddedFile): Promise<void> {
    bundlePathShape.parse(path)
    if (this.files.some(one => one.path === path)) throw new Problem('bug', { path })
    const copied = await this.#copy(path, extentOf(from))
    if ('file' in from && from.sha256 !== undefined && from.sha256 !== copied.sha256)
      throw new Problem('redaction_changed', { path })
    this.#note({ ...copied, kind, about })
  }

  /** Beside the manifest: not described by it. */
  async write(path: string, bytes: Buffer): Promise<(typeof this.done)[number]> {
    return this.#copy(path, { kind: 'bytes', bytes })
  }

  async #copy(path: string, extent: Extent): Promise<Omit<DoneFile, 'kind' | 'about'>> {
    const to = join(this.#folder, path)
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    return { path, ...(await copyFile([extent], to, this.#how)) }
  }

  #note({ path, bytes, sha256, crc32, kind, about }: DoneFile): void {
    this.files.push({ path, bytes, sha256, kind, about })
    this.done.push({ path, bytes, crc32, sha256 })
  }
}

const extentOf = (from: AddedFile['from']): Extent =>
  'made' in from
    ? { kind: 'bytes', bytes: Buffer.from(from.made) }
    : { kind: 'file', file: from.file, at: 0, length: from.bytes }

const readKey = (data: string): string => {
  try {
    return readFileSync(join(data, 'keys', 'station-signing.pem'), 'utf8')
  } catch (cause) {
    throw new Problem('no_signing_key', { data }, { cause })
  }
}

/** Nobody writes there any more, but root. */
const closeOff = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await closeOff(path)
    else await chmod(path, 0o400)
  }
  syncFolder(folder)
  await chmod(folder, 0o500)
}
