// matthan break-glass: the sealed emergency account, from the station's own machine: sealed, looked at, closed, seen. Opening it is for the sign-in
// page: whoever sits at the machine as its operator needs no emergency.

import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { type BreakGlass, MOST_HOURS, type SealedBreakGlass } from '#contract/break-glass.ts'
import { askStation } from '#programs/ask-station.ts'
import { slipPage } from '#programs/break-glass-slip.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions, textOf, wholeOf } from '#programs/command.ts'

const text = { type: 'string' } as const
const when = (at_90k: number): string => localText(wallTime90k(at_90k))

export const breakGlassSeal: Command = {
  name: 'break-glass seal',
  does: {
    vi: 'Niêm phong tài khoản khẩn cấp bằng mã mới; mã chỉ hiện lần này. Mã cũ hết hiệu lực.',
    en: 'Seals the emergency account with a new code, told this once. The code before works no more.',
  },
  options: {
    hours: {
      ...text,
      value: 'N',
      whole: { least: 1, most: MOST_HOURS },
      vi: 'mở được bao nhiêu giờ, mặc định 4',
      en: 'how many hours it stays open; 4',
    },
    out: { ...text, value: 'FILE', vi: 'ghi phiếu A4 (HTML) để in', en: 'write the A4 slip (HTML) to print' },
    ...stationOptions,
  },
  examples: ['matthan break-glass seal', 'matthan break-glass seal --hours 8 --out phieu-niem-phong.html'],
  run: async values => {
    const out = textOf(values, 'out')
    if (out !== undefined && existsSync(resolve(out))) throw new Problem('file_exists', { file: resolve(out) })
    const body = { hours: wholeOf(values, 'hours') ?? 4 }
    const sealed = await askStation<SealedBreakGlass>(dataFolder(values), 'POST', '/api/break-glass/seal', { body })
    if (out !== undefined) {
      try {
        writeFileSync(resolve(out), slipPage(sealed), { flag: 'wx', mode: 0o600 })
      } catch (cause) {
        throw new Problem('file_unwritable', { out: resolve(out) }, { cause })
      }
    }
    if (values.json === true) return printJson(sealed)
    const lines = [
      '',
      `    ${sealed.code}`,
      '',
      `Trạm (station): ${sealed.station}, niêm phong lúc (sealed at) ${when(sealed.sealed_90k)}, mở được (stays open) ${sealed.hours} giờ (hours)`,
      'Chép hoặc in mã này, cho vào phong bì, dán kín, ký lên mép và cất nơi an toàn. Trạm không hiện lại nữa.',
      '(Write it down, put it into an envelope, close it, sign over the flap, keep it safe. It is not shown again.)',
      ...(out === undefined
        ? []
        : [`Phiếu để in (slip): ${resolve(out)}; in xong hãy xóa tệp (delete it once printed)`]),
      '',
    ]
    process.stdout.write(lines.join('\n'))
  },
}

export const breakGlassStatus: Command = {
  name: 'break-glass status',
  does: {
    vi: 'Tài khoản khẩn cấp: đã niêm phong chưa, ai đã mở, vì sao, mã sai trong ngày.',
    en: 'The emergency account: whether it is sealed, who opened it and why, wrong codes of the last day.',
  },
  options: stationOptions,
  examples: ['matthan break-glass status'],
  run: async values => {
    const told = await askStation<BreakGlass>(dataFolder(values), 'GET', '/api/break-glass')
    if (values.json === true) return printJson(told)
    process.stdout.write(statusText(told))
  },
}

const statusText = ({ seal, openings, wrong }: BreakGlass): string =>
  [
    seal === null
      ? 'CHƯA niêm phong (not sealed): matthan break-glass seal'
      : `Đã niêm phong (sealed) ${when(seal.at_90k)} bởi (by) ${seal.by}, mở được (stays open) ${seal.hours} giờ (hours)`,
    ...(wrong === null
      ? []
      : [
          `Mã sai trong một ngày (wrong codes of a day): ${wrong.count}, lần cuối (last) ${when(wrong.last_90k)}, từ (from) ${wrong.addresses.join(', ')}`,
        ]),
    ...openings.map(({ id, name, reason, opened_90k, until_90k, closed_90k, closed_by, seen }) =>
      [
        `${id}. ${when(opened_90k)}: ${name}: ${reason}`,
        closed_90k === null
          ? `   ĐANG MỞ đến (open until) ${when(until_90k)}`
          : `   đóng (closed) ${when(closed_90k)} bởi (by) ${closed_by}`,
        seen === null
          ? '   chưa ai xác nhận đã xem (nobody in charge has seen it)'
          : `   đã xem (seen) ${when(seen.at_90k)}: ${seen.by}: ${seen.word}`,
      ].join('\n'),
    ),
    '',
  ].join('\n')

export const breakGlassClose: Command = {
  name: 'break-glass close',
  does: {
    vi: 'Đóng tài khoản khẩn cấp ngay: mọi phiên của nó chấm dứt, mã hết hiệu lực.',
    en: 'Closes the emergency account now: its sessions end and its code works no more.',
  },
  options: stationOptions,
  examples: ['matthan break-glass close'],
  run: async values => {
    const told = await askStation<BreakGlass>(dataFolder(values), 'POST', '/api/break-glass/close')
    if (values.json === true) return printJson(told)
    process.stdout.write(`Đã đóng. Hãy niêm phong lại bằng mã mới. (Closed. Seal it anew.)\n${statusText(told)}`)
  },
}

export const breakGlassSeen: Command = {
  name: 'break-glass seen',
  does: {
    vi: 'Xác nhận đã xem việc mở tài khoản khẩn cấp, khi không còn ai có quyền làm trên trang.',
    en: 'Says that an opening was seen to, where nobody is left who may do so on the page.',
  },
  options: {
    opening: { ...text, value: 'N', needed: true, vi: 'số thứ tự lần mở', en: 'the opening’s number' },
    word: { ...text, value: 'WORD', needed: true, vi: 'lời ghi', en: 'a word about it' },
    ...stationOptions,
  },
  examples: ['matthan break-glass seen --opening 1 --word "đã xem nhật ký, đúng việc"'],
  run: async values => {
    const path = `/api/break-glass/${encodeURIComponent(neededText(values, 'opening'))}/seen`
    const body = { word: neededText(values, 'word') }
    const told = await askStation<BreakGlass>(dataFolder(values), 'POST', path, { body })
    if (values.json === true) return printJson(told)
    process.stdout.write(statusText(told))
  },
}
