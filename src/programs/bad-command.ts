// What is wrong with a command line, line by line, Vietnamese first: the labels of what a `bad_command` or a `bad_time` is about.
// Apart from words.ts, which knows the contract: this is loaded at every start of the command line, and has to be light.

import type { Where } from '#base/problems.ts'
import type { Both } from './command.ts'

const labels: Readonly<Record<string, Both>> = {
  unknown: { vi: 'không có', en: 'unknown' },
  lacks_value: { vi: 'thiếu giá trị sau', en: 'lacks its value' },
  takes_no_value: { vi: 'không nhận giá trị', en: 'takes no value' },
  twice: { vi: 'ghi hai lần', en: 'given twice' },
  extra: { vi: 'thừa', en: 'one word too many' },
  missing: { vi: 'còn thiếu', en: 'missing' },
  unreadable: { vi: 'không đọc được tệp ở', en: 'file cannot be read' },
  option: { vi: 'giá trị chưa đúng ở', en: 'not right' },
  options: { vi: 'các tùy chọn', en: 'options' },
  commands: { vi: 'các lệnh', en: 'commands' },
  choices: { vi: 'chọn một trong', en: 'one of' },
  least: { vi: 'số nguyên, ít nhất', en: 'a whole number, at least' },
  most: { vi: 'nhiều nhất', en: 'at most' },
  example: { vi: 'ví dụ', en: 'such as' },
  reason: { vi: 'lý do', en: 'because' },
}

const reasons: Readonly<Record<string, Both>> = {
  not_after_from: { vi: 'phải sau --from', en: 'it must come after --from' },
}

/** The lines, and last how to see the help. Control characters that were typed do not reach the terminal. */
export const badCommandLines = ({ command, ...about }: Where): readonly string[] => [
  ...Object.entries(about).map(([name, value]) => {
    const { vi, en } = labels[name] ?? { vi: name, en: name }
    const known = reasons[String(value)]
    const shown = known === undefined ? printable(String(value)) : `${known.vi} (${known.en})`
    return `${vi === en ? vi : `${vi} (${en})`}: ${shown}`
  }),
  `xem cách dùng (see): ./matthan ${command === undefined ? '' : `${command} `}--help`,
]

/** Text of foreign origin without what would move the cursor or change colours. */
export const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')
