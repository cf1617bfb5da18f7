// matthan simulate: a street of pretend cameras from the command line, until SIGINT or SIGTERM or for --seconds.

import { Problem } from '#base/problems.ts'
import { type Command, textOf, textsOf, type Values, wholeOf } from '#programs/command.ts'
import { personalities } from '#simulator/brands/named.ts'
import type { GivenPersonality } from '#simulator/device/installed.ts'
import { faults } from '#simulator/faults/named.ts'
import type { GivenCard, GivenNvr } from '#simulator/nvr/cards-and-nvrs.ts'
import { recorderDialects } from '#simulator/nvr/dialects.ts'
import { type GivenFault, type Street, type StreetOptions, startStreet } from '#simulator/street.ts'

const codecs = ['h264', 'h265', 'mjpeg'] as const
const sounds = ['none', 'pcma', 'pcmu', 'aac', 'opus'] as const
const signIns = ['none', 'basic', 'digest', 'digest-sha256'] as const
const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

export const simulate: Command = {
  name: 'simulate',
  does: {
    vi: 'Chạy một con đường có camera giả, nói RTSP thật.',
    en: 'Runs a street of pretend cameras that speak real RTSP.',
  },
  options: {
    cameras: { ...text, value: 'N', whole: { least: 1, most: 5000 }, vi: 'số camera, mặc định 6', en: 'how many; 6' },
    port: {
      ...text,
      value: 'P',
      whole: { least: 0, most: 65_535 },
      vi: 'cổng RTSP, mặc định 8554; 0 là cổng bất kỳ',
      en: 'RTSP port, 8554; 0 for any',
    },
    host: { ...text, value: 'ADDRESS', vi: 'địa chỉ để nghe, mặc định 127.0.0.1', en: 'address to listen on' },
    file: {
      ...text,
      value: 'F.mp4',
      vi: 'phát lặp tệp này thay cho hình vẽ',
      en: 'loop this MP4 instead of drawn footage',
    },
    codec: { ...text, value: 'C', choices: codecs, vi: codecs.join(' | '), en: 'codec of the pictures' },
    audio: { ...text, value: 'A', choices: sounds, vi: sounds.join(' | '), en: 'codec of the sound' },
    auth: { ...text, value: 'S', choices: signIns, vi: signIns.join(' | '), en: 'how cameras ask for the password' },
    fault: {
      ...text,
      value: 'F@CAM',
      many: true,
      vi: 'cho camera CAM (tên hoặc số thứ tự) một lỗi; F@CAM:5/60 là 5 giây trong mỗi 60 giây; dùng được nhiều lần',
      en: 'give camera CAM (name or number) a fault; F@CAM:5/60 for 5 of every 60 seconds; repeatable',
    },
    brand: {
      ...text,
      value: 'BRAND@CAM',
      many: true,
      vi: 'camera CAM là của hãng BRAND: đường dẫn, cách đăng nhập, ONVIF và tật của hãng ấy; dùng được nhiều lần',
      en: 'camera CAM is one of BRAND’s: its addresses, sign-in, ONVIF and traps; repeatable',
    },
    nvr: {
      ...text,
      value: 'BRAND:N',
      many: true,
      vi: 'thêm một đầu ghi của hãng BRAND với N kênh; dùng được nhiều lần',
      en: 'add a recorder of BRAND with N channels; repeatable',
    },
    card: {
      ...text,
      value: 'D@CAM',
      many: true,
      vi: 'camera CAM có thẻ nhớ, hỏi theo kiểu D (hikvision, dahua, profile_g); all là mọi camera; dùng được nhiều lần',
      en: 'camera CAM has a memory card that is asked in manner D; all: every camera; repeatable',
    },
    'discovery-port': {
      ...text,
      value: 'P',
      whole: { least: 0, most: 65_535 },
      vi: 'cổng UDP trả lời WS-Discovery khi có --brand hoặc --nvr, mặc định 3702; 0 là cổng bất kỳ',
      en: 'UDP port that answers WS-Discovery where there is a --brand or --nvr, 3702; 0 for any',
    },
    addresses: {
      ...text,
      value: '127.77.0.1',
      vi: 'mỗi thiết bị có hãng một địa chỉ loopback riêng từ đây, ở cổng quen dùng của hãng',
      en: 'each device of a maker at a loopback address of its own from here on, at its maker’s usual ports',
    },
    'own-ports': {
      ...flag,
      vi: 'mỗi camera một cổng riêng; bị rút phích thì cổng ấy đóng',
      en: 'a port for each camera; one that is unplugged closes it',
    },
    seconds: {
      ...text,
      value: 'N',
      whole: { least: 1, most: 10_000_000 },
      vi: 'tự dừng sau N giây',
      en: 'stop after N seconds',
    },
    cache: { ...text, value: 'DIR', vi: 'nơi giữ hình đã vẽ', en: 'where drawn footage is kept' },
    quick: { ...flag, vi: 'hình nhỏ và ngắn, cho thử nghiệm', en: 'tiny footage, for tests' },
    json: { ...flag, vi: 'in danh sách camera dạng JSON ở dòng đầu', en: 'the cameras as one JSON line' },
  },
  examples: [
    'matthan simulate --cameras 2 --fault hangs-after-play@2',
    'matthan simulate --cameras 6 --own-ports --fault unplugged@3:20/120',
    'matthan simulate --cameras 2 --brand hikvision@1 --brand ezviz@2 --nvr dahua:8',
  ],
  notes: [
    `Hãng (brands): ${Object.keys(personalities).join(' ')}`,
    'Lỗi (faults):',
    ...Object.entries(faults).map(([name, { says }]) => `  ${name.padEnd(24)} ${says.vi} (${says.en})`),
  ],
  run: async values => {
    await using street = await startStreet({ ...streetOf(values), onProgress: line => console.error(line) })
    tell(street, values.json === true)
    await untilStopped(wholeOf(values, 'seconds'))
  },
}

