// matthan coverage cause: a person says why footage is missing, or takes a word back.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { type StatementAnswer, type StatementList, statedCauseShape } from '#contract/stated-cause.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions, textOf } from '#programs/command.ts'
import { readSpan, spanOptions } from '#programs/span-options.ts'
import { both, table, wordFor } from '#programs/words.ts'

const { stream: _, ...span } = spanOptions
const pathOf = (camera: string) => `/api/cameras/${encodeURIComponent(camera)}/causes`

export const coverageCause: Command = {
  name: 'coverage cause',
  does: {
    vi: 'Nêu vì sao một khoảng mất hình, hoặc rút lại lời đã nêu. Lời mới nhất được tính; không lời nào bị xóa.',
    en: 'States why footage is missing, or withdraws what was stated. The newest word counts; none is deleted.',
  },
  options: {
    ...span,
    cause: {
      type: 'string',
      value: 'CODE',
      vi: `nguyên nhân: ${statedCauseShape.options.join(', ')}`,
      en: 'the cause, one of these; without it what was stated is listed',
    },
    note: { type: 'string', value: 'TEXT', vi: 'nói rõ hơn bằng lời', en: 'more, in free words' },
    withdraw: { type: 'string', value: 'ID', vi: 'rút lại lời mang mã này', en: 'withdraw the word with this id' },
    ...stationOptions,
  },
  examples: [
    'matthan coverage cause --camera cong-chinh --from "18:00" --to "18:40" --cause power_lost --note "gia đình rút phích"',
    'matthan coverage cause --camera cong-chinh --from "18:00" --to "18:40"',
  ],
  run: async values => {
    const { camera, query } = readSpan(values)
    const { from_90k, to_90k } = query
    const data = dataFolder(values)
    const withdraw = textOf(values, 'withdraw')
    if (withdraw !== undefined) {
      const path = `${pathOf(camera)}/${encodeURIComponent(withdraw)}`
      return say(values.json === true, await askStation(data, 'DELETE', path), 'Đã rút lại (withdrawn)')
    }
    if (textOf(values, 'cause') === undefined) {
      const list = await askStation<StatementList>(data, 'GET', pathOf(camera), { query: { from_90k, to_90k } })
      return values.json === true ? printJson(list) : void process.stdout.write(listText(list))
    }
    const cause = statedCauseShape.safeParse(neededText(values, 'cause'))
    if (!cause.success)
      throw new Problem('bad_command', { option: '--cause', choices: statedCauseShape.options.join(' ') })
    const body = { from_90k, to_90k, cause: cause.data, note: textOf(values, 'note') ?? '' }
    say(values.json === true, await askStation(data, 'POST', pathOf(camera), { body }), 'Đã ghi nhận (stated)')
  },
}

const say = (json: boolean, said: StatementAnswer, done: string): void => {
  if (json) printJson(said)
  else process.stdout.write(`${done}: ${both(wordFor(said.cause))}, mã (id) ${said.id}.\n`)
}

const listText = ({ statements }: StatementList): string => {
  if (statements.length === 0) return 'Chưa ai nêu nguyên nhân. (Nobody stated a cause.)\n'
  const time = (at: number) => localText(wallTime90k(at))
  const rows = statements.map(({ id, from_90k, to_90k, cause, by, at_90k, note, withdrawn_90k, withdrawn_by }) => [
    String(id),
    time(from_90k),
    time(to_90k),
    both(wordFor(cause)),
    by,
    time(at_90k),
    withdrawn_90k === null ? note : `${note} [rút lại (withdrawn): ${withdrawn_by}, ${time(withdrawn_90k)}]`,
  ])
  return table([['MÃ', 'TỪ', 'ĐẾN', 'NGUYÊN NHÂN', 'NGƯỜI NÊU', 'LÚC', 'LỜI'], ...rows])
}
