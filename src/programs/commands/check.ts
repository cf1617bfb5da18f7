// matthan check: reads all footage and tells what is damaged, changed or missing. Changes nothing, with the station running or not.

import { createPublicKey } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { wallIso, wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { dayBegins, MotionStore } from '#engine/noticing/motion-store.ts'
import { type ChainHead, fingerprintOf, publicKeysIn, type SignedHead } from '#engine/recording/chain-head.ts'
import { type CheckRows, checkFootage } from '#engine/recording/check.ts'
import { checkLedger } from '#engine/recording/check-ledger.ts'
import { type Finding, findingWords } from '#engine/recording/findings.ts'
import type { JournalEntry } from '#engine/recording/outage-journal.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, textsOf } from '#programs/command.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import { MONTHS, readJournalFiles } from '#programs/recorder/journal-file.ts'
import { stationRuns } from '#programs/station-runs.ts'
import { both, sizeText } from '#programs/words.ts'
import { createCheckRows } from '#store/check-rows.ts'
import { wholeLedger } from '#store/journalled-ledger.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'

const MOST_HEADS_BYTES = 512 * 1024 * 1024
const TELL_EVERY_MS = 1000

export const check: Command = {
  name: 'check',
  does: {
    vi: 'Kiểm tra toàn bộ hình đã ghi: hỏng, bị sửa, bị mất. Chỉ đọc, không sửa gì.',
    en: 'Checks all footage: damaged, changed, missing. Only reads, mends nothing.',
  },
  options: {
    full: {
      type: 'boolean',
      vi: 'đọc và tính lại từng byte (lâu hơn)',
      en: 'read and hash every byte (takes longer)',
    },
    key: {
      type: 'string',
      value: 'FILE',
      vi: 'tệp khóa công khai được giữ ở nơi khác; không có thì dùng station.pub của trạm',
      en: 'the public key as it was kept elsewhere; the station’s own station.pub if not given',
    },
    heads: {
      type: 'string',
      value: 'DIR',
      many: true,
      vi: 'thư mục có bản chép các đầu chuỗi đã ký (heads/), giữ ở nơi khác; dùng được nhiều lần',
      en: 'a folder with copied signed heads (heads/) that was kept elsewhere; repeatable',
    },
    ...stationOptions,
  },
  examples: ['matthan check --data /mnt/ghi-hinh --full', 'matthan check --full --heads /media/usb/heads'],
  run: async values => {
    const json = values.json === true
    const data = dataFolder(values)
    const keys = readKeys(textOf(values, 'key') ?? join(data, 'station.pub'), values.key !== undefined)
    const answer = await checkData(data, values.full === true, json ? () => {} : tell, keys, textsOf(values, 'heads'))
    if (json) printJson(answer)
    else process.stdout.write(summaryText(answer))
    if (answer.findings.length > 0) process.exitCode = 1
  },
}

type Told = Finding & { readonly at_iso: string | null; readonly vi: string; readonly en: string }
type Answer = {
  readonly files: number
  readonly fragments: number
  readonly bytes: number
  readonly seconds: number
  readonly full: boolean
  readonly catalogue: boolean
  readonly signatures: boolean
  /** Fingerprints of the public keys that signed heads were held against. */
  readonly keys: readonly string[]
  readonly findings: readonly Told[]
}

/** Checks a data folder; `told` hears of each finding at once. */
export const checkData = async (
  data: string,
  full: boolean,
  told: (finding: Told) => void,
  keys: readonly string[] = readKeys(join(data, 'station.pub'), false),
  keptHeads: readonly string[] = [],
): Promise<Answer> => {
  if (![...foldersOf(data).values()].some(folder => existsSync(folder))) throw new Problem('no_footage_here', { data })
  const started = performance.now()
  const catalogue = openRows(data)
  const running = await stationRuns(data)
  const findings: Told[] = []
  const found = (finding: Finding): void => {
    const one = { ...finding, at_iso: finding.at === null ? null : wallIso(finding.at), ...findingWords[finding.what] }
    findings.push(one)
    told(one)
  }
  let spoken = started
  const summary = await checkFootage({
    full,
    keys: keys.map(pem => createPublicKey(pem)),
    folders: foldersOf(data),
    rows: catalogue?.rows,
    recording: running,
    heads: [join(data, 'heads'), ...keptHeads].flatMap(readHeads),
    found,
    progress: ({ files, bytes }) => {
      if (!process.stderr.isTTY || performance.now() - spoken < TELL_EVERY_MS) return
      spoken = performance.now()
      process.stderr.write(`\r  ${files} tệp (files), ${sizeText(bytes)}   `)
    },
  })
  if (catalogue !== undefined) {
    const journal = readJournalFiles(data, 'all', silentLogger)
    // What a recorder that died had in one of them alone, the next one enters into the other.
    const until = running ? systemClock.wall() : (journal.alive ?? wallTime90k(0))
    const twice = { rows: catalogue.ledger(), entries: journal.entries, fromTheStart: journal.files < MONTHS }
    if (journal.files > 0) checkLedger({ ...twice, file: join(data, 'ledger') }, until, found)
    catalogue.close()
  }
  checkMotion(join(data, 'motion'), found)
  const seconds = Math.round(performance.now() - started) / 1000
  const { files, fragments, bytes } = summary
  const signatures = keys.length > 0
  const with_keys = keys.map(fingerprintOf)
  const read = catalogue !== undefined
  return { files, fragments, bytes, seconds, full, catalogue: read, signatures, keys: with_keys, findings }
}

/** What was found to move, beside the footage: damage there costs no footage, and is mended from it. */
const checkMotion = (folder: string, found: (finding: Finding) => void): void => {
  const store = new MotionStore(folder)
  for (const camera of store.cameras())
    for (const { day } of store.days(camera)) {
      const wrong = store.check(camera, day)
      const file = store.pathOf(camera, { day, sealed: true })
      const place = { file, at_byte: null, camera, stream: '', at: dayBegins(day) }
      if (wrong !== undefined) found({ what: 'motion_damaged', ...place, detail: wrong })
    }
}

/** A catalogue that cannot be read is no obstacle: files are checked against themselves. Throws `data_newer_than_program`. */
const openRows = (
  data: string,
): { rows: CheckRows; ledger: () => readonly JournalEntry[]; close: () => void } | undefined => {
  try {
    const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations, { readOnly: true })
    return { rows: createCheckRows(db), ledger: () => wholeLedger(db), close: () => db.close() }
  } catch (error) {
    if (error instanceof Problem && error.code === 'data_newer_than_program') throw error
    return undefined
  }
}

