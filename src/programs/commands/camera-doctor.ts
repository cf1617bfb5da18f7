// matthan camera doctor: looks a camera over, line by line, and puts one thing right when it is asked to.

import { setTimeout as pause } from 'node:timers/promises'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { type AppliedFix, type DoctorReport, type Finding, fixCodes, type Severity } from '#contract/doctor.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, type Values } from '#programs/command.ts'

const LOOK_EVERY_MS = 250

export const cameraDoctor: Command = {
  name: 'camera doctor',
  does: {
    vi: 'Khám một camera: từng mục tìm thấy gì, phải làm gì. Có --fix thì trạm sửa luôn một mục trên camera.',
    en: 'Looks a camera over: what it found line by line, and what to do. With --fix one thing is put right on the camera.',
  },
  operands: ['CAMERA'],
  options: {
    fix: {
      type: 'string',
      value: 'CODE',
      choices: fixCodes,
      vi: 'sửa mục này trên camera',
      en: 'put this right on the camera',
    },
    last: {
      type: 'boolean',
      vi: 'chỉ xem lần khám gần nhất và những gì đã sửa, không khám lại',
      en: 'only show the last report and what was put right, without looking again',
    },
    'try-factory-password': {
      type: 'boolean',
      vi: 'thử một lần xem mật khẩu xuất xưởng còn mở được không',
      en: 'try once whether the factory password still opens it',
    },
    ...stationOptions,
  },
  examples: [
    'matthan camera doctor cong-chinh',
    'matthan camera doctor cong-chinh --last',
    'matthan camera doctor cong-chinh --fix shorter_gop',
  ],
  notes: ['reference/doctor.md: mọi mã · every code'],
  run: async (values, [camera = '']) => {
    const data = dataFolder(values)
    const path = `/api/cameras/${encodeURIComponent(camera)}/doctor`
    const code = textOf(values, 'fix')
    if (code !== undefined) {
      const fixed = await askStation<AppliedFix>(data, 'POST', `${path}/fixes`, { body: { code } })
      if (values.json === true) printJson(fixed)
      else process.stdout.write(fixText(fixed))
      return fixed.outcome === 'done' || fixed.outcome === 'not_measured' ? 0 : 1
    }
    if (values.last === true) return showLast(values, await askStation<DoctorReport>(data, 'GET', path))
    const body = { try_factory_password: values['try-factory-password'] === true }
    await askStation<DoctorReport>(data, 'POST', path, { body })
    const report = await finished(data, path)
    if (values.json === true) printJson(report)
    else process.stdout.write(`${report.findings.map(lineText).join('\n')}\n`)
    return report.findings.some(({ severity }) => severity === 'serious') ? 1 : 0
  },
}

const showLast = (values: Values, report: DoctorReport): number => {
  if (values.json === true) printJson(report)
  else process.stdout.write(lastText(report))
  return report.findings.some(({ severity }) => severity === 'serious') ? 1 : 0
}

const lastText = ({ state, began_90k, findings, fixes }: DoctorReport): string => {
  const parts: string[] = []
  if (state === 'never' || began_90k === null) parts.push('Chưa khám lần nào (never looked over)')
  else parts.push(`Khám lúc (looked over at) ${localText(wallTime90k(began_90k))}`, ...findings.map(lineText))
  if (fixes.length > 0)
    parts.push('', 'Các lần sửa camera (what was changed on the camera):', ...fixes.map(historyText))
  return `${parts.join('\n')}\n`
}

const historyText = (fix: AppliedFix): string =>
  `${localText(wallTime90k(fix.at_90k))} · ${fix.by} · ${fixText(fix).trimEnd()}`

const finished = async (data: string, path: string): Promise<DoctorReport> => {
  for (;;) {
    const report = await askStation<DoctorReport>(data, 'GET', path)
    if (report.state !== 'running') return report
    await pause(LOOK_EVERY_MS)
  }
}

const marks: Readonly<Record<Severity, string>> = {
  ok: '✔ ',
  note: 'ℹ ',
  warning: '⚠ ',
  serious: '✖ ',
  not_checked: '? ',
}

const lineText = ({ code, outcome, severity, says, advice, fix }: Finding): string => {
  const lines = [`${marks[severity]}${says.vi} (${says.en})`, `    ${code}/${outcome}`]
  if (advice !== null) lines.push(`    → ${advice.vi}`, `      ${advice.en}`)
  if (fix !== null) lines.push(`    → trạm sửa được (the station can): --fix ${fix}`)
  return lines.join('\n')
}

const fixText = ({ code, by_way_of, before, after, outcome, says, advice }: AppliedFix): string => {
  const lines = [
    `${outcome === 'done' ? marks.ok : marks.warning}${code} (${by_way_of}): ${changes(before, after)}`,
    `    ${says.vi} (${says.en})`,
  ]
  if (advice !== null) lines.push(`    → ${advice.vi}`, `      ${advice.en}`)
  return `${lines.join('\n')}\n`
}

const changes = (before: AppliedFix['before'], after: AppliedFix['after']): string =>
  Object.entries(after)
    .map(([name, value]) => `${name} ${before[name] ?? '?'} → ${value}`)
    .join(', ')