const streetOf = (values: Values): StreetOptions => {
  const alone = wholeOf(values, 'cameras') ?? 6
  const made = readMakers(values, alone)
  return {
    cameras: made.cameras,
    port: wholeOf(values, 'port') ?? 8554,
    quick: values.quick === true,
    ownPorts: values['own-ports'] === true,
    faults: textsOf(values, 'fault').map(readFault),
    personalities: made.personalities,
    nvrs: made.nvrs,
    cards: textsOf(values, 'card').flatMap(asked => readCards(asked, alone)),
    ...(made.personalities.length > 0 && { discovery: { port: wholeOf(values, 'discovery-port') ?? 3_702 } }),
    ...given('host', textOf(values, 'host')),
    ...given('addresses', textOf(values, 'addresses')),
    ...given('file', textOf(values, 'file')),
    ...given('cacheDir', textOf(values, 'cache')),
    ...given('auth', oneOf(signIns, textOf(values, 'auth'))),
    ...given('codec', oneOf(codecs, textOf(values, 'codec'))),
    ...given('audio', oneOf(sounds, textOf(values, 'audio'))),
  }
}

const readCards = (asked: string, cameras: number): GivenCard[] => {
  const [, manner, camera = ''] = /^([a-z_]+)@([^@:]+)$/.exec(asked) ?? []
  const dialect = oneOf(recorderDialects, manner)
  if (dialect === undefined) throw wrongOption('--card', 'hikvision@1')
  const all = Array.from({ length: cameras }, (_, index) => ({ camera: `${index + 1}`, dialect }))
  return camera === 'all' ? all : [{ camera, dialect }]
}

const MOST_CHANNELS = 64
const dialects: Readonly<Record<string, 'hikvision' | 'dahua'>> = {
  hikvision: 'hikvision',
  dahua: 'dahua',
  kbvision: 'dahua',
}

/** Channels of recorders are cameras behind those that stand alone. */
const readMakers = (
  values: Values,
  alone: number,
): { cameras: number; personalities: GivenPersonality[]; nvrs: GivenNvr[] } => {
  const personalities: GivenPersonality[] = textsOf(values, 'brand').map(asked => {
    const [, brand, camera] = /^([a-z_]+)@([^@]+)$/.exec(asked) ?? []
    if (brand === undefined || camera === undefined) throw wrongOption('--brand', 'hikvision@1')
    return { brand, camera }
  })
  const nvrs: GivenNvr[] = []
  let cameras = alone
  for (const asked of textsOf(values, 'nvr')) {
    const [, brand, count] = /^([a-z_]+):(\d{1,2})$/.exec(asked) ?? []
    const channels = Number(count)
    if (brand === undefined || channels < 1 || channels > MOST_CHANNELS) throw wrongOption('--nvr', 'hikvision:16')
    const first = cameras
    const owned = Array.from({ length: channels }, (_, index) => String(first + index + 1))
    const nvr = `${brand}-${nvrs.length + 1}`
    nvrs.push({ name: nvr, dialect: dialects[brand] ?? 'profile_g', cameras: owned })
    personalities.push({ brand, cameras: owned, nvr })
    cameras += channels
  }
  return { cameras, personalities, nvrs }
}

const wrongOption = (option: string, example: string): Problem =>
  new Problem('bad_command', { command: 'simulate', option, example })

const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [K in Name]?: Value })

const oneOf = <Choice extends string>(choices: readonly Choice[], value: string | undefined): Choice | undefined =>
  choices.find(choice => choice === value)

const readFault = (asked: string): GivenFault => {
  const found = /^([^@:]+)@([^@:]+)(?::(\d{1,5}(?:\.\d{1,3})?)\/(\d{1,6}))?$/.exec(asked)
  const [, fault = '', camera = '', on, every] = found ?? []
  if (found === null || Number(on) >= Number(every)) throw wrongOption('--fault', 'unplugged@2:20/120')
  return on === undefined ? { fault, camera } : { fault, camera, rhythm: { on_s: Number(on), every_s: Number(every) } }
}

const tell = (street: Street, json: boolean): void => {
  if (json) {
    console.log(JSON.stringify({ cameras: street.cameras, nvrs: street.nvrs }))
    return
  }
  for (const { name, main_url, sub_url, username, password, brand, http_url } of street.cameras) {
    const account = username === '' ? '' : `  tên (user): ${username}  mật khẩu (password): ${password}`
    const maker = brand === undefined ? '' : `  ${brand}  ${http_url}`
    console.log(`${main_url}  ${name}${maker}${account}\n${sub_url}  ${name}`)
  }
  for (const { name, channels } of street.nvrs)
    for (const { channel, main_url } of channels) console.log(`${main_url}  ${name}, kênh (channel) ${channel}`)
}

const untilStopped = (seconds: number | undefined): Promise<void> =>
  new Promise(resolve => {
    const timer = seconds === undefined ? undefined : setTimeout(() => stop(), seconds * 1_000)
    const stop = (): void => {
      clearTimeout(timer)
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
