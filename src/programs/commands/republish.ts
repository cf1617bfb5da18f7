// matthan republish: other systems fetch live pictures from this station, each with an account that was made for it.

import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { EditRepublishAccount, MadeRepublishAccount, Republish, SetRepublish } from '#contract/republish.ts'
import { askStation } from '#programs/ask-station.ts'
import {
  type Command,
  dataFolder,
  printJson,
  stationOptions,
  textOf,
  textsOf,
  type Values,
  wholeOf,
} from '#programs/command.ts'
import { table } from '#programs/words.ts'

const port = { type: 'string', value: 'N', whole: { least: 1, most: 65_535 } } as const
const camerasAllowed = {
  camera: { type: 'string', value: 'CAMERA', many: true, vi: 'được lấy camera này', en: 'may fetch this camera' },
  all: {
    type: 'boolean',
    vi: 'được lấy mọi camera, kể cả thêm sau này',
    en: 'may fetch all, also those added later',
  },
} as const
const onOrOff = { type: 'string', value: 'on|off', choices: ['on', 'off'] } as const

export const republishOn: Command = {
  name: 'republish on',
  does: {
    vi: 'Mở cửa RTSP cho hệ thống khác lấy hình trực tiếp. Chỉ tài khoản lấy hình mới vào được.',
    en: 'Opens the RTSP door for other systems to fetch live pictures. Only accounts made for that get in.',
  },
  options: {
    host: {
      type: 'string',
      value: 'ADDRESS',
      vi: 'địa chỉ của máy này để nghe',
      en: 'this machine’s address to listen at',
    },
    port: { ...port, vi: 'cổng RTSP, mặc định 8554', en: 'RTSP port; 8554 if never given' },
    onvif: { ...onOrOff, vi: 'trạm trả lời như một thiết bị ONVIF', en: 'answer as an ONVIF device too' },
    'onvif-port': { ...port, vi: 'cổng ONVIF, mặc định 8555', en: 'ONVIF port; 8555 if never given' },
    discovery: { ...onOrOff, vi: 'cho dò thấy qua WS-Discovery', en: 'let itself be found by WS-Discovery' },
    ...stationOptions,
  },
  examples: ['matthan republish on', 'matthan republish on --port 554 --onvif on'],
  run: async values => {
    const truth = (name: string) => (textOf(values, name) === undefined ? undefined : textOf(values, name) === 'on')
    const given = {
      host: textOf(values, 'host'),
      port: wholeOf(values, 'port'),
      onvif: truth('onvif'),
      onvif_port: wholeOf(values, 'onvif-port'),
      discovery: truth('discovery'),
    }
    const body = {
      enabled: true,
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    }
    await set(values, body)
  },
}

export const republishOff: Command = {
  name: 'republish off',
  does: { vi: 'Đóng cửa; mọi hệ thống đang lấy hình bị ngắt.', en: 'Closes the door and hangs up on whoever fetches.' },
  options: stationOptions,
  run: values => set(values, { enabled: false }),
}

export const republishShow: Command = {
  name: 'republish show',
  does: {
    vi: 'Xem cửa đang mở hay đóng, ai đang lấy hình nào.',
    en: 'Shows whether the door is open and who fetches what.',
  },
  options: stationOptions,
  run: async values => say(values, await askStation<Republish>(dataFolder(values), 'GET', '/api/republish')),
}

export const republishAccountAdd: Command = {
  name: 'republish account add',
  does: {
    vi: 'Tạo tài khoản cho một hệ thống khác. Mật khẩu do máy đặt, chỉ hiện một lần.',
    en: 'Makes an account for another system. Its password is generated and shown once.',
  },
  operands: ['NAME'],
  options: {
    ...camerasAllowed,
    sound: {
      type: 'boolean',
      vi: 'được nghe tiếng của những camera có ghi tiếng',
      en: 'may hear cameras whose sound is recorded',
    },
    ...stationOptions,
  },
  examples: ['matthan republish account add vms-huyen --camera cong-chinh --camera cho-xa'],
  run: async (values, [name = '']) => {
    const cameras = textsOf(values, 'camera')
    if ((values.all === true) === cameras.length > 0) throw new Problem('bad_command', { missing: '--camera' })
    const body = { name, cameras: values.all === true ? null : cameras, sound: values.sound === true }
    const made = await askStation<MadeRepublishAccount>(dataFolder(values), 'POST', '/api/republish/accounts', { body })
    if (values.json === true) return printJson(made)
    process.stdout.write(
      `Đã tạo tài khoản ${name}. Mật khẩu, chỉ hiện lần này (the password, shown this once):\n  ${made.secret}\n`,
    )
  },
}

