// matthan verify: whether an evidence bundle is as a station made it. Needs no station, no network, no account; changes nothing.

import { readFileSync } from 'node:fs'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { printable } from '#programs/bad-command.ts'
import { type Both, type Command, printJson, textOf, textsOf, type Values } from '#programs/command.ts'
import { verifyPath } from '#programs/verify/verify-path.ts'
import { both, sizeText } from '#programs/words.ts'
import type { VerifyFinding } from '#verify/findings.ts'
import { grouped } from '#verify/keys.ts'
import type { Report } from '#verify/report.ts'
import { logWords, notABundleWords, proofWords, reasonWords, verdictWords } from '#verify/words.ts'

const text = { type: 'string' } as const

export const verify: Command = {
  name: 'verify',
  does: {
    vi: 'Kiểm tra một gói chứng cứ: có nguyên vẹn không, do trạm nào ghi và ký, sai ở tệp nào và giây nào. Chỉ đọc.',
    en: 'Checks an evidence bundle: whether it is intact, which station wrote it, else which file and second is wrong. Only reads.',
  },
  operands: ['BUNDLE'],
  options: {
    key: {
      ...text,
      value: 'FILE',
      vi: 'khóa công khai nhận trực tiếp từ trạm (matthan key show)',
      en: 'the public key that the station handed out itself (matthan key show)',
    },
    heads: {
      ...text,
      value: 'FILE',
      many: true,
      vi: 'đầu chuỗi đã ký, được giữ ở nơi khác; dùng được nhiều lần',
      en: 'signed heads that were kept elsewhere; repeatable',
    },
    mark: {
      ...text,
      value: 'TEXT',
      vi: 'mã nội dung in trên biên bản (hoặc nội dung mã QR)',
      en: 'the content hash printed on the minutes, or what its QR code says',
    },
    'passphrase-file': {
      ...text,
      value: 'FILE',
      vi: 'tệp có câu mật khẩu, cho gói .zip.age',
      en: 'a file with the passphrase of a .zip.age bundle',
    },
    identity: {
      ...text,
      value: 'FILE',
      vi: 'tệp khóa age, cho gói .zip.age',
      en: 'a file with the age key of a .zip.age bundle',
    },
    scratch: {
      ...text,
      value: 'DIR',
      vi: 'nơi tạm mở gói đã mã hóa, xóa ngay sau đó (mặc định thư mục tạm của máy)',
      en: 'where an encrypted bundle is opened and removed again (the system’s temporary folder by default)',
    },
    json: { type: 'boolean', vi: 'trả lời bằng JSON', en: 'answer in JSON' },
  },
  examples: [
    'matthan verify /media/usb/TX-12-2026',
    'matthan verify TX-12-2026.zip --key khoa-cong-khai.pem --heads 2026-11-22.jsonl',
  ],
  notes: [
    'Mã thoát (exit code): 0 nguyên vẹn (sound), 1 có chỗ sai (found wrong), 2 không phải gói (not a bundle).',
    'Không có máy chạy lệnh này: mở tệp kiem-tra.html trong gói. (Without this program: open kiem-tra.html in the bundle.)',
  ],
  run: async (values, [bundle]) => {
    if (bundle === undefined) throw new Problem('bad_command', { missing: 'BUNDLE' })
    const report = await verifyPath(bundle, wishOf(values))
    if (values.json === true) printJson(report)
    else process.stdout.write(textOfReport(report))
    if (report.verdict === 'not_a_bundle') return 2
    return report.verdict === 'wrong' ? 1 : 0
  },
}

const wishOf = (values: Values) => {
  const secret = (name: string) => {
    const file = textOf(values, name)
    if (file === undefined) return undefined
    try {
      return readFileSync(file, 'utf8').slice(0, 100_000)
    } catch (cause) {
      throw new Problem('key_unreadable', { file }, { cause })
    }
  }
  const mark = textOf(values, 'mark')
  const scratch = textOf(values, 'scratch')
  const identities = secret('identity')
    ?.split('\n')
    .filter(line => line.startsWith('AGE-'))
  return {
    keyFile: textOf(values, 'key'),
    headFiles: textsOf(values, 'heads'),
    passphrase: secret('passphrase-file')?.split(/\r?\n/)[0],
    ...(identities !== undefined && { identities: identities.map(line => line.trim()) }),
    ...(mark !== undefined && { mark }),
    ...(scratch !== undefined && { scratch }),
    ...(process.stderr.isTTY && values.json !== true && { progress: progressLine() }),
  }
}

/** One line that is written over, ten times a second at most. */
const progressLine = () => {
  let told = 0
  const started = performance.now()
  return ({ bytes, total }: { bytes: number; total: number }) => {
    const now = performance.now()
    if (now - told < 100 && bytes < total) return
    told = now
    const speed = sizeText((bytes / Math.max(1, now - started)) * 1000)
    process.stderr.write(`\r${sizeText(bytes)} / ${sizeText(total)}, ${speed}/s   ${bytes >= total ? '\n' : ''}`)
  }
}

