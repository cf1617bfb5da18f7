// Dahua's CGI over HTTP with digest (Dahua HTTP API): one question a line, answers as `key=value` lines. Settings are tables that are read whole and
// set key by key.

import type { Channel, Device } from '#simulator/device/device.ts'
import { dahuaCaps, dahuaTable, setDahua } from './dahua-config.ts'
import { type HttpAnswer, type HttpRequest, says, textAnswer } from './http-answer.ts'

type Fields = ReadonlyMap<string, string>

const OK = textAnswer('OK\r\n')
const error = (status = 400): HttpAnswer => textAnswer('Error\r\nBad Request!\r\n', status)

export const answerDahua = async (device: Device, { url }: HttpRequest): Promise<HttpAnswer> => {
  const [path = '', query = ''] = url.split('?', 2)
  const fields: Fields = readFields(query)
  const page = path.replace('/cgi-bin/', '').replace('.cgi', '')
  const found = Object.hasOwn(pages, page) ? pages[page] : undefined
  return found === undefined ? error(404) : found(device, fields, fields.get('action') ?? '')
}

/** Keys hold brackets and dots; `+` is a plus here. */
const readFields = (query: string): Map<string, string> => {
  const fields = new Map<string, string>()
  for (const part of query.split('&')) {
    const [name = '', ...value] = part.split('=')
    fields.set(decoded(name), decoded(value.join('=')))
  }
  return fields
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

type Page = (device: Device, fields: Fields, action: string) => HttpAnswer | Promise<HttpAnswer>

const pages: Readonly<Record<string, Page>> = {
  magicBox: (device, _, action) => magicBox(device, action),
  global: (device, fields, action) => clock(device, fields, action),
  configManager: async (device, fields, action) => {
    if (action === 'getConfig') {
      const table = dahuaTable(device, fields.get('name') ?? '')
      return table === undefined ? error() : textAnswer(`${table.map(line => `table.${line}`).join('\r\n')}\r\n`)
    }
    return action === 'setConfig' && (await setDahua(device, fields)) ? OK : error()
  },
  encode: (device, fields, action) => {
    const channel = device.channel(Number(fields.get('channel') ?? 1))
    if (action !== 'getConfigCaps' || channel === undefined) return error()
    return textAnswer(`${dahuaCaps(channel).join('\r\n')}\r\n`)
  },
  storageDevice: (device, _, action) => (action === 'getDeviceAllInfo' ? storage(device) : error()),
  mediaFileFind: (device, fields, action) => findFiles(device, fields, action),
  snapshot: async (device, fields) => {
    const channel: Channel | undefined = device.channel(Number(fields.get('channel') ?? 1))
    return channel === undefined ? error() : says(200, 'image/jpeg', await device.jpeg(channel, 'main'))
  },
  userManager: (device, fields, action) => modifyPassword(device, fields, action),
}

const magicBox = (device: Device, action: string): HttpAnswer => {
  const { maker } = device.personality
  const [version = '', built = ''] = device.firmware.split(', Build Date ')
  const answers: Readonly<Record<string, readonly string[]>> = {
    getSystemInfo: [
      `deviceType=${device.recorder ? '31' : '1'}`,
      `hardwareVersion=1.00`,
      'processor=SSC327DE',
      `serialNumber=${device.serial}`,
      `updateSerial=${device.model}`,
    ],
    getDeviceType: [`type=${device.model}`],
    getSoftwareVersion: [`version=${version},build:${built}`],
    getSerialNo: [`sn=${device.serial}`],
    getVendor: [`vendor=${maker}`],
    getMachineName: [`name=${device.hostname}`],
    getDeviceClass: [`class=${device.recorder ? 'NVR' : 'IPC'}`],
    getProductDefinition: [
      `MaxExtraStream=1`,
      `MaxRemoteInputChannels=${device.recorder ? device.channels.length : 0}`,
    ],
  }
  if (action === 'reboot') {
    device.reboot()
    return OK
  }
  const lines = Object.hasOwn(answers, action) ? answers[action] : undefined
  return lines === undefined ? error() : textAnswer(`${lines.join('\r\n')}\r\n`)
}

/** Local time, without an offset. */
const clock = (device: Device, fields: Fields, action: string): HttpAnswer => {
  const zone_ms = device.traits.zone_minutes * 60_000
  if (action === 'getCurrentTime') return textAnswer(`result=${spaced(device.clock_ms() + zone_ms)}\r\n`)
  const at_ms = action === 'setCurrentTime' ? readSpaced(fields.get('time')) : undefined
  if (at_ms === undefined) return error()
  device.setClock(at_ms - zone_ms)
  return OK
}

const storage = ({ traits: { card } }: Device): HttpAnswer => {
  if (card.state === 'none') return textAnswer('Error\r\nNo Storage Device!\r\n', 400)
  const state = card.state === 'ok' ? 'Success' : 'Error'
  const bytes = (mb: number): string => `${(mb * 1_048_576).toFixed(1)}`
  const detail = 'list.info[0].Detail[0]'
  return textAnswer(
    [
      `${detail}.IsError=${card.state !== 'ok'}`,
      `${detail}.Path=/mnt/sd`,
      `${detail}.TotalBytes=${bytes(card.capacity_mb)}`,
      `${detail}.Type=ReadWrite`,
      `${detail}.UsedBytes=${bytes(card.capacity_mb - card.free_mb)}`,
      'list.info[0].Name=/dev/mmc0',
      `list.info[0].State=${state}`,
      '',
    ].join('\r\n'),
  )
}

/** The files of its recorder or card, told a page at a time; without one, a single long file as far back as its traits say. */
const findFiles = (device: Device, fields: Fields, action: string): HttpAnswer => {
  if (action === 'factory.create') {
    device.findings = []
    return textAnswer('result=08137\r\n')
  }
  if (action === 'close' || action === 'destroy') return OK
  if (action === 'findFile') {
    const [from, to] = [readSpaced(fields.get('condition.StartTime')), readSpaced(fields.get('condition.EndTime'))]
    if (from === undefined || to === undefined) return error()
    const { card, zone_minutes } = device.traits
    const zone_ms = zone_minutes * 60_000
    const channel = Number(fields.get('condition.Channel') ?? 1)
    const stream = /^extra/i.test(fields.get('condition.VideoStream') ?? '') ? 'sub' : 'main'
    const runs = device.filmed?.(channel, stream).map(({ from_ms, to_ms }) => [from_ms + zone_ms, to_ms + zone_ms])
    const now_ms = device.clock_ms() + zone_ms
    const long =
      card.state === 'ok' ? [[Math.max(from, now_ms - card.days_kept * 86_400_000), Math.min(to, now_ms)]] : []
    device.findings = (runs ?? long).flatMap(([from_ms = 0, to_ms = 0]) =>
      from_ms < to && to_ms > from && from_ms < to_ms ? [{ channel, stream, from_ms, to_ms }] : [],
    )
    return OK
  }
  if (action !== 'findNextFile') return error()
  const found = device.findings.splice(0, Math.min(100, Number(fields.get('count') ?? 100) || 100))
  const lines = found.flatMap(({ channel, stream, from_ms, to_ms }, at) => [
    `items[${at}].Channel=${channel - 1}`,
    `items[${at}].StartTime=${spaced(from_ms)}`,
    `items[${at}].EndTime=${spaced(to_ms)}`,
    `items[${at}].Type=dav`,
    `items[${at}].VideoStream=${stream === 'main' ? 'Main' : 'Extra1'}`,
  ])
  return textAnswer(`${[`found=${found.length}`, ...lines].join('\r\n')}\r\n`)
}

const modifyPassword = (device: Device, fields: Fields, action: string): HttpAnswer => {
  const password = fields.get('pwd') ?? ''
  const { account } = device
  if (
    action !== 'modifyPassword' ||
    fields.get('name') !== account.username ||
    fields.get('pwdOld') !== account.password
  )
    return error()
  if (password.length < 8 || password.length > 32) return error()
  device.setPassword(password)
  return OK
}

const spaced = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')

const readSpaced = (text: string | undefined): number | undefined => {
  const found = /^(\d{4})-(\d\d?)-(\d\d?) (\d\d?):(\d\d?):(\d\d?)$/.exec(text ?? '')
  if (found === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
