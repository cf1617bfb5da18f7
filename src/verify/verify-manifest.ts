// Verify manifest: what the bundle says it is, whether its bytes are those that were signed, and by which key.

import type { BundleSignature, Manifest } from '#contract/bundle.ts'
import { type BundleFiles, MANIFEST, readWhole, SIGNATURE } from './bundle-files.ts'
import type { Findings } from './findings.ts'
import { keysIn, type PublicKey, sameFingerprint, signedByAny } from './keys.ts'
import { readJson } from './readers.ts'
import { readManifest, readSignature } from './shapes.ts'
import { hexOf, type Tools, textOf, utf8 } from './tools.ts'

const MOST_MANIFEST_BYTES = 16_000_000
const MOST_SMALL_BYTES = 1_000_000

export type ToldManifest = {
  readonly manifest: Manifest | undefined
  readonly bytes: Uint8Array
  readonly sha256: string
  /** The key that signed it, if one did. */
  readonly key: PublicKey | undefined
  /** All keys in the bundle. */
  readonly listed: readonly PublicKey[]
}

export const verifyManifest = async (
  files: BundleFiles,
  given: readonly PublicKey[],
  tools: Tools,
  findings: Findings,
): Promise<ToldManifest> => {
  const bytes = await readWhole(files, MANIFEST, MOST_MANIFEST_BYTES)
  const manifest = bytes && readJson(bytes, readManifest)
  if (bytes === undefined || manifest === undefined) findings.say('manifest_unreadable', { path: MANIFEST })
  const sha256 = hexOf(await tools.digest([bytes ?? new Uint8Array()]))
  const { key, listed } = await verifySignature(files, bytes, given, manifest, tools, findings)
  if (manifest !== undefined) await verifyContent(manifest, tools, findings)
  return { manifest, bytes: bytes ?? new Uint8Array(), sha256, key, listed }
}

const verifySignature = async (
  files: BundleFiles,
  bytes: Uint8Array | undefined,
  given: readonly PublicKey[],
  manifest: Manifest | undefined,
  tools: Tools,
  findings: Findings,
) => {
  const read = await readWhole(files, SIGNATURE, MOST_SMALL_BYTES)
  const signature: BundleSignature | undefined = read && readJson(read, readSignature)
  const [key, ...more] = signature === undefined ? [] : await keysIn(signature.public_key, tools)
  const listed = await listedKeys(files, manifest, tools)
  const all = [...listed, ...(key === undefined ? [] : [key])]
  if (signature === undefined || key === undefined || more.length > 0) {
    findings.say(read === undefined ? 'signature_missing' : 'signature_unreadable', { path: SIGNATURE })
    return { key: undefined, listed: all }
  }
  if (!(await signedByAny([key], signature.signature, bytes ?? new Uint8Array(), tools))) {
    findings.say('signature_wrong', { path: MANIFEST })
    return { key: undefined, listed: all }
  }
  const told = [signature.fingerprint, ...(manifest === undefined ? [] : [manifest.station.fingerprint])]
  if (!told.every(fingerprint => sameFingerprint(fingerprint, key.fingerprint)))
    findings.say('fingerprint_differs', { path: SIGNATURE, detail: key.fingerprint })
  const same = (other: PublicKey) => other.fingerprint === key.fingerprint
  if (given.length > 0 && !given.some(same)) findings.say('other_key', { path: SIGNATURE, detail: key.fingerprint })
  if (!listed.some(same)) findings.say('key_not_listed', { path: 'station.pub', detail: key.fingerprint })
  return { key, listed: all }
}

const listedKeys = async (files: BundleFiles, manifest: Manifest | undefined, tools: Tools) => {
  const path = manifest?.files.find(({ kind }) => kind === 'keys')?.path ?? 'station.pub'
  const bytes = await readWhole(files, path, MOST_SMALL_BYTES)
  return bytes === undefined ? [] : keysIn(textOf(bytes) ?? '', tools)
}

const MARGINS: ReadonlySet<string> = new Set(['paper', 'page', 'read_me', 'sums'])

/** The hash that stands on the papers is that of the files that are listed. */
const verifyContent = async (manifest: Manifest, tools: Tools, findings: Findings): Promise<void> => {
  const twice = [
    manifest.files.map(({ path }) => path),
    [...manifest.videos, ...manifest.segments].flatMap(({ path, chain }) => [path, chain]),
  ]
    .map(paths => paths.map(path => path.toLowerCase()))
    .some(paths => new Set(paths).size !== paths.length)
  // Of a film that is told twice, as of two cameras, only one telling would be held against its chain.
  if (twice) findings.say('listed_twice', { path: MANIFEST })
  const lines = manifest.files
    .filter(({ kind }) => !MARGINS.has(kind))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
  const made = hexOf(await tools.digest([utf8(lines.join(''))]))
  if (made !== manifest.content_sha256) findings.say('content_differs', { path: MANIFEST, detail: made })
}
