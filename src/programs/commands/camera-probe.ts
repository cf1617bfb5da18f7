// matthan camera probe: dials a device and shows what it has; adds it when a name is given.

import { setTimeout as pause } from 'node:timers/promises'
import { brandCodes } from '#contract/brand.ts'
import type { Camera } from '#contract/camera.ts'
import type { Probe, ProbedStream } from '#contract/probe.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, wholeOf } from '#programs/command.ts'
import { probeTroubles } from '#programs/probe-words.ts'
import { both, table } from '#programs/words.ts'
import { passwordFrom } from './camera-add.ts'

const LOOK_EVERY_MS = 250

export const deviceOptions = {
  brand: {
    type: 'string',
    value: 'BRAND',
    choices: brandCodes,
    vi: `hãng: ${brandCodes.join(', ')}; để trống thì tự tìm`,
    en: 'whose make it is; found out when left out',
  },
  user: { type: 'string', value: 'USER', vi: 'tên đăng nhập của thiết bị', en: 'the device’s user name' },
  'password-file': {
    type: 'string',
    value: 'FILE',
    vi: 'tệp chứa mật khẩu; "-" là đọc từ bàn phím hoặc đường ống',
    en: 'file with the password; "-" reads standard input',
  },
} as const satisfies Command['options']

export const cameraProbe: Command = {
  name: 'camera probe',
  does: {
    vi: 'Thử một camera: tìm luồng hình theo hãng và ONVIF, đề nghị luồng chính và phụ. Có --name thì thêm luôn.',
    en: 'Tries a camera: finds its streams by maker and ONVIF, proposes main and sub. With --name it is added too.',
  },
  operands: ['ADDRESS'],
  options: {
    ...deviceOptions,
    channel: {
      type: 'string',
      value: 'N',
      whole: { least: 1, most: 256 },
      vi: 'kênh của đầu ghi',
      en: 'a recorder’s channel',
    },
    'rtsp-port': {
      type: 'string',
      value: 'P',
      whole: { least: 1, most: 65_535 },
      vi: 'cổng RTSP, nếu biết',
      en: 'RTSP port, where known',
    },
    name: { type: 'string', value: 'NAME', vi: 'thêm camera với tên này', en: 'add the camera under this name' },
    place: { type: 'string', value: 'PLACE', vi: 'nơi đặt', en: 'where it stands' },
    ...stationOptions,
  },
  examples: ['matthan camera probe 192.168.1.20 --brand hikvision --user admin --password-file - --name "Cổng chính"'],
  run: async (values, [address = '']) => {
    const data = dataFolder(values)
    const body = {
      address,
      brand: textOf(values, 'brand') ?? null,
      username: textOf(values, 'user') ?? '',
      password: await passwordFrom(values),
      channel: wholeOf(values, 'channel') ?? 1,
      rtsp_port: wholeOf(values, 'rtsp-port') ?? null,
    }
    const probe = await finished(data, await askStation<Probe>(data, 'POST', '/api/probes', { body }))
    const name = textOf(values, 'name')
    const added = name === undefined || probe.main === null ? undefined : { name, place: textOf(values, 'place') ?? '' }
    const { main, sub } = probe
    const camera =
      added &&
      (await askStation<Camera>(data, 'POST', `/api/probes/${probe.id}/camera`, { body: { ...added, main, sub } }))
    if (values.json === true) printJson(camera === undefined ? probe : { ...probe, camera: camera.id })
    else
      process.stdout.write(
        probeText(probe) + (camera === undefined ? '' : `Đã thêm, mã (added with id) ${camera.id}.\n`),
      )
    return probe.main === null || (probe.trouble !== null && camera === undefined) ? 1 : 0
  },
}

const finished = async (data: string, begun: Probe): Promise<Probe> => {
  let probe = begun
  while (probe.state === 'probing') {
    await pause(LOOK_EVERY_MS)
    probe = await askStation<Probe>(data, 'GET', `/api/probes/${probe.id}`)
  }
  return probe
}

const probeText = ({ brand, device, streams, main, sub, trouble, detail }: Probe): string => {
  const make = [brand, device?.maker, device?.model, device?.firmware].filter(word => (word ?? '') !== '').join(' · ')
  const rows = streams.map(stream => [
    stream.key === main ? 'chính (main)' : stream.key === sub ? 'phụ (sub)' : '',
    stream.url,
    sizeOf(stream),
    stream.codec ?? stream.trouble ?? '',
    stream.audio ?? '–',
  ])
  const found = rows.length === 0 ? '' : table([['LUỒNG', 'ĐỊA CHỈ', 'CỠ HÌNH', 'MÃ HÓA', 'TIẾNG'], ...rows])
  const why = trouble === null ? '' : `${both(probeTroubles[trouble])}${detail === null ? '' : ` [${detail}]`}\n`
  return `${make === '' ? '' : `${make}\n`}${found}${why}`
}

const sizeOf = ({ width, height, frames_per_second }: ProbedStream): string =>
  width === null ? '–' : `${width}×${height}${frames_per_second === null ? '' : ` @${frames_per_second}`}`
