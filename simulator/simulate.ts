// `matthan simulate`: a street of pretend cameras from the command line.

import { parseArgs } from 'node:util'
import { Problem, problems } from '#base/problems.ts'
import { faults } from './faults/named.ts'
import { type Street, type StreetOptions, startStreet } from './street.ts'

/** Runs until SIGINT or SIGTERM, or for `--seconds`; returns the exit code. */
export const simulateCommand = async (argv: readonly string[]): Promise<number> => {
  const asked = readArguments(argv)
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${help()}`)
    return 2
  }
  if (asked.help) {
    console.log(help())
    return 0
  }
  try {
    await using street = await startStreet({ ...asked.options, onProgress: line => console.error(line) })
    tell(street, asked.json)
    await untilStopped(asked.seconds)
    return 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { vi, en } = problems[error.code]
    console.error(`${vi}\n${en}\n${JSON.stringify(error.where)}`)
    return 1
  }
}

type Asked = { options: StreetOptions; seconds: number | undefined; json: boolean; help: boolean }

const choices = {
  auth: ['none', 'basic', 'digest', 'digest-sha256'],
  codec: ['h264', 'h265'],
  audio: ['none', 'pcma', 'pcmu', 'aac'],
} as const

const readArguments = (argv: readonly string[]): Asked | string => {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        cameras: { ...text, default: '6' },
        port: { ...text, default: '8554' },
        host: text,
        file: text,
        auth: text,
        codec: text,
        audio: text,
        seconds: text,
        cache: text,
        fault: { ...text, multiple: true, default: [] },
        quick: flag,
        json: flag,
        help: { ...flag, short: 'h' },
      },
    })
    const options: StreetOptions = {
      cameras: whole(values.cameras, '--cameras', 1, 5_000),
      port: whole(values.port, '--port', 0, 65_535),
      quick: values.quick,
      faults: values.fault.map(readFault),
      ...given('host', values.host),
      ...given('file', values.file),
      ...given('cacheDir', values.cache),
      ...given('auth', oneOf('auth', values.auth)),
      ...given('codec', oneOf('codec', values.codec)),
      ...given('audio', oneOf('audio', values.audio)),
    }
    const seconds = values.seconds === undefined ? undefined : whole(values.seconds, '--seconds', 1, 10_000_000)
    return { options, seconds, json: values.json, help: values.help }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [K in Name]?: Value })

const oneOf = <Name extends keyof typeof choices>(
  name: Name,
  value: string | undefined,
): (typeof choices)[Name][number] | undefined => {
  if (value === undefined) return undefined
  const found = choices[name].find(choice => choice === value)
  if (found === undefined) throw new Error(`--${name}: ${choices[name].join(' | ')}`)
  return found
}

const whole = (text: string, name: string, least: number, most: number): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) throw new Error(`${name}: ${least} … ${most}`)
  return value
}

const readFault = (text: string): { fault: string; camera: string } => {
  const [fault = '', camera = ''] = text.split('@')
  if (fault === '' || camera === '') throw new Error('--fault TÊN@CAMERA (NAME@CAMERA)')
  return { fault, camera }
}

const tell = (street: Street, json: boolean): void => {
  if (json) {
    console.log(JSON.stringify({ cameras: street.cameras }))
    return
  }
  for (const { name, main_url, sub_url, username, password } of street.cameras) {
    const account = username === '' ? '' : `  tên (user): ${username}  mật khẩu (password): ${password}`
    console.log(`${main_url}  ${name}${account}\n${sub_url}  ${name}`)
  }
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

const help = (): string => `matthan simulate: một con đường có camera giả, nói RTSP thật.
A street of pretend cameras that speak real RTSP.

  --cameras N    số camera, mặc định 6 (how many)
  --port P       cổng RTSP, mặc định 8554; 0 là cổng bất kỳ (RTSP port; 0 for any)
  --host ADDRESS địa chỉ lắng nghe, mặc định 127.0.0.1 (address to listen on)
  --file F.mp4   phát lặp tệp này thay cho hình vẽ (loop this MP4 instead of drawn footage)
  --codec C      h264 | h265
  --audio A      none | pcma | pcmu | aac
  --auth S       none | basic | digest | digest-sha256
  --fault F@CAM  cho camera CAM (tên hoặc số thứ tự) một lỗi; dùng được nhiều lần (give camera CAM a fault; repeatable)
  --seconds N    tự dừng sau N giây (stop after N seconds)
  --cache DIR    nơi giữ hình đã vẽ (where drawn footage is kept)
  --quick        hình nhỏ và ngắn, cho thử nghiệm (tiny footage, for tests)
  --json         in danh sách camera dạng JSON ở dòng đầu (the cameras as one JSON line)

Lỗi (faults):
${Object.entries(faults)
  .map(([name, { says }]) => `  ${name.padEnd(24)} ${says.vi} (${says.en})`)
  .join('\n')}`
