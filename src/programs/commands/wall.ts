// matthan wall: the saved walls of everybody, from the station's own machine.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { RemovedWall, Wall, WallList, WallPatrol } from '#contract/wall.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { table } from '#programs/words.ts'

const pathOf = (id: string): string => `/api/walls/${encodeURIComponent(id)}`

export const wallListed: Command = {
  name: 'wall list',
  does: { vi: 'Liệt kê các tường màn hình đã lưu.', en: 'Lists the saved walls.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<WallList>(dataFolder(values), 'GET', '/api/walls')
    if (values.json === true) return printJson(list)
    if (list.walls.length === 0)
      return void process.stdout.write('Chưa lưu tường màn hình nào. (No wall is saved yet.)\n')
    const rows = list.walls.map(wall => [
      wall.id,
      wall.name,
      ownerText(wall),
      layoutText(wall),
      String(wall.cells.filter(({ camera }) => camera !== null).length),
      wall.patrol.on ? `${wall.patrol.every_s} s` : '–',
      `${wall.changed_by}, ${localText(wallTime90k(wall.changed_90k))}`,
    ])
    process.stdout.write(table([['MÃ', 'TÊN', 'CỦA AI', 'BỐ CỤC', 'CAMERA', 'TUẦN TRA', 'SỬA LẦN CUỐI'], ...rows]))
  },
}

export const wallShow: Command = {
  name: 'wall show',
  does: { vi: 'Xem một tường màn hình: từng ô và nhóm tuần tra.', en: 'Shows a wall: its cells and patrol groups.' },
  operands: ['ID'],
  options: stationOptions,
  run: async (values, [id = '']) => {
    const wall = await askStation<Wall>(dataFolder(values), 'GET', pathOf(id))
    if (values.json === true) return printJson(wall)
    const cells = wall.cells.map(({ camera, box }, at) => [
      String(at + 1),
      camera ?? '– (trống, empty)',
      box === null ? '' : `${box.x},${box.y} ${box.w}×${box.h}`,
    ])
    process.stdout.write(`${wall.name}: ${layoutText(wall)}, ${ownerText(wall)}\n${patrolText(wall.patrol)}`)
    process.stdout.write(table([['Ô', 'CAMERA', 'CHỖ'], ...cells]))
  },
}

export const wallRemove: Command = {
  name: 'wall remove',
  does: {
    vi: 'Xóa một tường màn hình; hoàn tác được trong 10 phút.',
    en: 'Removes a wall; can be undone for 10 minutes.',
  },
  operands: ['ID'],
  options: {
    undo: { type: 'boolean', vi: 'hoàn tác: lấy lại cái vừa xóa', en: 'undo: bring it back' },
    ...stationOptions,
  },
  run: async (values, [id = '']) => {
    const data = dataFolder(values)
    if (values.undo === true) {
      const wall = await askStation<Wall>(data, 'POST', `${pathOf(id)}/restoration`)
      return values.json === true
        ? printJson(wall)
        : void process.stdout.write(`Đã lấy lại "${wall.name}". (Restored.)\n`)
    }
    const removed = await askStation<RemovedWall>(data, 'DELETE', pathOf(id))
    if (values.json === true) return printJson(removed)
    const until = localText(wallTime90k(removed.restorable_until_90k))
    process.stdout.write(
      `Đã xóa "${removed.wall.name}". Lấy lại được đến ${until}: matthan wall remove ${removed.wall.id} --undo\n(Removed; can be undone until then.)\n`,
    )
  },
}

const ownerText = ({ owner, is_default }: Wall): string =>
  `${owner ?? 'của phòng (the room’s)'}${is_default ? ', mở đầu tiên (opens first)' : ''}`

const layoutText = ({ layout }: Wall): string => (layout === 'free' ? 'tự do (free)' : `${layout} ô (cells)`)

const patrolText = ({ on, every_s, groups }: WallPatrol): string => {
  const named = groups.map(({ name, cameras }) => `  ${name || '–'}: ${cameras.join(', ')}\n`).join('')
  return `Tuần tra (patrol): ${on ? `${every_s} giây mỗi nhóm (s each)` : 'tắt (off)'}\n${named}`
}
