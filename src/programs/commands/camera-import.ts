// matthan camera import: cameras from a spreadsheet. Without --add only what is wrong with each row is told.

import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '#base/problems.ts'
import type { CameraImport, ImportRow } from '#contract/camera-import.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { probeTroubles } from '#programs/probe-words.ts'
import { both, table } from '#programs/words.ts'

const LOOK_EVERY_MS = 400

export const cameraImport: Command = {
  name: 'camera import',
  does: {
    vi: 'Đọc bảng tính camera (CSV, XLSX) và báo lỗi từng dòng; thêm --add để thêm những dòng đúng.',
    en: 'Reads a spreadsheet of cameras (CSV, XLSX) and tells each row’s problems; --add adds the good rows.',
  },
  operands: ['FILE'],
  options: {
    add: { type: 'boolean', vi: 'thêm những dòng không có lỗi', en: 'add the rows without problems' },
    unseen: {
      type: 'boolean',
      vi: 'cùng với --add: thêm cả camera đang không trả lời, theo địa chỉ trong tệp hoặc của hãng',
      en: 'with --add: cameras that do not answer now too, at the address in the file or the maker’s usual one',
    },
    ...stationOptions,
  },
  examples: ['matthan camera import camera.xlsx', 'matthan camera import camera.xlsx --add'],
  run: async (values, [file = '']) => {
    const data = dataFolder(values)
    const bytes = await readFile(file).catch(cause => {
      throw new Problem('bad_command', { unreadable: file.slice(0, 100) }, { cause })
    })
    let sheet = await askStation<CameraImport>(data, 'POST', '/api/camera-imports', { bytes })
    if (values.add === true && sheet.good > 0)
      sheet = await askStation<CameraImport>(data, 'POST', `/api/camera-imports/${sheet.id}/start`)
    while (sheet.state === 'adding') {
      await pause(LOOK_EVERY_MS)
      sheet = await askStation<CameraImport>(data, 'GET', `/api/camera-imports/${sheet.id}`)
    }
    if (values.unseen === true && sheet.rows.some(row => row.can_add_unseen))
      sheet = await askStation<CameraImport>(data, 'POST', `/api/camera-imports/${sheet.id}/unseen`)
    if (values.json === true) printJson(sheet)
    else process.stdout.write(sheetText(sheet))
    return sheet.rows.some(({ state }) => state === 'bad' || state === 'failed') ? 1 : 0
  },
}

const sheetText = ({ rows, ignored_columns }: CameraImport): string => {
  const lines = rows.map(row => [String(row.row), row.name, row.address, stateText(row)])
  const ignored = ignored_columns.length === 0 ? '' : `Bỏ qua cột (ignored columns): ${ignored_columns.join(', ')}\n`
  return `${table([['DÒNG', 'TÊN', 'ĐỊA CHỈ', 'KẾT QUẢ'], ...lines])}${ignored}`
}

const failedWords = (trouble: ImportRow['trouble']) => {
  if (trouble === 'not_kept') return { vi: 'trạm không lưu được, xem nhật ký', en: 'could not be kept, see the log' }
  return trouble === null ? { vi: 'lỗi', en: 'failed' } : probeTroubles[trouble]
}

const stateText = ({ state, camera, trouble, problems }: ImportRow): string => {
  if (state === 'bad')
    return problems.map(({ heading, says }) => `${heading === '' ? '' : `${heading}: `}${both(says)}`).join(' ')
  if (state === 'failed') return both(failedWords(trouble))
  return state === 'added' ? `đã thêm (added): ${camera}` : 'đúng (good)'
}
