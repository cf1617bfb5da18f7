// matthan audit verify: proves that nobody has rewritten the access log, or names what was done to it. Changes nothing, with the station
// running or not.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallIso, wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { publicKeysIn } from '#engine/recording/chain-head.ts'
import { type Both, type Command, dataFolder, printJson, stationOptions, textOf, textsOf } from '#programs/command.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import { stationRuns } from '#programs/station-runs.ts'
import { both } from '#programs/words.ts'
import { COPIES_FOLDER, keysIn, readHeads, readStubs } from '#store/access-log/head-files.ts'
import { fingerprint } from '#store/access-log/heads.ts'
import { type LogFinding, logFaultWords } from '#store/access-log/log-faults.ts'
import { listLogFiles, logFolderOf } from '#store/access-log/log-files.ts'
import { readIndex } from '#store/access-log/log-index.ts'
import { type Verified, verifyLog } from '#store/access-log/verify-log.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  does: {
    vi: 'Kiểm tra nhật ký truy cập: có mục nào bị sửa, bỏ, chen, đổi chỗ, lùi giờ, cắt đuôi. Chỉ đọc.',
    en: 'Checks the access log: entries changed, removed, put in, moved, back-dated, cut off. Only reads.',
  },
  options: {
    heads: {
      type: 'string',
      value: 'DIR',
      many: true,
      vi: 'thư mục có bản chép các đầu chuỗi đã ký, giữ ở nơi khác; dùng được nhiều lần',
      en: 'a folder with copied heads that was kept elsewhere; repeatable',
    },
    key: {
      type: 'string',
      value: 'FILE',
      vi: 'tệp khóa công khai được giữ ở nơi khác; không có thì dùng station.pub của trạm',
      en: 'the public key as it was kept elsewhere; the station’s own station.pub if not given',
    },
    ...stationOptions,
  },
  examples: ['matthan audit verify', 'matthan audit verify --heads /media/usb/access_log_heads'],
  run: async values => {
    const data = dataFolder(values)
    const answer = await verifyAccessLog(data, { heads: textsOf(values, 'heads'), key: textOf(values, 'key') })
    if (values.json === true) printJson(answer)
    else process.stdout.write(textOfAnswer(answer))
    if (answer.findings.length > 0) process.exitCode = 1
  },
}

type Told = LogFinding & Both & { readonly at_iso: string | null }
export type AuditAnswer = Omit<Verified, 'n' | 'lines'> & {
  readonly entries: number
  readonly seconds: number
  readonly keys: readonly string[]
  readonly findings: readonly Told[]
}

type Kept = {
  readonly heads?: readonly string[]
  readonly key?: string | undefined
  readonly index?: boolean
  /** Told of each line that was walked. */
  readonly onLine?: () => void
}

/** Throws `no_access_log`, `key_unreadable`. */
export const verifyAccessLog = async (data: string, kept: Kept = {}): Promise<AuditAnswer> => {
  const folder = logFolderOf(data)
  const places = [...new Set([...copiesOf(data), ...(kept.heads ?? []).map(headsIn)])]
  if (listLogFiles(folder).length === 0 && places.every(place => readHeads(place).length === 0))
    throw new Problem('no_access_log', { data })
  const keys = readKeys(kept.key ?? join(data, 'station.pub'), kept.key !== undefined)
  const started = performance.now()
  const running = await stationRuns(data)
  const index = kept.index === false ? undefined : readIndex(folder)
  const findings: Told[] = []
  try {
    const {
      n,
      lines: entries,
      ...rest
    } = verifyLog({
      ...{ folder, keys, index, running, keysBeside: keysIn },
      heads: [folder, ...places].flatMap(readHeads),
      stubs: readStubs(folder),
      ...(kept.onLine !== undefined && { onLine: kept.onLine }),
      found: finding => {
        const at_iso = finding.at_90k === null ? null : wallIso(wallTime90k(finding.at_90k))
        findings.push({ ...finding, at_iso, ...logFaultWords[finding.what] })
      },
    })
    const seconds = Math.round(performance.now() - started) / 1000
    return { entries: n === 0 ? entries : n, ...rest, seconds, keys: keys.map(fingerprint), findings }
  } finally {
    index?.close()
  }
}

/** On every archive, and where the operator wanted them. */
const copiesOf = (data: string): readonly string[] =>
  [...readArchiveFolders(data).values()].map(folder => join(folder, COPIES_FOLDER)).filter(folder => existsSync(folder))

/** Given as the folder itself, as what it lies in, or as a backup. */
const headsIn = (folder: string): string =>
  [join(folder, COPIES_FOLDER), logFolderOf(folder)].find(inside => existsSync(inside)) ?? folder

const readKeys = (file: string, needed: boolean): readonly string[] => {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (needed) throw new Problem('key_unreadable', { file }, { cause })
  }
  const keys = publicKeysIn(text)
  if (needed && keys.length === 0) throw new Problem('key_unreadable', { file })
  return keys
}

const textOfAnswer = ({
  entries,
  files,
  heads,
  folders,
  index_rows,
  seconds,
  keys,
  findings,
  ...end
}: AuditAnswer): string =>
  [
    ...findings.map(lineOf),
    `${entries} mục (entries), ${files} tệp (files), ${heads} đầu chuỗi đã ký (signed heads), ${index_rows} dòng mục lục (index rows), ${seconds.toFixed(1)} s`,
    ...folders.map(folder => `Đầu chuỗi đọc từ (heads read from): ${folder}`),
    ...keys.map(key => `Chữ ký đúng với khóa (signatures held against the key): ${key}`),
    ...(entries === 0 ? [] : [`Đầu chuỗi hiện nay (the chain now stands at): ${entries} ${end.hash}`]),
    findings.length === 0
      ? 'Không thấy gì sai. (Nothing is wrong.)'
      : `Thấy ${findings.length} chỗ sai. (${findings.length} findings.)`,
    '',
  ].join('\n')

const lineOf = (finding: Told): string => {
  const { file, n, at_90k, detail } = finding
  const entry = n === null ? '' : ` mục (entry) ${n}`
  const when = at_90k === null ? '' : `, ${localText(wallTime90k(at_90k))}`
  return `${file}${entry}${when}: ${both(finding)}${detail === '' ? '' : `: ${detail}`}`
}
