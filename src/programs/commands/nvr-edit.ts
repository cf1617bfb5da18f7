// matthan nvr edit: another name, place, address or password of a recorder; its cameras follow it.

import { Problem } from '#base/problems.ts'
import type { ChangeNvr, Nvr } from '#contract/nvr.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, wholeOf } from '#programs/command.ts'
import { passwordFrom } from './camera-add.ts'

export const nvrEdit: Command = {
  name: 'nvr edit',
  does: {
    vi: 'Sửa một đầu ghi: tên, nơi đặt, địa chỉ, cổng, tên và mật khẩu đăng nhập. Camera của nó theo địa chỉ và mật khẩu mới. Điều không nêu thì giữ nguyên.',
    en: 'Changes a recorder: name, place, address, port, user and password. Its cameras follow the new address and password. What is not named stays.',
  },
  operands: ['NVR'],
  options: {
    name: { type: 'string', value: 'NAME', vi: 'tên mới', en: 'a new name' },
    place: { type: 'string', value: 'PLACE', vi: 'nơi đặt', en: 'where it stands' },
    address: { type: 'string', value: 'ADDRESS', vi: 'địa chỉ mới', en: 'its new address' },
    'rtsp-port': {
      type: 'string',
      value: 'P',
      whole: { least: 1, most: 65_535 },
      vi: 'cổng RTSP',
      en: 'RTSP port',
    },
    user: { type: 'string', value: 'USER', vi: 'tên đăng nhập mới', en: 'its new user name' },
    'password-file': {
      type: 'string',
      value: 'FILE',
      vi: 'tệp chứa mật khẩu mới, đi cùng --user; "-" là đọc từ bàn phím hoặc đường ống',
      en: 'file with its new password, together with --user; "-" reads standard input',
    },
    ...stationOptions,
  },
  examples: [
    'matthan nvr edit dau-ghi-nha-van-hoa --address 192.168.1.70',
    'matthan nvr edit dau-ghi-nha-van-hoa --user admin --password-file -',
  ],
  run: async (values, [nvr = '']) => {
    const path = `/api/nvrs/${encodeURIComponent(nvr)}`
    const body: ChangeNvr = {
      name: textOf(values, 'name'),
      place: textOf(values, 'place'),
      address: textOf(values, 'address'),
      rtsp_port: wholeOf(values, 'rtsp-port'),
    }
    const username = textOf(values, 'user')
    const named = Object.values(body).some(value => value !== undefined)
    if ((username === undefined) !== (textOf(values, 'password-file') === undefined))
      throw new Problem('bad_command', { command: 'nvr edit', options: '--user --password-file' })
    if (!named && username === undefined) throw new Problem('bad_command', { command: 'nvr edit' })
    const password = await passwordFrom(values)
    const data = dataFolder(values)
    let changed = named ? await askStation<Nvr>(data, 'PATCH', path, { body }) : undefined
    if (username !== undefined)
      changed = await askStation<Nvr>(data, 'PUT', `${path}/credentials`, { body: { username, password } })
    if (values.json === true) return printJson(changed)
    process.stdout.write(`Đã sửa đầu ghi "${changed!.name}", mã ${changed!.id}.\n(Recorder changed.)\n`)
  },
}
