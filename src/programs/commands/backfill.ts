// matthan backfill: what is being fetched from cards and recorders into what is missing, asking for a span, and the rules.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { BackfillJobShown, BackfillList, BackfillRules } from '#contract/backfill.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, type Values, wholeOf } from '#programs/command.ts'
import { readSpan, spanOptions } from '#programs/span-options.ts'
import { backfillText, sizeText, table } from '#programs/words.ts'

export const backfillListed: Command = {
  name: 'backfill list',
  does: {
    vi: 'Liệt kê các lần lấy hình bù từ thẻ nhớ, đầu ghi và theo quy định nào.',
    en: 'Lists what is fetched from cards and recorders, and by which rules.',
  },
  options: {
    camera: { type: 'string', value: 'CAMERA', vi: 'chỉ camera này', en: 'of this camera only' },
    ...stationOptions,
  },
  run: async values => {
    const camera = textOf(values, 'camera')
    const list = await askStation<BackfillList>(dataFolder(values), 'GET', '/api/backfill', { query: { camera } })
    if (values.json === true) return printJson(list)
    process.stdout.write(`${rulesText(list.rules)}\n${listText(list.jobs)}`)
  },
}

export const backfillAsk: Command = {
  name: 'backfill ask',
  does: {
    vi: 'Lấy bù phần còn thiếu của một khoảng từ thẻ nhớ hoặc đầu ghi.',
    en: 'Asks card or recorder for what is missing of a span.',
  },
  options: { ...spanOptions, ...stationOptions },
  examples: ['matthan backfill ask --camera cong-chinh --from "18:00" --to "18:40"'],
  run: async values => {
    const { camera, query } = readSpan(values)
    const body = { camera, ...query }
    say(values, await askStation<BackfillJobShown>(dataFolder(values), 'POST', '/api/backfill', { body }))
  },
}

export const backfillCancel: Command = {
  name: 'backfill cancel',
  does: { vi: 'Thôi lấy bù; phần đã lấy vẫn giữ.', en: 'Cancels a backfill; what it brought stays.' },
  operands: ['ID'],
  options: stationOptions,
  run: async (values, [id = '']) =>
    say(values, await askStation(dataFolder(values), 'DELETE', `/api/backfill/${encodeURIComponent(id)}`)),
}

export const backfillAgain: Command = {
  name: 'backfill again',
  does: { vi: 'Thử lại ngay một lần lấy bù.', en: 'Tries a backfill again at once.' },
  operands: ['ID'],
  options: stationOptions,
  run: async (values, [id = '']) =>
    say(values, await askStation(dataFolder(values), 'POST', `/api/backfill/${encodeURIComponent(id)}/again`)),
}

export const backfillRules: Command = {
  name: 'backfill rules',
  does: {
    vi: 'Đặt quy định lấy bù: băng thông, giờ được lấy, số lần thử.',
    en: 'Sets the rules: bandwidth, hours, tries.',
  },
  options: {
    automatic: {
      type: 'string',
      value: 'on|off',
      choices: ['on', 'off'],
      vi: 'tự lấy bù khi camera trở lại',
      en: 'fill gaps by itself',
    },
    kbps: {
      type: 'string',
      value: 'N',
      whole: { least: 0, most: 10_000_000 },
      vi: 'tối đa chừng này kbit/giây cho tất cả; 0 là không giới hạn',
      en: 'at most so many kbit/s for all together; 0: no limit',
    },
    hours: {
      type: 'string',
      value: 'HOURS',
      vi: 'giờ được lấy, như "22:00-05:00"; "always" là lúc nào cũng được',
      en: 'when it may fetch, such as "22:00-05:00"; "always"',
    },
    tries: { type: 'string', value: 'N', whole: { least: 1, most: 100 }, vi: 'số lần thử', en: 'tries' },
    'at-once': {
      type: 'string',
      value: 'N',
      whole: { least: 1, most: 32 },
      vi: 'bao nhiêu camera cùng lúc',
      en: 'cameras at the same time',
    },
    ...stationOptions,
  },
  examples: ['matthan backfill rules --kbps 4000 --hours "22:00-05:00"'],
  run: async values => {
    const rules = await askStation<BackfillRules>(dataFolder(values), 'PUT', '/api/backfill/rules', {
      body: given(values),
    })
    if (values.json === true) return printJson(rules)
    process.stdout.write(`${rulesText(rules)}\n`)
  },
}

const given = (values: Values): Partial<BackfillRules> => {
  const kbps = wholeOf(values, 'kbps')
  if (kbps !== undefined && kbps > 0 && kbps < 64) throw new Problem('bad_command', { option: '--kbps', least: 64 })
  const hours = textOf(values, 'hours')
  const automatic = textOf(values, 'automatic')
  const tries = wholeOf(values, 'tries')
  const at_once = wholeOf(values, 'at-once')
  return {
    ...(automatic !== undefined && { automatic: automatic === 'on' }),
    ...(kbps !== undefined && { bits_per_second: kbps === 0 ? null : kbps * 1000 }),
    ...(hours !== undefined && { hours: hours === 'always' ? null : hours }),
    ...(tries !== undefined && { tries }),
    ...(at_once !== undefined && { at_once }),
  }
}

const say = (values: Values, job: BackfillJobShown): void => {
  if (values.json === true) printJson(job)
  else process.stdout.write(listText([job]))
}

const rulesText = ({ automatic, bits_per_second, hours, tries, at_once }: BackfillRules): string =>
  [
    `tự lấy (automatic): ${automatic ? 'có (on)' : 'không (off)'}`,
    `băng thông (bandwidth): ${bits_per_second === null ? 'không giới hạn (no limit)' : `${bits_per_second / 1000} kbit/s`}`,
    `giờ (hours): ${hours ?? 'lúc nào cũng được (always)'}`,
    `số lần thử (tries): ${tries}`,
    `cùng lúc (at once): ${at_once}`,
  ].join('; ')

const listText = (jobs: readonly BackfillJobShown[]): string => {
  if (jobs.length === 0) return 'Chưa có lần lấy bù nào. (Nothing was fetched yet.)\n'
  const time = (at: number) => localText(wallTime90k(at))
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`
  const rows = jobs.map(job => [
    String(job.id),
    job.camera,
    time(job.from_90k),
    time(job.to_90k),
    backfillText(job),
    seconds(job.recovered_ms),
    seconds(job.missing_ms),
    sizeText(job.bytes),
  ])
  return table([['MÃ', 'CAMERA', 'TỪ', 'ĐẾN', 'TÌNH TRẠNG', 'ĐÃ BÙ', 'CÒN THIẾU', 'ĐÃ ĐỌC'], ...rows])
}
