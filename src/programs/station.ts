// `matthan station`: runs a station until Ctrl-C, and says in plain words how to get in.

import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { createLogger } from '#base/log.ts'
import { type Command, dataFolder, textOf, type Values, wholeOf } from './command.ts'
import { createFileLog } from './file-log.ts'
import { type DemoStreet, openDemoStreet } from './station/demo-street.ts'
import { type Station, type StationOptions, startStation } from './station/station.ts'

const MOST_DEMO_CAMERAS = 200
const HTTPS_PORT = 8443

export const station: Command = {
  name: 'station',
  does: {
    vi: 'Chạy trạm: ghi hình liên tục, xem trực tiếp, xem lại, tải đoạn video.',
    en: 'Runs a station: records without pause, shows live, plays back, saves clips.',
  },
  options: {
    data: {
      type: 'string',
      value: 'DIR',
      vi: 'thư mục dữ liệu (mặc định ./data)',
      en: 'data folder (./data by default)',
    },
    port: {
      type: 'string',
      value: 'P',
      whole: { least: 0, most: 65_535 },
      vi: 'cổng của trang web (mặc định 8080)',
      en: 'port of the web page (8080 by default)',
    },
    host: {
      type: 'string',
      value: 'ADDRESS',
      vi: 'địa chỉ để nghe (mặc định 127.0.0.1, chỉ máy này)',
      en: 'address to listen on (127.0.0.1 by default, this machine only)',
    },
    https: {
      type: 'string',
      value: 'P',
      whole: { least: 0, most: 65_535 },
      vi: 'cổng của đường mã hóa https (mặc định 8443)',
      en: 'port of the encrypted line, https (8443 by default)',
    },
    plain: {
      type: 'boolean',
      vi: 'không mã hóa: chỉ khi trạm đứng sau một máy chủ HTTPS khác',
      en: 'no encryption: only where the station stands behind another HTTPS server',
    },
    name: {
      type: 'string',
      value: 'NAME',
      vi: 'tên miền mà trạm được gọi, cách nhau bằng dấu phẩy; chứng chỉ mang các tên này',
      en: 'names by which the station is called, separated by commas; its certificate bears them',
    },
    cameras: {
      type: 'string',
      value: 'N',
      whole: { least: 0, most: MOST_DEMO_CAMERAS },
      vi: 'mở thêm phố mẫu với N camera giả lập',
      en: 'also open a demo street with N pretend cameras',
    },
    empty: { type: 'boolean', vi: 'không mở phố mẫu', en: 'no demo street' },
  },
  examples: [
    'matthan station',
    'matthan station --cameras 6',
    'matthan station --data /mnt/ghi-hinh --host 0.0.0.0 --name tram.xa-nui.local',
  ],
  run: values => run(values),
}

const run = async (values: Values): Promise<void> => {
  const data = dataFolder(values)
  const demo = values.empty === true ? 0 : (wholeOf(values, 'cameras') ?? 0)
  const port = wholeOf(values, 'port') ?? 8080
  const host = textOf(values, 'host') ?? '127.0.0.1'
  const writeLog = createFileLog(join(data, 'logs', 'station.log'))
  const running = await startStation({
    data,
    port,
    host,
    names: namesOf(values),
    ...httpsOf(values, port),
    log: createLogger('station', writeLog),
  })
  const street = demo > 0 ? await openStreet(demo, running) : undefined
  announce(running, data)
  if (running.https === undefined) warnOpen(host)
  else announceHttps(running.https, running.port)
  flushCompileCache() // a station that ends with the power has no other chance to keep what was compiled
  await untilStopped()
  say('Đang dừng trạm… (stopping)')
  street?.stop()
  await running.stop()
  say('Đã dừng. (stopped)')
  process.exit(0)
}

const openStreet = async (count: number, station: Station): Promise<DemoStreet | undefined> => {
  say(`Đang mở phố mẫu với ${count} camera… (opening a demo street)`)
  try {
    const street = await openDemoStreet(count, station, line => say(`  ${line}`))
    station.camerasChanged()
    return street
  } catch (error) {
    say('Không mở được phố mẫu; trạm vẫn chạy. (The demo street could not be opened; the station runs without it.)')
    say(`  ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

/** A second station on a machine, or a test on any free port, does not stop at a port that nobody asked for. */
const httpsOf = (values: Values, port: number): Pick<StationOptions, 'https'> => {
  const asked = wholeOf(values, 'https')
  if (values.plain === true) return {}
  return { https: asked === undefined ? { port: port === 0 ? 0 : HTTPS_PORT, any_port: true } : { port: asked } }
}

/** Where other machines reach the station, and how they come to trust it. */
const announceHttps = ({ urls, sha256 }: NonNullable<Station['https']>, port: number): void => {
  const [first] = urls
  if (first === undefined) return
  say('')
  say('Từ máy khác (from other machines):')
  for (const url of urls) say(`  ${url}`)
  say(`Cài chứng chỉ lên máy khác (how to trust it): http://${new URL(first).hostname}:${port}/certificate`)
  say(`  dấu vân tay (fingerprint, SHA-256): ${sha256}`)
}

/** The page speaks plain HTTP: fine on this machine, not between machines. */
const warnOpen = (host: string): void => {
  if (/^(127\.|localhost$|::1$)/.test(host)) return
  say('')
  say(
    'CẢNH BÁO: trạm đang nghe trên mạng mà chưa mã hóa; ai cùng mạng có thể đọc mật khẩu và hình. Hãy đặt sau một máy chủ HTTPS.',
  )
  say(
    '(WARNING: the station listens on the network without encryption; anybody on it can read passwords and pictures. Put it behind HTTPS.)',
  )
}

const announce = (station: Station, data: string): void => {
  say('')
  say(`Mắt Thần đang chạy (running): ${station.url}`)
  say('Đường dẫn đăng nhập dùng một lần, trong 15 phút (one-time sign-in link, good for 15 minutes):')
  say(`  ${station.newLink()}`)
  say(`Dữ liệu (data): ${data}`)
  say('Dừng: Ctrl-C (stop)')
}

const namesOf = (values: Values): readonly string[] =>
  (textOf(values, 'name') ?? '').split(',').flatMap(name => (name.trim() === '' ? [] : [name.trim().toLowerCase()]))

const untilStopped = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

const say = (line: string): void => void process.stdout.write(`${line}\n`)