/** Without a list of archives there is one, `footage`. */
const foldersOf = (data: string): ReadonlyMap<string, string> => {
  const listed = readArchiveFolders(data)
  return listed.size > 0 ? listed : new Map([['', join(data, 'footage')]])
}

/** Throws `key_unreadable` when the file was asked for by name. */
const readKeys = (file: string, needed: boolean): readonly string[] => {
  let keys: readonly string[] = []
  try {
    keys = publicKeysIn(readFileSync(file, 'utf8'))
  } catch (cause) {
    if (needed) throw new Problem('key_unreadable', { file }, { cause })
  }
  if (needed && keys.length === 0) throw new Problem('key_unreadable', { file })
  return keys
}

/** A ledger of signed heads, the station's own or one that was kept elsewhere: how far each chain is known to have gone, and how. */
const readHeads = (folder: string): readonly ChainHead[] => {
  const heads: ChainHead[] = []
  let left = MOST_HEADS_BYTES
  for (const name of listed(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')
    left -= text.length
    if (left < 0) break
    for (const line of text.split('\n')) {
      const head = headIn(line)
      if (head !== undefined) heads.push(head)
    }
  }
  return heads
}

const listed = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.jsonl'))
      .toSorted()
      .toReversed()
  } catch {
    return []
  }
}

const headIn = (line: string): ChainHead | undefined => {
  if (line === '') return undefined
  try {
    const { head } = JSON.parse(line) as Partial<SignedHead>
    const whole = typeof head?.camera === 'string' && typeof head.hash === 'string' && Number.isInteger(head.number)
    return whole ? head : undefined
  } catch {
    return undefined // a line that a power cut tore
  }
}

const tell = (finding: Told): void => {
  const place = finding.at_byte === null ? finding.file : `${finding.file}, byte ${finding.at_byte}`
  const when = finding.at === null ? '' : `, ${localText(finding.at)}`
  const detail = finding.detail === '' ? '' : `: ${finding.detail}`
  const stream = finding.stream === '' ? '' : `/${finding.stream}`
  process.stdout.write(`${place}\n  ${finding.camera}${stream}${when}: ${both(finding)}${detail}\n`)
}

const summaryText = ({
  files,
  fragments,
  bytes,
  seconds,
  full,
  catalogue,
  signatures,
  keys,
  findings,
}: Answer): string => {
  const lines = [
    `${files} tệp (files), ${fragments} đoạn (fragments), ${sizeText(bytes)}, ${seconds.toFixed(1)} s`,
    ...(full ? [] : ['Chưa tính lại từng byte; thêm --full để làm. (Not every byte was hashed; --full does.)']),
    ...(catalogue ? [] : ['Không đọc được danh mục; chỉ kiểm tra tệp. (The catalogue cannot be read; files only.)']),
    ...(signatures
      ? []
      : ['Không có station.pub nên không kiểm chữ ký. (No station.pub: signatures were not verified.)']),
    ...keys.map(key => `Chữ ký đúng với khóa (signatures held against the key): ${key}`),
    findings.length === 0
      ? 'Không thấy gì sai. (Nothing is wrong.)'
      : `Thấy ${findings.length} chỗ sai. (${findings.length} findings.)`,
  ]
  return `${lines.join('\n')}\n`
}
