// matthan archive: the folders, usually one on each disk, that footage is written to.

import { resolve } from 'node:path'
import type { ArchiveList } from '#contract/retention.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions, type Values } from '#programs/command.ts'
import { sizeOf } from '#programs/size-option.ts'
import { archiveText, sizeText, table } from '#programs/words.ts'

export const archiveAdd: Command = {
  name: 'archive add',
  does: {
    vi: 'Dùng thêm một thư mục (thường là một ổ đĩa khác) để ghi hình.',
    en: 'Takes another folder, usually another disk, into use for footage.',
  },
  options: {
    folder: {
      type: 'string',
      value: 'DIR',
      needed: true,
      vi: 'thư mục trên máy của trạm',
      en: 'a folder on the station’s machine',
    },
    floor: {
      type: 'string',
      value: 'SIZE',
      vi: 'chừa trống chừng này, mặc định 1 GB',
      en: 'leave so much free; 1 GB if not given',
    },
    ...stationOptions,
  },
  examples: ['matthan archive add --folder /mnt/o-cung-2 --floor 20GB'],
  run: async values => {
    const body = { folder: resolve(neededText(values, 'folder')), floor_bytes: sizeOf(values, 'floor') ?? null }
    await askStation<ArchiveList>(dataFolder(values), 'POST', '/api/archives', { body })
    if (values.json === true) return printJson({ folder: body.folder })
    process.stdout.write(`Từ nay hình được ghi cả vào ${body.folder}. (Taken into use.)\n`)
  },
}

export const archiveList: Command = {
  name: 'archive list',
  does: { vi: 'Liệt kê các kho lưu hình và tình trạng ổ đĩa.', en: 'Lists the archives and how their disks are.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<ArchiveList>(dataFolder(values), 'GET', '/api/archives')
    if (values.json === true) return printJson(list)
    const size = (bytes: number | null) => (bytes === null ? '–' : sizeText(bytes))
    const rows = list.archives.map(archive => [
      archive.id ?? '–',
      archive.folder,
      archiveText(archive),
      size(archive.free_bytes),
      size(archive.total_bytes),
      size(archive.floor_bytes),
    ])
    process.stdout.write(table([['MÃ', 'THƯ MỤC', 'TÌNH TRẠNG', 'TRỐNG', 'TẤT CẢ', 'CHỪA LẠI'], ...rows]))
  },
}

export const archiveRemove: Command = {
  name: 'archive remove',
  does: {
    vi: 'Thôi ghi vào một kho; hình đã có ở đó vẫn xem được.',
    en: 'Takes an archive out of use: nothing new goes there, what lies there is still read.',
  },
  operands: ['ID'],
  options: stationOptions,
  run: async (values: Values, [id = '']) => {
    await askStation<ArchiveList>(dataFolder(values), 'DELETE', `/api/archives/${encodeURIComponent(id)}`)
    if (values.json === true) return printJson({ id })
    process.stdout.write(`Từ nay không ghi vào ${id} nữa; hình ở đó vẫn xem được. (Out of use, still read.)\n`)
  },
}