export const republishAccountSet: Command = {
  name: 'republish account set',
  does: {
    vi: 'Sửa tài khoản lấy hình: được lấy camera nào, được nghe hay không. Mật khẩu giữ nguyên.',
    en: 'Changes what an account may fetch and whether it may hear. Its password stays.',
  },
  operands: ['NAME'],
  options: {
    ...camerasAllowed,
    sound: {
      ...onOrOff,
      vi: 'được nghe tiếng của những camera có ghi tiếng',
      en: 'hear cameras whose sound is recorded',
    },
    ...stationOptions,
  },
  examples: [
    'matthan republish account set vms-huyen --camera cong-chinh',
    'matthan republish account set vms-huyen --sound on',
  ],
  run: async (values, [name = '']) => {
    const cameras = textsOf(values, 'camera')
    const sound = textOf(values, 'sound')
    if (values.all === true && cameras.length > 0) throw new Problem('bad_command', { superfluous: '--camera' })
    const body: EditRepublishAccount = {
      ...(values.all === true ? { cameras: null } : cameras.length > 0 ? { cameras: [...cameras] } : {}),
      ...(sound === undefined ? {} : { sound: sound === 'on' }),
    }
    if (Object.keys(body).length === 0) throw new Problem('bad_command', { missing: '--camera, --all, --sound' })
    const path = `/api/republish/accounts/${encodeURIComponent(name)}`
    const shown = await askStation<Republish>(dataFolder(values), 'PATCH', path, { body })
    if (values.json === true) return printJson(shown.accounts.find(account => account.name === name))
    process.stdout.write(`Đã sửa tài khoản ${name}. (Changed.)\n`)
  },
}

export const republishAccountList: Command = {
  name: 'republish account list',
  does: { vi: 'Liệt kê tài khoản lấy hình.', en: 'Lists the accounts of other systems.' },
  options: stationOptions,
  run: async values => {
    const { accounts } = await askStation<Republish>(dataFolder(values), 'GET', '/api/republish')
    if (values.json === true) return printJson({ accounts })
    const rows = accounts.map(({ name, cameras, sound, made_by, made_90k }) => [
      name,
      cameras === null ? 'mọi camera' : cameras.join(', '),
      sound ? 'có tiếng' : 'chỉ hình',
      made_by,
      localText(wallTime90k(made_90k)),
    ])
    process.stdout.write(table([['TÀI KHOẢN', 'CAMERA', 'ĐƯỢC NGHE', 'NGƯỜI TẠO', 'LÚC'], ...rows]))
  },
}

export const republishAccountRemove: Command = {
  name: 'republish account remove',
  does: { vi: 'Xóa tài khoản lấy hình và ngắt ngay.', en: 'Removes an account and hangs up on it at once.' },
  operands: ['NAME'],
  options: stationOptions,
  run: async (values, [name = '']) => {
    await askStation(dataFolder(values), 'DELETE', `/api/republish/accounts/${encodeURIComponent(name)}`)
    if (values.json === true) return printJson({ name })
    process.stdout.write(`Đã xóa tài khoản ${name}. (Removed.)\n`)
  },
}

const set = async (values: Values, body: SetRepublish): Promise<void> =>
  say(values, await askStation<Republish>(dataFolder(values), 'PUT', '/api/republish', { body }))

const states = { off: 'đóng (off)', on: 'mở (on)', failed: 'không mở được (failed)' } as const

const say = (values: Values, shown: Republish): void => {
  if (values.json === true) {
    printJson(shown)
    return
  }
  const { settings, state, problem, fetching } = shown
  const onvif = settings.onvif ? `, ONVIF http://${settings.host}:${settings.onvif_port}/onvif/device_service` : ''
  const where = state === 'on' ? `: rtsp://${settings.host}:${settings.port}/<camera>/main${onvif}` : ''
  process.stdout.write(
    `Cửa cho hệ thống khác lấy hình: ${states[state]}${where}${problem === null ? '' : ` ${problem}`}\n`,
  )
  const rows = fetching.map(({ account, camera, stream, sound, address, since_90k }) => [
    account,
    `${camera}/${stream}${sound ? ' + tiếng' : ''}`,
    address,
    localText(wallTime90k(since_90k)),
  ])
  if (rows.length > 0) process.stdout.write(table([['TÀI KHOẢN', 'LUỒNG', 'TỪ MÁY', 'TỪ LÚC'], ...rows]))
}
