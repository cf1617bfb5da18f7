// matthan camera device, imaging, reboot: a camera is asked what it is, its picture is set, and it is started anew.

import { Problem } from '#base/problems.ts'
import { type DeviceShown, dayNightShape, type Imaging, imagingNumbers, type SetImaging } from '#contract/device.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, type Values } from '#programs/command.ts'
import { table } from '#programs/words.ts'

const pathOf = (camera: string, what: string): string => `/api/cameras/${encodeURIComponent(camera)}/${what}`

export const cameraDevice: Command = {
  name: 'camera device',
  does: {
    vi: 'Hỏi camera qua ONVIF: máy gì, firmware nào, tên và địa chỉ mạng, đồng hồ, các tài khoản trên máy.',
    en: 'Asks a camera over ONVIF: model, firmware, name and network addresses, clock, the accounts on it.',
  },
  operands: ['CAMERA'],
  options: stationOptions,
  examples: ['matthan camera device cong-chinh'],
  run: async (values, [camera = '']) => {
    const device = await askStation<DeviceShown>(dataFolder(values), 'GET', pathOf(camera, 'device'))
    if (values.json === true) printJson(device)
    else process.stdout.write(deviceText(device))
  },
}

const number = (vi: string, en: string) => ({ type: 'string', value: 'NUMBER', vi, en }) as const

export const cameraImaging: Command = {
  name: 'camera imaging',
  does: {
    vi: 'Chỉnh hình ngay trên camera: sáng, tương phản, màu, nét, ngày hay đêm; không nêu gì thì chỉ hiện đang đặt thế nào.',
    en: 'Sets the picture on the camera itself: brightness, contrast, colour, sharpness, day or night; shows them without any.',
  },
  operands: ['CAMERA'],
  options: {
    brightness: number('độ sáng', 'brightness'),
    contrast: number('tương phản', 'contrast'),
    saturation: number('màu', 'colour'),
    sharpness: number('độ nét', 'sharpness'),
    'day-night': {
      type: 'string',
      value: 'MODE',
      choices: dayNightShape.options,
      vi: 'ngày: hình màu; đêm: nhận hồng ngoại',
      en: 'day: in colour; night: infrared let in',
    },
    ...stationOptions,
  },
  examples: ['matthan camera imaging cong-chinh', 'matthan camera imaging cong-chinh --brightness 60 --day-night auto'],
  run: async (values, [camera = '']) => {
    const data = dataFolder(values)
    const path = pathOf(camera, 'imaging')
    const body = wantedOf(values)
    const asked = Object.keys(body).length > 0
    const imaging = await (asked
      ? askStation<Imaging>(data, 'PATCH', path, { body })
      : askStation<Imaging>(data, 'GET', path))
    if (values.json === true) printJson(imaging)
    else process.stdout.write(imagingText(imaging))
  },
}

export const cameraReboot: Command = {
  name: 'camera reboot',
  does: {
    vi: 'Khởi động lại một camera; mất hình khoảng một phút. Camera treo ở đầu ghi thì cả đầu ghi khởi động lại.',
    en: 'Starts a camera anew; it is away for about a minute. For a camera on a recorder the whole recorder restarts.',
  },
  operands: ['CAMERA'],
  options: stationOptions,
  examples: ['matthan camera reboot cong-chinh'],
  run: async (values, [camera = '']) => {
    const answer = await askStation(dataFolder(values), 'POST', pathOf(camera, 'reboot'))
    if (values.json === true) printJson(answer)
    else process.stdout.write('đang khởi động lại (restarting)\n')
  },
}

const wantedOf = (values: Values): SetImaging => {
  const wanted: Record<string, unknown> = {}
  for (const name of imagingNumbers) {
    const text = textOf(values, name)
    if (text === undefined) continue
    if (!/^-?\d+(?:\.\d+)?$/.test(text)) throw new Problem('bad_command', { command: 'camera imaging', option: name })
    wanted[name] = Number(text)
  }
  const mode = textOf(values, 'day-night')
  return { ...wanted, ...(mode === undefined ? {} : { day_night: dayNightShape.parse(mode) }) }
}

const deviceText = ({ maker, model, firmware, serial, hostname, network, accounts, clock, ntp }: DeviceShown): string =>
  table([
    ['máy (model)', `${maker} ${model}`.trim()],
    ['firmware', firmware],
    ['số máy (serial)', serial],
    ['tên (hostname)', hostname ?? '—'],
    ...network.map(({ name, mac, addresses }) => [
      `mạng (network) ${name}`,
      [mac ?? '', ...addresses].filter(Boolean).join(' · '),
    ]),
    ['tài khoản (accounts)', accounts === null ? '—' : accounts.join(', ')],
    [
      'đồng hồ (clock)',
      clock === null
        ? '—'
        : `${Math.round(clock.offset_ms / 1000)} s · ${clock.timezone ?? '?'} · ${clock.set_by ?? '?'}`,
    ],
    ['NTP', ntp.join(', ') || '—'],
  ])

const imagingText = (imaging: Imaging): string =>
  table([
    ...imagingNumbers.map(name => {
      const set = imaging[name]
      return [name, set === null ? '—' : `${set.value} (${set.least}…${set.most})`]
    }),
    ['day_night', imaging.day_night === null ? '—' : `${imaging.day_night} (${imaging.day_night_choices.join(', ')})`],
  ])
