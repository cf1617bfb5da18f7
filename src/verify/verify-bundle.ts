// Verify bundle: everything that can be known of a bundle by whoever holds nothing but the bundle, and more by whoever kept the station's key or its heads. Reads
// every byte once, believes nothing, and goes on behind whatever is wrong.

import type { BundleChain, BundleSegment, BundleVideo, Manifest } from '#contract/bundle.ts'
import { readBundleMark } from '#contract/bundle-mark.ts'
import {
  atBundle,
  type BundleFiles,
  isLitter,
  MANIFEST,
  type NotABundle,
  readWhole,
  SIGNATURE,
  TIME_STAMP,
} from './bundle-files.ts'
import { HeadCheck } from './chain-heads.ts'
import { readOnce } from './film-reader.ts'
import { Findings } from './findings.ts'
import type { PublicKey } from './keys.ts'
import { readFilm } from './mp4/film.ts'
import { matching, object, readJson } from './readers.ts'
import type { FilmReport, Report, Verdict } from './report.ts'
import { readChain, readCoverage, type SignedHead } from './shapes.ts'
import { readTimeStamp, type TimeStamp } from './time-stamp.ts'
import { type Tools, textOf } from './tools.ts'
import { type Shown, verifyCoverage } from './verify-coverage.ts'
import { type FilmCheck, type FilmProof, verifyFilm } from './verify-film.ts'
import { verifyLog } from './verify-log.ts'
import { verifyManifest } from './verify-manifest.ts'
import { verifySegment } from './verify-segment.ts'
import { verifyTables } from './verify-tables.ts'
import type { ZipFault } from './zip-faults.ts'

const MOST_CHAIN_BYTES = 256 * 1024 * 1024
const MOST_SMALL_BYTES = 64 * 1024 * 1024
/** Named one by one; of what else lies there the number is told. */
const MOST_BESIDE = 30
/** Of any version. */
const ourMark = object({ matthan: matching(/^bundle-\d+$/) })
const OUTSIDE: ReadonlySet<string> = new Set([MANIFEST, SIGNATURE, TIME_STAMP])

export type VerifyProgress = { readonly path: string; readonly bytes: number; readonly total: number }
export type VerifyOptions = {
  /** Public keys of the station that somebody kept elsewhere. */
  readonly keys?: readonly PublicKey[]
  /** Signed heads that somebody kept elsewhere. */
  readonly heads?: readonly SignedHead[]
  /** What stands on a paper: the mark from its QR code, or the content hash alone. */
  readonly mark?: string
  readonly progress?: (progress: VerifyProgress) => void
  readonly signal?: AbortSignal
}

/** Throws nothing but what `signal` says. */
export const verifyBundle = async (found: BundleFiles, tools: Tools, options: VerifyOptions = {}): Promise<Report> => {
  const started = performance.now()
  const files = atBundle(found)
  if (!files.ok) return notABundle(files.problem, (performance.now() - started) / 1000)
  const { entries } = files.value
  const manifest = await readWhole(files.value, MANIFEST, MOST_SMALL_BYTES)
  const ours = manifest !== undefined && readJson(manifest, ourMark) !== undefined
  if (!ours && !entries.some(({ path }) => path === SIGNATURE)) return notABundle('strange_manifest')
  const work = new Work(files.value, tools, options)
  return work.run(started)
}

export const notABundle = (why: NotABundle | ZipFault, seconds = 0): Report => ({
  ...{ verdict: 'not_a_bundle', not_a_bundle: why, findings: [], findings_count: 0, manifest: null },
  ...{
    manifest_sha256: null,
    fingerprint: null,
    key_given: false,
    files: 0,
    bytes: 0,
    films: [],
    segments: [],
    fragments: 0,
    heads: 0,
  },
  ...{ kept: { given: 0, met: 0 }, log: null, time_stamp: null, seconds },
})

class Work {
  readonly #files: BundleFiles
  readonly #tools: Tools
  readonly #options: VerifyOptions
  readonly #findings = new Findings()
  readonly #shown: Shown[] = []
  readonly #films: FilmReport[] = []
  readonly #segments: FilmReport[] = []
  #read = 0

  constructor(files: BundleFiles, tools: Tools, options: VerifyOptions) {
    this.#files = files
    this.#tools = tools
    this.#options = options
  }

