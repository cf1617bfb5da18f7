// matthan coverage: which spans of a camera are held, and why the others are not.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Coverage, CoverageSpan } from '#contract/recording.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { readSpan, spanOptions } from '#programs/span-options.ts'
import { both, causeText, spanText, table, wordFor } from '#programs/words.ts'

export const coverage: Command = {
  name: 'coverage',
  does: {
    vi: 'Cho biết khoảng nào của camera có hình, khoảng nào được bù lại, khoảng nào thiếu và vì sao.',
    en: 'Tells which spans of a camera are recorded, which were recovered, which are missing and why.',
  },
  options: { ...spanOptions, ...stationOptions },
  examples: ['matthan coverage --camera cong-chinh --from "hôm qua 22:15" --to now'],
  run: async values => {
    const { camera, query } = readSpan(values)
    const path = `/api/cameras/${encodeURIComponent(camera)}/coverage`
    const answer = await askStation<Coverage>(dataFolder(values), 'GET', path, { query })
    if (values.json === true) return printJson(answer)
    const rows = answer.spans.map(({ state, from_90k, to_90k, cause, detail, recovered }) => [
      states[state],
      localText(wallTime90k(from_90k)),
      localText(wallTime90k(to_90k)),
      spanText(to_90k - from_90k),
      cause === null ? originText(recovered) : causeText({ cause, detail }),
    ])
    process.stdout.write(table([['', 'TỪ', 'ĐẾN', 'DÀI', 'NGUYÊN NHÂN, NGUỒN'], ...rows]))
    process.stdout.write(`\n${shareText(answer)}${restText(answer)}`)
  },
}

/** How much of what was to be recorded is held. */
const shareText = ({ expected_90k, recorded_90k, recovered_90k }: Coverage): string => {
  if (expected_90k <= 0) return 'Khoảng này không có lúc nào phải ghi. (Nothing was to be recorded in this span.)\n'
  const share = (part_90k: number) => Math.min(100, (100 * part_90k) / expected_90k).toFixed(1)
  const comma = (text: string) => text.replace('.', ',')
  const [recorded, recovered] = [share(recorded_90k), share(recovered_90k)]
  const held = `Có hình ${comma(recorded)}% của thời gian phải ghi. (${recorded}% of what was to be recorded.)\n`
  if (recovered_90k === 0) return held
  return `${held}Bù lại thêm ${comma(recovered)}%. (${recovered}% more was recovered.)\n`
}

const restText = ({ suspended_90k, not_scheduled_90k }: Coverage): string => {
  const off = `Ngoài giờ ghi ${spanText(not_scheduled_90k)}, không tính. (outside its hours, not counted)\n`
  const away = `Tạm ngừng ${spanText(suspended_90k)}, không tính. (suspended, not counted)\n`
  return (not_scheduled_90k > 0 ? off : '') + (suspended_90k > 0 ? away : '')
}

const states: Readonly<Record<CoverageSpan['state'], string>> = {
  recorded: 'có hình',
  recovered: 'bù lại',
  missing: 'thiếu',
}

/** Where a recovered span came from, when it was fetched, and how far the source's clock was off. */
const originText = (recovered: CoverageSpan['recovered']): string => {
  if (recovered === null) return ''
  const { source, from, fetched_90k, clock_offset_ms } = recovered
  const offset = clock_offset_ms === null ? '' : `, ${clock_offset_ms > 0 ? '+' : ''}${clock_offset_ms} ms`
  return `${both(wordFor(source))} ${from}, ${localText(wallTime90k(fetched_90k))}${offset}`
}
