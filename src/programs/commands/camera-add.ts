// matthan camera add: a camera joins the station and is recorded from then on.

import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { Problem } from '#base/problems.ts'
import { type AddCamera, type Camera, type Transport, transportShape } from '#contract/camera.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  neededText,
  printJson,
  stationOptions,
  textOf,
  type Values,
} from '#programs/command.ts'

export const transportOption = {
  type: 'string',
  value: 'WAY',
  vi: 'cách truyền: tcp (mặc định), udp, http (RTSP trong HTTP), tls (RTSP mã hóa)',
  en: 'how packets travel: tcp (the default), udp, http (RTSP inside HTTP), tls (encrypted RTSP)',
} as const

export const cameraAdd: Command = {
  name: 'camera add',
  does: {
    vi: 'Thêm một camera vào trạm; việc ghi hình bắt đầu ngay. Mật khẩu được mã hóa, không hiện ở đâu nữa.',
    en: 'Adds a camera to the station; recording starts at once. The password is sealed and shown nowhere again.',
  },
  options: {
    name: { type: 'string', value: 'NAME', needed: true, vi: 'tên camera', en: 'the camera’s name' },
    url: {
      type: 'string',
      value: 'URL',
      needed: true,
      vi: 'địa chỉ rtsp:// của luồng chính',
      en: 'rtsp:// address of the main stream',
    },
    'sub-url': { type: 'string', value: 'URL', vi: 'địa chỉ luồng phụ', en: 'address of the sub stream' },
    place: { type: 'string', value: 'PLACE', vi: 'nơi đặt', en: 'where it stands' },
    id: {
      type: 'string',
      value: 'ID',
      vi: 'mã; để trống thì lấy từ tên',
      en: 'its id; made from the name when left out',
    },
    user: { type: 'string', value: 'USER', vi: 'tên đăng nhập của camera', en: 'the camera’s user name' },
    'password-file': {
      type: 'string',
      value: 'FILE',
      vi: 'tệp chứa mật khẩu của camera; "-" là đọc từ bàn phím hoặc đường ống',
      en: 'file with the camera’s password; "-" reads standard input',
    },
    transport: transportOption,
    udp: { type: 'boolean', vi: 'như --transport udp', en: 'the same as --transport udp' },
    audio: { type: 'boolean', vi: 'ghi cả tiếng; cần --audio-reason', en: 'record sound too; needs --audio-reason' },
    'audio-reason': { type: 'string', value: 'TEXT', vi: 'vì sao ghi tiếng', en: 'why sound is recorded' },
    ...stationOptions,
  },
  examples: [
    'matthan camera add --name "Cổng chính" --url rtsp://192.168.1.20/Streaming/Channels/101 --user admin --password-file -',
  ],
  run: async values => {
    const body: AddCamera = {
      name: neededText(values, 'name'),
      main_url: neededText(values, 'url'),
      sub_url: textOf(values, 'sub-url') ?? null,
      place: textOf(values, 'place') ?? '',
      username: textOf(values, 'user') ?? '',
      password: await passwordFrom(values),
      transport: transportFrom(values) ?? 'tcp',
      record_audio: values.audio === true,
      audio_reason: textOf(values, 'audio-reason') ?? '',
      ...(textOf(values, 'id') !== undefined && { id: neededText(values, 'id') }),
    }
    const camera = await askStation<Camera>(dataFolder(values), 'POST', '/api/cameras', { body })
    if (values.json === true) return printJson(camera)
    process.stdout.write(`Đã thêm camera "${camera.name}", mã ${camera.id}.\n(Camera added with id ${camera.id}.)\n`)
  },
}

export const transportFrom = (values: Values): Transport | undefined => {
  const text = textOf(values, 'transport') ?? (values.udp === true ? 'udp' : undefined)
  if (text === undefined) return undefined
  const read = transportShape.safeParse(text)
  if (!read.success) throw new Problem('bad_command', { option: '--transport', options: 'tcp | udp | http | tls' })
  return read.data
}

// Never an option of its own: other users of the machine see command lines.
export const passwordFrom = async (values: Values): Promise<string> => {
  const file = textOf(values, 'password-file')
  if (file === undefined) return ''
  try {
    const read = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
    return read.replace(/\r?\n$/, '')
  } catch (cause) {
    throw new Problem('bad_command', { unreadable: '--password-file' }, { cause })
  }
}
