// matthan camera list: every camera and how its streams are.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { CameraList, StreamStatus } from '#contract/camera.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { remedyFor, table, wordFor } from '#programs/words.ts'

export const cameraList: Command = {
  name: 'camera list',
  does: { vi: 'Liệt kê camera và tình trạng từng luồng.', en: 'Lists the cameras and the state of each stream.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<CameraList>(dataFolder(values), 'GET', '/api/cameras')
    if (values.json === true) return printJson(list)
    if (list.cameras.length === 0) {
      process.stdout.write('Chưa có camera nào. Thêm bằng: matthan camera add --help\n(No camera yet. Add one.)\n')
      return
    }
    const rows = list.cameras.map(({ id, name, place, main, sub }) => [
      id,
      name,
      place,
      streamText(main),
      streamText(sub),
    ])
    process.stdout.write(table([['MÃ', 'TÊN', 'NƠI ĐẶT', 'LUỒNG CHÍNH', 'LUỒNG PHỤ'], ...rows]))
  },
}

export const streamText = (status: StreamStatus | null): string => {
  if (status === null) return '–'
  const { state, reason } = status
  const since = `từ ${localText(wallTime90k(status.since_90k))}`
  if (reason === null || state === 'stalled') return `${wordFor(state).vi}, ${since}`
  if (state !== 'refused') return `${wordFor(state).vi}: ${wordFor(reason).vi}, ${since}`
  return `${wordFor(reason).vi}, ${since}; ${remedyFor(reason)?.vi ?? wordFor('waiting').vi}`
}