export const textOfReport = (report: Report): string => {
  const { title, text } = verdictWords[report.verdict]
  const why = report.not_a_bundle === null ? [] : [both(notABundleWords[report.not_a_bundle])]
  const head = [`${title.vi} (${title.en})`, text.vi, `(${text.en})`, ...why, '']
  if (report.verdict === 'not_a_bundle') return head.join('\n')
  const wrong = report.findings.filter(({ caution }) => !caution)
  const cautions = report.findings.filter(({ caution }) => caution)
  return [
    ...head,
    ...wrong.map(findingText),
    ...(wrong.length === 0 ? [] : ['']),
    ...(report.findings_count > report.findings.length
      ? [`… ${report.findings_count - report.findings.length} chỗ nữa cùng loại (more alike)`, '']
      : []),
    ...aboutLines(report),
    ...(cautions.length === 0 ? [] : ['', 'Cần biết (to be known):', ...cautions.map(findingText)]),
    ...(report.verdict === 'wrong' ? [] : provenLines(report)),
    '',
  ].join('\n')
}

const provenLines = ({ films, segments }: Report): readonly string[] => {
  const { proven, not_proven } = proofWords(films.length, segments.length)
  return [
    '',
    'Được chứng minh (proven):',
    ...proven.map(words => `  + ${both(words)}`),
    'Không được chứng minh (not proven):',
    ...not_proven.map(words => `  - ${both(words)}`),
  ]
}

const aboutLines = (report: Report): readonly string[] => {
  const { manifest, fingerprint, films, segments, heads, kept, log, time_stamp } = report
  const speed = sizeText(report.bytes / Math.max(0.001, report.seconds))
  const proven = films.reduce((sum, film) => sum + film.proven, 0)
  const told = films.reduce((sum, film) => sum + film.fragments, 0)
  const lines: (readonly [Both, string])[] = [
    [{ vi: 'Gói', en: 'bundle' }, manifest === null ? '?' : `${manifest.id}, ${when(manifest.made.at_90k)}`],
    [
      { vi: 'Trạm', en: 'station' },
      manifest === null ? '?' : [manifest.station.unit, manifest.station.name].filter(Boolean).join(', '),
    ],
    ...(manifest === null ? [] : extractionLines(manifest.extraction)),
    ...(manifest?.items ?? []).map(
      item =>
        [
          { vi: 'Camera', en: 'camera' },
          `${item.name}: ${when(item.asked.from.at_90k)} – ${when(item.asked.to.at_90k)}`,
        ] as const,
    ),
    [{ vi: 'Khóa đã ký', en: 'signed by the key' }, fingerprint ?? '?'],
    [{ vi: 'Mã nội dung', en: 'content' }, manifest === null ? '?' : grouped(manifest.content_sha256)],
    [{ vi: 'Đoạn hình đúng chuỗi', en: 'fragments proven' }, `${proven} / ${told}, ${heads} chữ ký (signatures)`],
    ...(segments.length === 0 ? [] : [segmentLine(segments)]),
    ...(kept.given === 0
      ? []
      : [[{ vi: 'Đầu chuỗi giữ nơi khác', en: 'heads kept elsewhere' }, `${kept.met} / ${kept.given}`] as const]),
    ...(log === null ? [] : [[{ vi: 'Nhật ký truy cập', en: 'access log' }, logText(report, log.entries)] as const]),
    ...(time_stamp === null
      ? []
      : [
          [{ vi: 'Dấu thời gian', en: 'time stamp' }, `${when(time_stamp.at_ms * 90)}, ${time_stamp.service}`] as const,
        ]),
    [
      { vi: 'Đã đọc', en: 'read' },
      `${report.files} tệp (files), ${sizeText(report.bytes)}, ${report.seconds.toFixed(1)} s, ${speed}/s`,
    ],
  ]
  return lines.map(([name, value]) => `${both(name)}: ${printable(value)}`)
}

const segmentLine = (segments: Report['segments']): readonly [Both, string] => {
  const sum = (of: 'proven' | 'fragments') => segments.reduce((all, one) => all + one[of], 0)
  return [
    { vi: 'Tệp gốc của kho lưu, kiểm theo chuỗi', en: 'archive files, by the chain' },
    `${segments.length}: ${sum('proven')} / ${sum('fragments')}`,
  ]
}

const logText = ({ manifest }: Report, entries: number): string => {
  const told = manifest?.access_log ?? null
  return told === null ? `${entries} mục (entries)` : both(logWords(told))
}

type Extraction = NonNullable<Report['manifest']>['extraction']

const extractionLines = (extraction: Extraction): readonly (readonly [Both, string])[] => [
  [{ vi: 'Phiếu trích xuất', en: 'extraction' }, [extraction.number, extraction.case ?? ''].filter(Boolean).join(', ')],
  [{ vi: 'Người nhận', en: 'recipient' }, extraction.recipient],
  [
    { vi: 'Đề nghị / duyệt / trích xuất', en: 'asked / approved / extracted' },
    [extraction.requested_by, extraction.approved_by.join(', '), extraction.extracted_by].join(' / '),
  ],
]

/** `video/….mp4, 22:15:03 05/06/2026 (byte 8812): …` */
const findingText = ({ reason, path, at_byte, from_90k, to_90k, detail }: VerifyFinding): string => {
  const span =
    from_90k === null ? '' : `, ${when(from_90k)}${to_90k === null || to_90k === from_90k ? '' : ` – ${when(to_90k)}`}`
  const byte = at_byte === null ? '' : ` (byte ${at_byte})`
  // Names in a bundle can hold letters that rewrite what a terminal shows.
  return `  ${printable(path ?? '')}${span}${byte}: ${both(reasonWords[reason])}${detail === '' ? '' : ` [${printable(detail)}]`}`
}

const when = (at_90k: number): string => localText(wallTime90k(at_90k), { milliseconds: true })
