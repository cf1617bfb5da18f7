// matthan camera remove: a camera leaves the station; what it recorded stays.

import type { RemovedCamera } from '#contract/camera.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'

export const cameraRemove: Command = {
  name: 'camera remove',
  does: {
    vi: 'Gỡ một camera: ngừng ghi và quên mật khẩu của nó. Hình đã ghi không bị xóa.',
    en: 'Removes a camera: recording stops and its password is forgotten. Its footage is not deleted.',
  },
  operands: ['CAMERA'],
  options: stationOptions,
  examples: ['matthan camera remove cong-chinh'],
  run: async (values, [camera = '']) => {
    const path = `/api/cameras/${encodeURIComponent(camera)}`
    const removed = await askStation<RemovedCamera>(dataFolder(values), 'DELETE', path)
    if (values.json === true) return printJson(removed)
    process.stdout.write(`Đã gỡ camera "${removed.name}" và ngừng ghi. Hình đã ghi vẫn được giữ.\n`)
    process.stdout.write(`(Camera ${removed.id} removed, recording stopped. Its footage is kept.)\n`)
  },
}
