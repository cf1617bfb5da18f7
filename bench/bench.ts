// Bench: `matthan bench NAME`. Sets up all that it measures, says whether each goal was reached, and takes everything down.
// With --json one object comes last on standard output; progress goes to standard error.

import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { allMet, type Bench, type BenchOptions } from './goal.ts'
import { describeMachine } from './machine.ts'
import { showFindings } from './show-findings.ts'

type Listed = { readonly vi: string; readonly en: string; readonly load: () => Promise<Bench> }

const benches: Readonly<Record<string, Listed>> = {
  record: {
    vi: 'ghi nhiều camera cùng lúc, so với mỗi camera một ffmpeg',
    en: 'recording many cameras at once, beside one ffmpeg per camera',
    load: async () => (await import('./record.ts')).benchRecord,
  },
  live: {
    vi: 'xem trực tiếp trong Chromium: từ lúc bấm đến có hình, độ trễ, giật hình',
    en: 'live in Chromium: click to picture, delay, stalls',
    load: async () => (await import('./live.ts')).benchLive,
  },
  clip: {
    vi: 'một giờ thành một tệp MP4, so với cp và ffmpeg',
    en: 'one hour as one MP4, beside cp and ffmpeg',
    load: async () => (await import('./clip.ts')).benchClip,
  },
  recovery: {
    vi: 'tắt đột ngột bộ ghi hình: mất bao nhiêu, bao lâu thì ghi lại',
    en: 'sudden death of the recorder: what is lost, when all record again',
    load: async () => (await import('./recovery.ts')).benchRecovery,
  },
  catalogue: {
    vi: 'danh mục của nhiều camera, nhiều ngày: hỏi, mở, lập lại từ tệp',
    en: 'the catalogue of many cameras and days: asked, opened, made anew from files',
    load: async () => (await import('./catalogue.ts')).benchCatalogue,
  },
}

const help = `matthan bench NAME [--cameras N] [--seconds N] [--kills N] [--days N] [--full] [--json]

Đo trên chính máy này rồi so với mục tiêu. (Measures on this machine and compares with the goals.)

${Object.entries(benches)
  .map(([name, { vi, en }]) => `  ${name.padEnd(9)} ${vi} (${en})`)
  .join('\n')}

  --cameras N   số camera (how many cameras)
  --seconds N   thời gian đo (how long to measure)
  --days N      số ngày trong danh mục (how many days the catalogue holds)
  --kills N     bao nhiêu lần tắt đột ngột (how many sudden deaths)
  --full        đo cả phần lâu hơn ba phút (also what takes more than three minutes)
  --json        một đối tượng JSON ở dòng cuối (one JSON object on the last line)`

/** Runs one bench; the exit code is 0 when every goal that could be measured was reached. */
export const benchCommand = async (argv: readonly string[]): Promise<number> => {
  const asked = readOptions(argv)
  if (typeof asked === 'string') {
    console.error(`${asked}\n\n${help}`)
    return 2
  }
  const { name, json, options } = asked
  const chosen = name === undefined ? undefined : benches[name]
  if (asked.help || name === undefined || chosen === undefined) {
    const wrong = name !== undefined && chosen === undefined
    console.log(`${wrong ? `Không có phép đo "${name}". (No bench "${name}".)\n\n` : ''}${help}`)
    return asked.help || name === undefined ? 0 : 2
  }
  const run = await chosen.load()
  const { goals, facts } = await run(options)
  const result = { name, machine: describeMachine(tmpdir()), goals, met: allMet(goals), facts }
  console.log(json ? JSON.stringify(result) : showFindings(result))
  return result.met ? 0 : 1
}

const readOptions = (argv: readonly string[]) => {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean', default: false } as const
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        cameras: text,
        seconds: text,
        kills: text,
        days: text,
        full: flag,
        json: flag,
        help: { ...flag, short: 'h' },
      },
    })
    if (positionals.length > 1) return `Chỉ đo một phép mỗi lần. (One bench at a time.)`
    const numbers = [values.cameras, values.seconds, values.kills, values.days].map(value =>
      value === undefined ? undefined : Number(value),
    )
    if (numbers.some(value => value !== undefined && !(Number.isInteger(value) && value > 0 && value <= 10_000)))
      return '--cameras, --seconds, --kills và --days là số từ 1 đến 10000. (They are numbers from 1 to 10000.)'
    const tell = (line: string) => void process.stderr.write(`  ${line}\n`)
    const options: BenchOptions = {
      cameras: numbers[0],
      seconds: numbers[1],
      days: numbers[3],
      kills: numbers[2],
      full: values.full,
      tell,
    }
    return { name: positionals[0], json: values.json, help: values.help, options }
  } catch (error) {
    return `Tùy chọn không đúng. (Wrong option: ${error instanceof Error ? error.message : String(error)})`
  }
}
