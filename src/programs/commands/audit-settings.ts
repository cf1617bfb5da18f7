// matthan audit settings: how long the access log is kept, where its signed heads go, and which looks ask for a purpose.

import { Problem } from '#base/problems.ts'
import { purposeWords } from '#community/access/purposes.ts'
import type { AccessSettings } from '#contract/access-log.ts'
import { type PurposeCode, purposeCodes } from '#contract/purpose.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
  wholeOf,
} from '#programs/command.ts'
import { both } from '#programs/words.ts'

const text = { type: 'string' } as const

export const auditSettings: Command = {
  name: 'audit settings',
  does: {
    vi: 'Xem và đặt: nhật ký giữ bao lâu, chép đầu chuỗi vào đâu, khi nào phải nêu mục đích xem.',
    en: 'Shows and sets how long the log is kept, where its heads go, and which looks ask for a purpose.',
  },
  options: {
    'keep-months': {
      ...text,
      value: 'N',
      whole: { least: 24, most: 240 },
      vi: 'giữ bao nhiêu tháng, ít nhất 24',
      en: 'how many months; 24 at least',
    },
    'copy-to': {
      ...text,
      value: 'DIR',
      many: true,
      vi: 'thư mục nhận bản chép (USB, ổ mạng); "none" để thôi',
      en: 'a folder that gets copies; repeatable; "none" for none',
    },
    'play-back-older-than': {
      ...text,
      value: 'HOURS',
      vi: 'xem lại hình cũ hơn số giờ này phải nêu mục đích; "never" để thôi hỏi',
      en: 'footage older than so many hours asks for a purpose; "never"',
    },
    extract: {
      ...text,
      value: 'yes|no',
      choices: ['yes', 'no'],
      vi: 'tải hình ra ngoài phải nêu mục đích',
      en: 'footage leaves only for a purpose',
    },
    search: {
      ...text,
      value: 'yes|no',
      choices: ['yes', 'no'],
      vi: 'tìm trong hình phải nêu mục đích',
      en: 'searching asks for a purpose',
    },
    ...stationOptions,
  },
  examples: [
    'matthan audit settings',
    'matthan audit settings --copy-to /media/usb --play-back-older-than 24 --extract yes',
  ],
  notes: [
    'Mục đích (purposes):',
    ...purposeCodes.map((code: PurposeCode) => `  ${code.padEnd(26)}${both(purposeWords[code])}`),
  ],
  run: async values => {
    const data = dataFolder(values)
    const before = await askStation<AccessSettings>(data, 'GET', '/api/access-log/settings')
    const wanted = changed(values, before)
    const after =
      JSON.stringify(wanted) === JSON.stringify(before)
        ? before
        : await askStation<AccessSettings>(data, 'PUT', '/api/access-log/settings', { body: wanted })
    if (values.json === true) return printJson(after)
    process.stdout.write(settingsText(after))
  },
}

const changed = (values: Values, before: AccessSettings): AccessSettings => {
  const folders = textsOf(values, 'copy-to')
  const older = textOf(values, 'play-back-older-than')
  const hours = older === 'never' ? null : Number(older)
  if (older !== undefined && hours !== null && !(hours >= 0 && hours <= 24 * 365))
    throw new Problem('bad_command', { option: '--play-back-older-than', value: older })
  const yes = (name: 'extract' | 'search') =>
    textOf(values, name) === undefined ? before.purposes[name] : textOf(values, name) === 'yes'
  return {
    keep_months: wholeOf(values, 'keep-months') ?? before.keep_months,
    copy_to: folders.length === 0 ? before.copy_to : folders.filter(folder => folder !== 'none'),
    purposes: {
      ...before.purposes,
      play_back_older_than_h: older === undefined ? before.purposes.play_back_older_than_h : hours,
      search: yes('search'),
      extract: yes('extract'),
    },
  }
}

const settingsText = ({ keep_months, copy_to, purposes }: AccessSettings): string => {
  const { play_back_older_than_h: hours, search, extract, case_needed } = purposes
  const word = (asked: boolean) => (asked ? 'có (yes)' : 'không (no)')
  return [
    `Giữ nhật ký (kept for):                        ${keep_months} tháng (months)`,
    `Chép đầu chuỗi, ngoài các kho (copied to):     ${copy_to.join(', ') || 'không (nowhere else)'}`,
    `Xem lại phải nêu mục đích (playing asks):      ${hours === null ? 'không (no)' : `cũ hơn ${hours} giờ (older than)`}`,
    `Tìm trong hình phải nêu (searching asks):      ${word(search)}`,
    `Tải hình phải nêu (extracting asks):           ${word(extract)}`,
    `Cần số vụ việc (a case number is needed for):  ${case_needed.join(', ') || 'không (none)'}`,
    '',
  ].join('\n')
}
