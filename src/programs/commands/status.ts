// matthan status: is the station recording, and is there room.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Status } from '#contract/status.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { alarmText, archiveText, both, sizeText, table, wordFor } from '#programs/words.ts'

export const status: Command = {
  name: 'status',
  does: {
    vi: 'Cho biết tình trạng trạm: camera, bộ ghi hình, ổ đĩa.',
    en: 'Tells the state of the station: cameras, recorder, disk.',
  },
  options: stationOptions,
  run: async values => {
    const answer = await askStation<Status>(dataFolder(values), 'GET', '/api/status')
    if (values.json === true) return printJson(answer)
    const { station, version, started_90k, cameras, recorder, disk } = answer
    const since = localText(wallTime90k(recorder.since_90k))
    process.stdout.write(
      table([
        ['Trạm (station)', `${station}, Mắt Thần ${version}, từ ${localText(wallTime90k(started_90k))}`],
        ['Camera', `${cameras.streaming}/${cameras.total} đang ghi (recording)`],
        ['Bộ ghi hình (recorder)', `${both(wordFor(recorder.state))}, từ ${since}`],
        ['Đã ghi (written)', `${sizeText(recorder.written_bytes)}, mất ${recorder.packets_lost} gói (packets lost)`],
        ...answer.archives.map(({ folder, state, retired, free_bytes }) => [
          'Kho hình (archive)',
          `${folder}: ${archiveText({ state, retired })}, còn ${sizeText(free_bytes ?? 0)} (free)`,
        ]),
        ...(answer.forecast_days === null
          ? []
          : [['Đầy sau (full in)', `${answer.forecast_days} ngày nếu không xóa gì (days if nothing goes)`]]),
        ['Ổ đĩa (disk)', `còn ${sizeText(disk.free_bytes)} / ${sizeText(disk.total_bytes)} (free)`],
      ]),
    )
    for (const alarm of answer.alarms) process.stdout.write(`! ${alarmText(alarm)}\n`)
  },
}
