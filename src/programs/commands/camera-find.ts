// matthan camera find: looks for devices on the network, and behind every address of a range.

import { setTimeout as pause } from 'node:timers/promises'
import type { Discovery } from '#contract/discovery.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, textsOf } from '#programs/command.ts'
import { table } from '#programs/words.ts'

const LOOK_EVERY_MS = 300

export const cameraFind: Command = {
  name: 'camera find',
  does: {
    vi: 'Tìm camera và đầu ghi trong mạng (WS-Discovery), hoặc trong một dải địa chỉ.',
    en: 'Finds cameras and recorders on the network (WS-Discovery), or in a range of addresses.',
  },
  options: {
    range: {
      type: 'string',
      value: 'RANGE',
      vi: 'dải địa chỉ, tối đa 1024: 192.168.1.0/24 hoặc 192.168.1.10-40',
      en: 'range of addresses, at most 1024',
    },
    interface: {
      type: 'string',
      value: 'NAME',
      many: true,
      vi: 'chỉ tìm qua cổng mạng này',
      en: 'only through this interface',
    },
    ...stationOptions,
  },
  examples: ['matthan camera find', 'matthan camera find --range 192.168.1.0/24'],
  run: async values => {
    const data = dataFolder(values)
    const body = { range: textOf(values, 'range') ?? null, interfaces: textsOf(values, 'interface') }
    let found = await askStation<Discovery>(data, 'POST', '/api/discovery', { body })
    while (found.state === 'searching') {
      await pause(LOOK_EVERY_MS)
      found = await askStation<Discovery>(data, 'GET', `/api/discovery/${found.id}`)
    }
    if (values.json === true) return printJson(found)
    if (found.devices.length === 0) {
      process.stdout.write('Không thấy thiết bị nào. Hãy thử --range. (No device was found. Try --range.)\n')
      return
    }
    const rows = found.devices.map(({ address, port, rtsp_port, brand, maker, model, kind, added_as }) => [
      `${address}${port === null ? (rtsp_port === null ? '' : `:${rtsp_port}`) : `:${port}`}`,
      kind === 'recorder' ? 'đầu ghi' : kind === 'camera' ? 'camera' : '?',
      brand ?? '–',
      [maker, model].filter(word => word !== '').join(' '),
      added_as.join(', '),
    ])
    process.stdout.write(table([['ĐỊA CHỈ', 'LOẠI', 'HÃNG', 'ĐỜI MÁY', 'ĐÃ THÊM'], ...rows]))
  },
}