  async run(started: number): Promise<Report> {
    const given = this.#options.keys ?? []
    const told = await verifyManifest(this.#files, given, this.#tools, this.#findings)
    const { manifest, listed } = told
    const keys = given.length > 0 ? given : listed
    const kept = this.#options.heads ?? []
    const heads = new HeadCheck({ keys, listed, kept }, this.#findings, this.#tools)
    if (manifest !== undefined) this.#compareFiles(manifest)
    this.#nameBeside()
    const read = await this.#readAll(manifest, heads)
    if (manifest !== undefined) await this.#compareAll(manifest, read)
    if (manifest !== undefined) this.#comparePaper(manifest)
    const log = manifest === undefined ? null : await this.#log(manifest, listed)
    const time_stamp = await this.#timeStamp(told.bytes)
    if (kept.length > 0 && heads.met === 0) this.#findings.say('heads_not_met', { detail: `${kept.length}` })
    if (given.length === 0 && told.key !== undefined)
      this.#findings.say('key_unknown', { path: SIGNATURE, detail: told.key.fingerprint })
    return {
      verdict: this.#verdict(given.length > 0),
      not_a_bundle: null,
      findings: this.#findings.sorted,
      findings_count: this.#findings.count,
      manifest: manifest ?? null,
      manifest_sha256: told.sha256,
      fingerprint: told.key?.fingerprint ?? null,
      key_given: given.length > 0,
      files: this.#files.entries.length,
      bytes: this.#read,
      films: this.#films,
      segments: this.#segments,
      fragments: [...this.#films, ...this.#segments].reduce((sum, { proven }) => sum + proven, 0),
      heads: heads.sound,
      kept: { given: kept.length, met: heads.met },
      log,
      time_stamp,
      seconds: (performance.now() - started) / 1000,
    }
  }

  #verdict(given: boolean): Verdict {
    if (this.#findings.wrong) return 'wrong'
    return given ? 'sound' : 'sound_by_own_key'
  }

  #comparePaper({ id, content_sha256 }: Manifest): void {
    const { mark } = this.#options
    if (mark === undefined || mark.trim() === '') return
    const read = readBundleMark(mark)
    const hash = read?.content_sha256 ?? mark.replace(/[^0-9a-f]/gi, '').toLowerCase()
    const same = (read === undefined || read.id === id) && hash === content_sha256
    if (!same) this.#findings.say('other_paper', { path: MANIFEST, detail: content_sha256 })
  }

  /** Files that are listed and not there, and the other way round. */
  #compareFiles({ files, videos, segments }: Manifest): void {
    const here = new Map(this.#files.entries.map(({ path, bytes }) => [path, bytes]))
    const listed = new Set(files.map(({ path }) => path))
    for (const { path, bytes } of files) {
      const found = here.get(path)
      if (found === undefined)
        this.#findings.say(this.#files.odd.includes(path) ? 'file_is_link' : 'file_missing', { path })
      else if (found < bytes)
        this.#findings.say('file_shorter', { path, at_byte: found, detail: `${found} < ${bytes}` })
      else if (found > bytes) this.#findings.say('file_longer', { path, at_byte: bytes, detail: `${found} > ${bytes}` })
    }
    const needed = [...videos, ...segments].flatMap(({ path, chain }) => [path, chain])
    for (const path of needed) if (!listed.has(path)) this.#findings.say('file_missing', { path })
    for (const { path, kind } of files)
      if ((kind === 'video' || kind === 'segment') && !needed.includes(path))
        this.#findings.say('chain_missing', { path })
    for (const path of [...here.keys(), ...this.#files.odd])
      if (!listed.has(path) && !(OUTSIDE.has(path) && here.has(path)))
        this.#findings.say(isLitter(path, here.get(path) ?? 0) ? 'litter' : 'file_added', { path })
  }

  /** An archive or a folder around the bundle may hold anything: it is named, and held against nobody. */
  #nameBeside(): void {
    const beside = (this.#files.beside ?? []).filter(path => !isLitter(path, 0))
    for (const path of beside.slice(0, MOST_BESIDE)) this.#findings.say('file_beside', { path })
    const more = beside.length - MOST_BESIDE
    if (more > 0) this.#findings.say('file_beside', { detail: `+ ${more}` })
  }

  /** Every file once, films with their chains; answers what was found of each. */
  async #readAll(manifest: Manifest | undefined, heads: HeadCheck): Promise<ReadonlyMap<string, string>> {
    const read = new Map<string, string>()
    const films = new Map((manifest?.videos ?? []).map(video => [video.path, video]))
    const segments = new Map((manifest?.segments ?? []).map(segment => [segment.path, segment]))
    const total = this.#files.entries.reduce((sum, { bytes }) => sum + bytes, 0)
    for (const { path, bytes } of this.#files.entries) {
      const reads = (length: number) => {
        this.#options.signal?.throwIfAborted()
        this.#read += length
        this.#options.progress?.({ path, bytes: this.#read, total })
      }
      const check = { files: this.#files, tools: this.#tools, findings: this.#findings, heads, read: reads }
      try {
        const video = films.get(path)
        const segment = segments.get(path)
        const found =
          manifest === undefined || (video === undefined && segment === undefined)
            ? await readOnce(this.#files, path, this.#tools, [], async () => {}, reads)
            : video !== undefined
              ? await this.#film(check, manifest, video, bytes)
              : await this.#segment(check, manifest, segment!, bytes)
        read.set(path, found.sha256)
      } catch (error) {
        this.#options.signal?.throwIfAborted()
        this.#findings.say('file_unreadable', { path, detail: error instanceof Error ? error.message : '' })
      }
    }
    return read
  }

  async #film(check: FilmCheck, manifest: Manifest, video: BundleVideo, bytes: number): Promise<FilmProof> {
    const { path, camera, stream } = video
    const chain = await this.#chain(manifest, video)
    const proof = await verifyFilm(check, video, bytes, chain)
    const known = new Set<number>()
    for (const { before, fragments } of chain?.runs ?? [])
      for (const i of fragments.keys()) known.add(before.number + 1 + i)
    this.#shown.push({ video, chain: chain?.chain ?? '', fragments: proof.fragments, known })
    const asked = manifest.items
      .filter(item => item.camera === camera && item.stream === stream)
      .map(({ asked }) => ({ from_90k: asked.from.at_90k, to_90k: asked.to.at_90k }))
    if (chain !== undefined) verifyTables(video, await readFilm(this.#files, path, bytes), proof, asked, this.#findings)
    this.#films.push(reportOf(path, proof))
    return proof
  }

  async #segment(
    check: FilmCheck,
    manifest: Manifest,
    segment: BundleSegment,
    bytes: number,
  ): Promise<Pick<FilmProof, 'sha256'>> {
    const { camera, stream, path } = segment
    const asked = manifest.items.filter(item => item.camera === camera && item.stream === stream)
    const spans = asked.map(({ asked: { from, to } }) => ({ from_90k: from.at_90k, to_90k: to.at_90k }))
    const proof = await verifySegment(check, segment, bytes, await this.#chain(manifest, segment), spans)
    this.#segments.push(reportOf(path, proof))
    return proof
  }

  async #chain(
    { station }: Manifest,
    { path, chain, camera, stream, recovered }: BundleVideo | BundleSegment,
  ): Promise<BundleChain | undefined> {
    const bytes = await readWhole(this.#files, chain, MOST_CHAIN_BYTES)
    if (bytes === undefined) {
      this.#findings.say('chain_missing', { path, detail: chain })
      return undefined
    }
    const read = readJson(bytes, readChain)
    if (read === undefined) {
      this.#findings.say('chain_unreadable', { path: chain })
      return undefined
    }
    const name = recovered ? `${stream}-recovered` : stream
    if (read.station !== station.id || read.camera !== camera || read.chain !== name || read.video !== path)
      this.#findings.say('chain_of_another', { path: chain, detail: `${read.camera} ${read.chain} ${read.video}` })
    return read
  }

  async #compareAll(manifest: Manifest, read: ReadonlyMap<string, string>): Promise<void> {
    for (const { path, sha256 } of manifest.files)
      if (read.has(path) && read.get(path) !== sha256)
        this.#findings.say('file_changed', { path, detail: read.get(path)! })
    await this.#sums(manifest)
    const path = manifest.files.find(({ kind }) => kind === 'coverage')?.path ?? 'coverage.json'
    const bytes = await readWhole(this.#files, path, MOST_SMALL_BYTES)
    const coverage = bytes && readJson(bytes, readCoverage)
    verifyCoverage(manifest, coverage, path, this.#shown, this.#findings)
  }

  /** The list for `sha256sum -c` says of each file what the manifest says. */
  async #sums({ files }: Manifest): Promise<void> {
    const path = files.find(({ kind }) => kind === 'sums')?.path
    const bytes = path === undefined ? undefined : await readWhole(this.#files, path, MOST_SMALL_BYTES)
    if (path === undefined || bytes === undefined) return
    const told = new Map<string, string>()
    for (const line of (textOf(bytes) ?? '').split('\n')) {
      const found = /^([0-9a-f]{64}) [ *](.{1,400})$/.exec(line)
      if (found !== null) told.set(found[2]!, found[1]!)
      else if (line !== '') this.#findings.say('sums_differ', { path, detail: line.slice(0, 80) })
    }
    for (const file of files)
      if (file.path !== path && told.get(file.path) !== file.sha256)
        this.#findings.say('sums_differ', { path, detail: file.path })
    const known = new Set([...files.map(file => file.path), ...OUTSIDE])
    for (const name of told.keys()) if (!known.has(name)) this.#findings.say('sums_differ', { path, detail: name })
  }

  async #log(manifest: Manifest, keys: readonly PublicKey[]): Promise<Report['log']> {
    const path = manifest.files.find(({ kind }) => kind === 'access_log')?.path
    const bytes = path === undefined ? undefined : await readWhole(this.#files, path, MOST_SMALL_BYTES)
    if (path === undefined || bytes === undefined) return null
    const { entries, to_head } = await verifyLog(bytes, manifest, keys, path, this.#tools, this.#findings)
    return { entries, to_head }
  }

  async #timeStamp(stamped: Uint8Array): Promise<TimeStamp | null> {
    const bytes = await readWhole(this.#files, TIME_STAMP, 1_000_000)
    if (bytes === undefined) return null
    const read = await readTimeStamp(bytes, stamped, this.#tools)
    if (typeof read === 'string') {
      this.#findings.say(read, { path: TIME_STAMP })
      return null
    }
    this.#findings.say('time_stamp_unchecked', {
      path: TIME_STAMP,
      detail: `${read.service} ${read.certificate_sha256}`,
    })
    return read
  }
}

const reportOf = (path: string, { told, fragments }: FilmProof): FilmReport => ({
  ...{ path, fragments: told, proven: fragments.length },
  ...{ from_90k: fragments[0]?.from_90k ?? null, to_90k: fragments.at(-1)?.to_90k ?? null },
})
