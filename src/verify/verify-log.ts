// Verify log: entries of the access log that came with the bundle. Each line's hash must follow from the one before it and its own words; where lines follow each
// other without a hole up to the signed head, that head proves them all. Lines in between that tell of other people's footage are not here.

import type { Manifest } from '#contract/bundle.ts'
import type { Findings } from './findings.ts'
import { type PublicKey, sameFingerprint, signedByAny } from './keys.ts'
import { type BAD, count, matching, object, readJson, readJsonText, sha256, text } from './readers.ts'
import { hexOf, type Tools, textOf, utf8 } from './tools.ts'

const MOST_LINES = 1_000_000
/** `header`: the first line of a day’s file stands behind the file’s own first line, which is chained like any other. */
const readLine = object({
  ...{ number: count, before: sha256, hash: sha256 },
  // Of another request it is not here: its place in the chain is all there is.
  line: (value): string | null | typeof BAD => (value === undefined ? null : text(value)),
  header: (value): string | null | typeof BAD => (value === undefined ? null : text(value)),
})
const readFileHeader = object({ previous: sha256, first: count })
const anyNumber = object({ n: count })
const readHead = object({
  ...{ station: text, chain: text, number: count, hash: sha256, entry_90k: count, signed_90k: count },
  key: matching(/^[0-9a-fA-F ]{64,100}$/),
})

export type LogProof = {
  readonly entries: number
  readonly by_hash: number
  readonly head_at_90k: number | null
  readonly to_head: boolean
}

export const verifyLog = async (
  bytes: Uint8Array,
  manifest: Manifest,
  keys: readonly PublicKey[],
  path: string,
  tools: Tools,
  findings: Findings,
): Promise<LogProof> => {
  const lines = textOf(bytes)
    ?.split('\n')
    .filter(line => line !== '')
  if (lines === undefined || lines.length > MOST_LINES) findings.say('log_unreadable', { path })
  let before: { number: number; hash: string } | undefined
  let by_hash = 0
  for (const [i, line] of (lines ?? []).slice(0, MOST_LINES).entries()) {
    const read = readJsonText(line, readLine)
    if (read === undefined) {
      findings.say('log_unreadable', { path, detail: `${i + 1}` })
      continue
    }
    const sound = read.line === null || (await isSound(read.line, read, tools))
    if (read.line === null) by_hash++
    const behind = read.header === null ? read.before : await behindHeader(read.header, read, tools)
    const follows =
      behind !== undefined && (before === undefined || before.number + 1 !== read.number || before.hash === behind)
    const rises = before === undefined || read.number > before.number
    if (!sound || !follows || !rises) findings.say('log_changed', { path, detail: `${read.number}` })
    before = { number: read.number, hash: read.hash }
  }
  const head = await verifyLogHead(manifest, keys, tools, findings)
  const to_head = head !== undefined && before?.number === head.number
  if (to_head && before?.hash !== head.hash) findings.say('log_head_wrong', { path, detail: `${head.number}` })
  if (before !== undefined && head !== undefined && before.number > head.number)
    findings.say('log_head_wrong', { path, detail: `${before.number} > ${head.number}` })
  const told = manifest.access_log
  const found = lines?.length ?? 0
  if (told !== null && (told.whole + told.by_hash !== found || told.by_hash !== by_hash || told.about < found))
    findings.say('log_counts_differ', { path, detail: `${found - by_hash} + ${by_hash}` })
  return { entries: found - by_hash, by_hash, head_at_90k: head?.signed_90k ?? null, to_head }
}

const isSound = async (
  line: string,
  { number, before, hash }: { readonly number: number; readonly before: string; readonly hash: string },
  tools: Tools,
): Promise<boolean> =>
  hexOf(await tools.digest([utf8(`${before}\n${line}`)])) === hash && readJsonText(line, anyNumber)?.n === number

/** The hash before the header of a file; undefined where it is not what this line stands behind. */
const behindHeader = async (
  header: string,
  line: { readonly number: number; readonly before: string },
  tools: Tools,
): Promise<string | undefined> => {
  const read = readJsonText(header, readFileHeader)
  if (read === undefined || read.first !== line.number) return undefined
  return hexOf(await tools.digest([utf8(`${read.previous}\n${header}`)])) === line.before ? read.previous : undefined
}

const verifyLogHead = async (
  { log_head, station }: Manifest,
  keys: readonly PublicKey[],
  tools: Tools,
  findings: Findings,
) => {
  if (log_head === null) return undefined
  const head = readJson(utf8(JSON.stringify(log_head.head)), readHead)
  const signer = head && keys.filter(({ fingerprint }) => sameFingerprint(fingerprint, head.key))
  const signed = head && signer && (await signedByAny(signer, log_head.signature, utf8(spelled(head)), tools))
  if (signed === true && head?.station === station.id) return head
  findings.say('log_head_wrong', { path: 'manifest.json', detail: head === undefined ? '' : `${head.number}` })
  return undefined
}

type Head = {
  station: string
  chain: string
  number: number
  hash: string
  entry_90k: number
  signed_90k: number
  key: string
}

/** One spelling: the fields in this order, as JSON without spaces (store/access-log/heads.ts). */
const spelled = ({ station, chain, number, hash, entry_90k, signed_90k, key }: Head): string =>
  JSON.stringify({ matthan: 'access-log-head-1', station, chain, number, hash, entry_90k, signed_90k, key })
