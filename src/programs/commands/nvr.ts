// matthan nvr: recorders of other makers: kept, their channels listed and added, removed.

import { setTimeout as pause } from 'node:timers/promises'
import type { AddedChannels, Nvr, NvrChannels, NvrList, RemovedNvr } from '#contract/nvr.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, neededText, printJson, stationOptions, textOf, wholeOf } from '#programs/command.ts'
import { probeTroubles } from '#programs/probe-words.ts'
import { both, table } from '#programs/words.ts'
import { passwordFrom } from './camera-add.ts'
import { deviceOptions } from './camera-probe.ts'

const LOOK_EVERY_MS = 400

const pathOf = (nvr: string): string => `/api/nvrs/${encodeURIComponent(nvr)}`

export const nvrAdd: Command = {
  name: 'nvr add',
  does: {
    vi: 'Lưu một đầu ghi có sẵn cùng mật khẩu của nó; mật khẩu được mã hóa.',
    en: 'Keeps a recorder that is there already, with its password, which is sealed.',
  },
  operands: ['ADDRESS'],
  options: {
    name: { type: 'string', value: 'NAME', needed: true, vi: 'tên đầu ghi', en: 'the recorder’s name' },
    place: { type: 'string', value: 'PLACE', vi: 'nơi đặt', en: 'where it stands' },
    'rtsp-port': {
      type: 'string',
      value: 'P',
      whole: { least: 1, most: 65_535 },
      vi: 'cổng RTSP (554)',
      en: 'RTSP port (554)',
    },
    ...deviceOptions,
    ...stationOptions,
  },
  examples: ['matthan nvr add 192.168.1.64 --name "Đầu ghi nhà văn hóa" --user admin --password-file -'],
  run: async (values, [address = '']) => {
    const body = {
      name: neededText(values, 'name'),
      place: textOf(values, 'place') ?? '',
      address,
      rtsp_port: wholeOf(values, 'rtsp-port') ?? 554,
      brand: textOf(values, 'brand') ?? null,
      username: textOf(values, 'user') ?? '',
      password: await passwordFrom(values),
    }
    const nvr = await askStation<Nvr>(dataFolder(values), 'POST', '/api/nvrs', { body })
    if (values.json === true) return printJson(nvr)
    process.stdout.write(`Đã lưu đầu ghi, mã (recorder kept with id) ${nvr.id}. matthan nvr channels ${nvr.id}\n`)
  },
}

export const nvrList: Command = {
  name: 'nvr list',
  does: { vi: 'Liệt kê đầu ghi và camera của chúng.', en: 'Lists recorders and their cameras.' },
  options: stationOptions,
  run: async values => {
    const list = await askStation<NvrList>(dataFolder(values), 'GET', '/api/nvrs')
    if (values.json === true) return printJson(list)
    const rows = list.nvrs.map(({ id, name, address, brand, cameras }) => [
      ...[id, name, address, brand ?? '–'],
      cameras.map(({ camera, channel }) => `${channel}: ${camera}`).join(', '),
    ])
    process.stdout.write(table([['MÃ', 'TÊN', 'ĐỊA CHỈ', 'HÃNG', 'CAMERA'], ...rows]))
  },
}

export const nvrChannels: Command = {
  name: 'nvr channels',
  does: {
    vi: 'Liệt kê kênh của đầu ghi; --add all hoặc --add 1,3 thêm chúng thành camera.',
    en: 'Lists a recorder’s channels; --add all or --add 1,3 makes cameras of them.',
  },
  operands: ['NVR'],
  options: {
    add: {
      type: 'string',
      value: 'LIST',
      vi: 'all, hoặc số kênh cách nhau bằng dấu phẩy',
      en: 'all, or channels separated by commas',
    },
    ...stationOptions,
  },
  run: async (values, [nvr = '']) => {
    const data = dataFolder(values)
    let seen = await askStation<NvrChannels>(data, 'POST', `${pathOf(nvr)}/channels`)
    while (seen.state !== 'done') {
      await pause(LOOK_EVERY_MS)
      seen = await askStation<NvrChannels>(data, 'GET', `${pathOf(nvr)}/channels`)
    }
    const asked = textOf(values, 'add')
    const wanted = asked === undefined ? [] : wantedOf(seen, asked)
    const body = { channels: wanted }
    const added =
      wanted.length > 0 && (await askStation<AddedChannels>(data, 'POST', `${pathOf(nvr)}/cameras`, { body }))
    if (values.json === true)
      return printJson(added === false ? seen : { ...seen, added: added.cameras.map(({ id }) => id) })
    process.stdout.write(channelsText(seen))
    if (added !== false) process.stdout.write(`Đã thêm (added): ${added.cameras.map(({ id }) => id).join(', ')}\n`)
    return seen.trouble === null ? 0 : 1
  },
}

const wantedOf = ({ channels }: NvrChannels, asked: string) => {
  const named = new Set(asked.split(',').map(Number))
  return channels
    .filter(
      ({ channel, state, camera }) => camera === null && (asked === 'all' ? state === 'seen' : named.has(channel)),
    )
    .map(({ channel, name }) => ({ channel, name: name === '' ? `Kênh ${channel}` : name }))
}

const channelsText = ({ channels, trouble, detail }: NvrChannels): string => {
  if (trouble !== null) return `${both(probeTroubles[trouble])}${detail === null ? '' : ` [${detail}]`}\n`
  const rows = channels.map(({ channel, name, online, state, main, sub, camera }) => [
    String(channel),
    name,
    state === 'seen' ? 'có hình (seen)' : online === false ? 'mất camera (offline)' : 'không thấy hình (no picture)',
    main?.width == null ? '–' : `${main.width}×${main.height} ${main.codec}`,
    sub?.width == null ? '–' : `${sub.width}×${sub.height} ${sub.codec}`,
    camera ?? '',
  ])
  return table([['KÊNH', 'TÊN', 'TÌNH TRẠNG', 'LUỒNG CHÍNH', 'LUỒNG PHỤ', 'CAMERA'], ...rows])
}

export const nvrRemove: Command = {
  name: 'nvr remove',
  does: {
    vi: 'Gỡ một đầu ghi và quên mật khẩu của nó. Camera của nó vẫn ở lại trạm và vẫn được ghi.',
    en: 'Removes a recorder and forgets its password. Its cameras stay on the station and are recorded on.',
  },
  operands: ['NVR'],
  options: {
    'with-cameras': {
      type: 'boolean',
      vi: 'gỡ cả camera của nó; hình đã ghi vẫn giữ',
      en: 'its cameras too; footage is kept',
    },
    ...stationOptions,
  },
  run: async (values, [nvr = '']) => {
    const query = { cameras: values['with-cameras'] === true ? 'remove' : 'keep' }
    const removed = await askStation<RemovedNvr>(dataFolder(values), 'DELETE', pathOf(nvr), { query })
    if (values.json === true) return printJson(removed)
    process.stdout.write(`Đã gỡ đầu ghi (recorder removed): ${removed.id}\n`)
    if (removed.kept_cameras.length > 0)
      process.stdout.write(
        `Camera còn lại, vẫn được ghi (cameras kept, recorded on): ${removed.kept_cameras.join(', ')}\n`,
      )
  },
}
