// The check of the access log: the chain against itself, against every signed head that can be found, against what the station says it has
// removed for its age, and the index against the chain. Only reads; the station may run.

import type { KeyObject } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from './chain-line.ts'
import type { HeadAt } from './head-files.ts'
import { fingerprint, headSignedByOne, keyObjects, type PrunedStub, type Signed, stubSignedByOne } from './heads.ts'
import { IndexCheck, type IndexRows } from './index-check.ts'
import type { LogFinding } from './log-faults.ts'
import { listLogFiles } from './log-files.ts'
import { type Before, nothingBefore, type Walked, walkLog } from './walk-log.ts'

/** 24 months, less what two Februaries take. */
const LEAST_KEPT_90K = 728 * 86_400 * 90_000
/** Heads are signed each minute; a log that is older than this has one. */
const WITHOUT_HEADS_90K = 3600 * 90_000

export type VerifyOptions = {
  readonly folder: string
  /** Public halves that count: the station's own, or one that was kept elsewhere. */
  readonly keys: readonly string[]
  /** Heads of the station and every copy that was found, and the keys that lie beside each. */
  readonly heads: readonly HeadAt[]
  readonly keysBeside: (folder: string) => readonly string[]
  readonly stubs: readonly Signed<PrunedStub>[]
  /** Rows by number; undefined where the index is not to be looked at. */
  readonly index: IndexRows | undefined
  readonly running: boolean
  readonly found: (finding: LogFinding) => void
  readonly onLine?: () => void
}

export type Verified = Walked & {
  readonly files: number
  readonly bytes: number
  readonly heads: number
  /** Where heads were found. */
  readonly folders: readonly string[]
  readonly index_rows: number
}

export const verifyLog = (options: VerifyOptions): Verified => {
  const { folder, found, running } = options
  const keys = keyObjects(options.keys)
  const heads = provenHeads(options, keys)
  const files = listLogFiles(folder)
  const gone = options.stubs.filter(({ head }) => !files.some(file => file.name === head.file))
  const before = provenGone(gone, keys, found)
  const index = new IndexCheck(options.index, found)
  const seen: Seen = { contradicted: new Map(), pruned: new Set(), first_90k: undefined }
  const walked = walkLog({
    ...{ folder, files, before, running, found },
    floorOf: n => heads.get(n)?.reduce((latest, { head }) => Math.max(latest, head.signed_90k), 0),
    line: ({ n, at_90k, kind }, hash, text) => {
      seen.first_90k ??= at_90k
      options.onLine?.()
      for (const head of heads.get(n) ?? []) if (head.head.hash !== hash) seen.contradicted.set(n, head)
      if (kind === 'prune') seen.pruned.add(String(readJson(text())?.hash))
      if (index.wants(n)) index.line(text())
    },
  })
  index.end()
  holdAgainstHeads(heads, seen, walked, found)
  holdPruned(gone, seen, found)
  const count = [...heads.values()].reduce((sum, some) => sum + some.length, 0)
  const grown_90k = walked.at_90k - (seen.first_90k ?? walked.at_90k)
  if (count === 0 && grown_90k > WITHOUT_HEADS_90K)
    found({ what: 'heads_missing', file: folder, n: walked.n, at_90k: walked.at_90k, detail: '' })
  const folders = [...new Set(options.heads.map(head => head.folder))]
  const bytes = files.reduce((sum, { name }) => sum + statSync(join(folder, name)).size, 0)
  return { ...walked, files: files.length, bytes, heads: count, folders, index_rows: index.rows }
}

type Seen = {
  readonly contradicted: Map<number, HeadAt>
  /** Last hashes of the files that the station noted as removed. */
  readonly pruned: Set<string>
  first_90k: number | undefined
}
type Heads = ReadonlyMap<number, readonly HeadAt[]>

/** Heads by number. One that a key beside it signed and the station no longer knows counts as well: it was signed once. */
const provenHeads = ({ heads, keys: pems, keysBeside, found }: VerifyOptions, keys: readonly KeyObject[]): Heads => {
  const known = new Set(pems.map(fingerprint))
  const beside = new Map<string, readonly KeyObject[]>()
  const told = new Set<string>()
  const proven = new Map<number, HeadAt[]>()
  for (const at of heads) {
    const { head, folder } = at
    if (!beside.has(folder)) beside.set(folder, keyObjects(keysBeside(folder)))
    const ours = known.has(head.key) && headSignedByOne(at, keys)
    const theirs = !ours && headSignedByOne(at, beside.get(folder)!)
    const what = theirs ? 'key_replaced' : 'head_not_signed'
    if (!ours && !told.has(`${what} ${folder} ${head.key}`)) {
      told.add(`${what} ${folder} ${head.key}`)
      found({ what, file: folder, n: head.number, at_90k: head.entry_90k, detail: head.key.slice(0, 16) })
    }
    if (ours || theirs) proven.set(head.number, [...(proven.get(head.number) ?? []), at])
  }
  return proven
}

const holdAgainstHeads = (
  heads: Heads,
  { contradicted }: Seen,
  walked: Walked,
  found: VerifyOptions['found'],
): void => {
  const strange = new Map<string, HeadAt>()
  let [agreed, wrong, beyond] = [0, undefined as HeadAt | undefined, undefined as HeadAt | undefined]
  for (const [n, some] of [...heads].toSorted(([a], [b]) => a - b))
    for (const at of some) {
      if (at.head.chain !== walked.chain) strange.set(`${at.folder} ${at.head.chain}`, at)
      else if (n > walked.n) beyond = at
      else if (contradicted.has(n)) wrong ??= contradicted.get(n)
      else if (wrong === undefined) agreed = n
    }
  const tell = (what: LogFinding['what'], { head, folder }: HeadAt, n: number, detail: string) =>
    found({ what, file: folder, n, at_90k: head.entry_90k, detail })
  if (wrong !== undefined) tell('rewritten', wrong, agreed + 1, `${agreed + 1}–${wrong.head.number}`)
  if (beyond !== undefined) tell('tail_cut', beyond, walked.n + 1, `${walked.n + 1}–${beyond.head.number}`)
  for (const at of strange.values()) tell('another_chain', at, at.head.number, at.head.chain)
}

/** What the station signed of files that are gone: they follow one another without a hole. Answers where the chain stood behind the last. */
const provenGone = (
  gone: readonly Signed<PrunedStub>[],
  keys: readonly KeyObject[],
  found: VerifyOptions['found'],
): Before => {
  let before = nothingBefore
  for (const stub of gone.toSorted((a, b) => a.head.first - b.head.first)) {
    const { file, first, last, last_90k, previous, hash } = stub.head
    const proven = stubSignedByOne(stub, keys) && first === before.n + 1 && previous === before.hash
    if (!proven) found({ what: 'pruned_unproven', file, n: first, at_90k: last_90k, detail: `${first}–${last}` })
    before = { n: last, hash, at_90k: last_90k }
  }
  return before
}

const holdPruned = (
  gone: readonly Signed<PrunedStub>[],
  { pruned, first_90k }: Seen,
  found: VerifyOptions['found'],
) => {
  for (const { head } of gone) {
    const { file, first, last, last_90k, pruned_90k, hash } = head
    const about = { file, n: first, at_90k: last_90k, detail: `${first}–${last}` }
    if (pruned_90k - last_90k < LEAST_KEPT_90K) found({ what: 'pruned_too_soon', ...about })
    // The note of it stands in what is left, unless that has grown old and gone as well.
    const noted = first_90k === undefined || pruned_90k < first_90k || pruned.has(hash)
    if (!noted) found({ what: 'pruned_unproven', ...about })
  }
}
