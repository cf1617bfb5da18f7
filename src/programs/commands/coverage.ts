// matthan coverage: which spans of a camera are held, and why the others are not.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Coverage } from '#contract/recording.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { readSpan, spanOptions } from '#programs/span-options.ts'
import { both, spanText, table, wordFor } from '#programs/words.ts'

export const coverage: Command = {
  name: 'coverage',
  does: {
    vi: 'Cho biết khoảng nào của camera có hình, khoảng nào thiếu và vì sao.',
    en: 'Tells which spans of a camera are recorded, which are missing and why.',
  },
  options: { ...spanOptions, ...stationOptions },
  examples: ['matthan coverage --camera cong-chinh --from "hôm qua 22:15" --to now'],
  run: async values => {
    const { camera, query } = readSpan(values)
    const path = `/api/cameras/${encodeURIComponent(camera)}/coverage`
    const answer = await askStation<Coverage>(dataFolder(values), 'GET', path, { query })
    if (values.json === true) return printJson(answer)
    const rows = answer.spans.map(({ state, from_90k, to_90k, cause }) => [
      state === 'recorded' ? 'có hình' : 'thiếu',
      localText(wallTime90k(from_90k)),
      localText(wallTime90k(to_90k)),
      spanText(to_90k - from_90k),
      cause === null ? '' : both(wordFor(cause)),
    ])
    process.stdout.write(table([['', 'TỪ', 'ĐẾN', 'DÀI', 'NGUYÊN NHÂN'], ...rows]))
    const share = (100 * answer.recorded_90k) / Math.max(1, answer.to_90k - answer.from_90k)
    const text = share.toFixed(1).replace('.', ',')
    process.stdout.write(`\nCó hình ${text}% của khoảng đã hỏi. (${share.toFixed(1)}% of the span is recorded.)\n`)
  },
}
