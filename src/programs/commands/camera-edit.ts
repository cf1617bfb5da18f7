// matthan camera edit, audio: what of a camera changes after it was added, and whether its sound is recorded, and why.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Camera, EditCamera } from '#contract/camera.ts'
import { type Command, neededText, stationOptions, textOf } from '#programs/command.ts'
import { cameraOption, changeCamera, tellCamera } from '#programs/one-camera.ts'
import { passwordFrom, transportFrom, transportOption } from './camera-add.ts'

export const cameraEdit: Command = {
  name: 'camera edit',
  does: {
    vi: 'Sửa một camera: tên, nơi đặt, địa chỉ, mật khẩu, cách truyền. Điều không nêu thì giữ nguyên.',
    en: 'Changes a camera: name, place, addresses, password, transport. What is not named stays.',
  },
  options: {
    camera: cameraOption,
    name: { type: 'string', value: 'NAME', vi: 'tên mới', en: 'a new name' },
    place: { type: 'string', value: 'PLACE', vi: 'nơi đặt', en: 'where it stands' },
    url: { type: 'string', value: 'URL', vi: 'địa chỉ luồng chính', en: 'address of the main stream' },
    'sub-url': { type: 'string', value: 'URL', vi: 'địa chỉ luồng phụ', en: 'address of the sub stream' },
    user: { type: 'string', value: 'USER', vi: 'tên đăng nhập của camera', en: 'the camera’s user name' },
    'password-file': {
      type: 'string',
      value: 'FILE',
      vi: 'tệp chứa mật khẩu của camera; "-" là đọc từ bàn phím hoặc đường ống',
      en: 'file with the camera’s password; "-" reads standard input',
    },
    transport: transportOption,
    'trust-certificate': {
      type: 'boolean',
      vi: 'chấp nhận chứng chỉ TLS mới của camera (sau khi thay hoặc cài lại camera)',
      en: 'accept the camera’s new TLS certificate (after it was replaced or reset)',
    },
    'retry-sign-in': {
      type: 'boolean',
      vi: 'thử ngay mật khẩu đã bị từ chối (sau khi sửa mật khẩu trên camera)',
      en: 'try a password that was refused again at once (after it was put right on the camera)',
    },
    ...stationOptions,
  },
  examples: [
    'matthan camera edit --camera cong-chinh --transport tls',
    'matthan camera edit --camera cho --user admin',
  ],
  run: async values => {
    const password = textOf(values, 'password-file') === undefined ? undefined : await passwordFrom(values)
    const body: EditCamera = {
      name: textOf(values, 'name'),
      place: textOf(values, 'place'),
      main_url: textOf(values, 'url'),
      sub_url: textOf(values, 'sub-url'),
      username: textOf(values, 'user'),
      password,
      transport: transportFrom(values),
      ...(values['trust-certificate'] === true && { trust_certificate: true as const }),
      ...(values['retry-sign-in'] === true && { retry_sign_in: true as const }),
    }
    if (Object.values(body).every(value => value === undefined))
      throw new Problem('bad_command', { command: 'camera edit' })
    tellCamera(values, await changeCamera(values, 'PATCH', '', body), ({ id }) => `đã sửa (changed), mã (id) ${id}`)
  },
}

export const cameraAudio: Command = {
  name: 'camera audio',
  does: {
    vi: 'Bật hoặc tắt ghi tiếng của một camera. Lý do và người nêu được lưu lại và luôn xem được.',
    en: 'Switches recording a camera’s sound on or off. The reason and who gave it are kept and always shown.',
  },
  options: {
    camera: cameraOption,
    on: { type: 'boolean', vi: 'bật ghi tiếng', en: 'record sound' },
    off: { type: 'boolean', vi: 'tắt ghi tiếng', en: 'record no sound' },
    reason: { type: 'string', value: 'TEXT', needed: true, vi: 'vì sao', en: 'why' },
    ...stationOptions,
  },
  examples: ['matthan camera audio --camera cong-chinh --on --reason "chống trộm ban đêm, họp thôn 12/11"'],
  run: async values => {
    const record = values.on === true
    if (record === (values.off === true))
      throw new Problem('bad_command', { command: 'camera audio', options: '--on | --off' })
    const body: EditCamera = { audio: { record, reason: neededText(values, 'reason') } }
    tellCamera(values, await changeCamera(values, 'PATCH', '', body), audioText)
  },
}

/** Whether a camera's sound is recorded, why, and who said so. */
const audioText = ({ record_audio, audio }: Camera): string => {
  const state = record_audio ? 'có ghi tiếng (sound is recorded)' : 'không ghi tiếng (no sound is recorded)'
  return audio === null ? state : `${state}: ${audio.reason} · ${audio.by} · ${localText(wallTime90k(audio.since_90k))}`
}
