// Bench: `matthan bench NAME`. Sets up all that it measures, says whether each goal was reached, and takes everything down.
// With --json one object comes last on standard output; progress goes to standard error.

import { tmpdir } from 'node:os'
import { Problem } from '#base/problems.ts'
import { type Command, type Values, wholeOf } from '#programs/command.ts'
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
  wall: {
    vi: 'tường 16 camera trong Chromium: đứng hình, bộ nhớ, đổi bố cục (--full: mười phút)',
    en: 'the wall of 16 in Chromium: stalls, memory, layouts (--full: ten minutes)',
    load: async () => (await import('./wall.ts')).benchWall,
  },
  clip: {
    vi: 'một giờ thành một tệp MP4, so với cp và ffmpeg',
    en: 'one hour as one MP4, beside cp and ffmpeg',
    load: async () => (await import('./clip.ts')).benchClip,
  },
  backfill: {
    vi: 'lấy hình bù từ thẻ nhớ trong lúc nhiều camera đang ghi',
    en: 'footage fetched from cards while many cameras record',
    load: async () => (await import('./backfill.ts')).benchBackfill,
  },
  recovery: {
    vi: 'bộ ghi hình tắt đột ngột, trạm mất điện: mất bao nhiêu, bao lâu thì ghi lại',
    en: 'sudden deaths and power cuts: what is lost, when all record again',
    load: async () => (await import('./recovery.ts')).benchRecovery,
  },
  discovery: {
    vi: 'tìm 50 thiết bị; thêm 32 kênh của đầu ghi, mỗi kênh một hình',
    en: 'finding 50 devices; adding 32 channels of a recorder with a picture each',
    load: async () => (await import('./discovery.ts')).benchDiscovery,
  },
  catalogue: {
    vi: 'danh mục của nhiều camera, nhiều ngày: hỏi, mở, lập lại từ tệp',
    en: 'the catalogue of many cameras and days: asked, opened, made anew from files',
    load: async () => (await import('./catalogue.ts')).benchCatalogue,
  },
  timeline: {
    vi: 'một tháng của nhiều camera trên dòng thời gian: bao lâu thì vẽ xong, kéo có mượt không',
    en: 'a month of many cameras on the timeline: until drawn, how evenly it moves',
    load: async () => (await import('./timeline.ts')).benchTimeline,
  },
  republish: {
    vi: 'hệ thống khác lấy hình trực tiếp: trạm tốn thêm bao nhiêu',
    en: 'other systems fetch live pictures: what it costs the station',
    load: async () => (await import('./republish.ts')).benchRepublish,
  },
  notice: {
    vi: 'tìm chuyển động trong hình ghi: mỗi camera tốn bao nhiêu, so với mỗi camera một ffmpeg',
    en: 'looking for motion in what is recorded: what a camera costs, beside one ffmpeg per camera',
    load: async () => (await import('./notice.ts')).benchNotice,
  },
  scrub: {
    vi: 'kéo trên dòng thời gian của một ngày: bao lâu thì có hình; nhảy tới rồi phát',
    en: 'a finger on the timeline of a camera-day: how soon its picture is there; seek to play',
    load: async () => (await import('./scrub.ts')).benchScrub,
  },
  search: {
    vi: 'tìm chuyển động trong một vùng qua nhiều ngày của nhiều camera',
    en: 'what moved in a region over weeks of many cameras',
    load: async () => (await import('./search.ts')).benchSearch,
  },
  'access-log': {
    vi: 'nhật ký truy cập: ghi một mục mất bao lâu, kiểm tra lại nhanh đến đâu',
    en: 'the access log: what noting costs, how fast all of it is proved',
    load: async () => (await import('./access-log.ts')).benchAccessLog,
  },
  synchronised: {
    vi: 'chín camera cùng một đồng hồ: lệch nhau bao nhiêu',
    en: 'nine cameras on one clock: how far they come apart',
    load: async () => (await import('./synchronised.ts')).benchSynchronised,
  },
  detector: {
    vi: 'máy đoán vật: mỗi nhân xem được bao nhiêu hình một giây, có làm rơi hình đang ghi không',
    en: 'the detector: pictures a second and core, and whether the recorder beside it loses anything',
    load: async () => (await import('./detector.ts')).benchDetector,
  },
  mask: {
    vi: 'che vùng riêng tư trong hình: mỗi luồng tốn bao nhiêu, đoạn xem lại chờ bao lâu',
    en: 'privacy masks burned in: what a stream costs, how long a played span takes',
    load: async () => (await import('./mask.ts')).benchMask,
  },
  'notice-quality': {
    vi: 'nhận ra chuyển động, vật để lại hay mất đi, trong mưa, đêm, đèn xe, gió: đúng bao nhiêu, nhầm bao nhiêu',
    en: 'motion, things left and taken, in rain, at night, under lamps, in wind: what is found, what is false',
    load: async () => (await import('./notice-quality.ts')).benchNoticeQuality,
  },
  extract: {
    vi: 'một giờ của bốn camera thành gói trích xuất, so với cp và sha256sum, trong lúc 50 camera đang ghi',
    en: 'an hour of four cameras into a sealed bundle, beside cp and sha256sum, while 50 cameras are recorded',
    load: async () => (await import('./extract.ts')).benchExtract,
  },
  policy: {
    vi: 'một quyết định ai được xem gì, với 800 camera, 300 người, 1.000 quyền',
    en: 'one decision on who may see what, at 800 cameras, 300 people, 1,000 grants',
    load: async () => (await import('./policy.ts')).benchPolicy,
  },
}

const number = { type: 'string', value: 'N', whole: { least: 1, most: 10_000 } } as const

export const bench: Command = {
  name: 'bench',
  does: {
    vi: 'Đo trên chính máy này rồi so với mục tiêu.',
    en: 'Measures on this machine and compares with the goals.',
  },
  operands: ['NAME'],
  options: {
    cameras: { ...number, vi: 'số camera', en: 'how many cameras' },
    viewers: { ...number, vi: 'bao nhiêu hệ thống lấy hình', en: 'how many systems fetch' },
    seconds: { ...number, vi: 'thời gian đo', en: 'how long to measure' },
    days: { ...number, vi: 'số ngày trong danh mục', en: 'how many days the catalogue holds' },
    kills: { ...number, vi: 'bao nhiêu lần bộ ghi hình tắt đột ngột', en: 'how many sudden deaths of the recorder' },
    'power-cuts': { ...number, vi: 'bao nhiêu lần mất điện', en: 'how many power cuts' },
    codec: {
      type: 'string',
      value: 'h265',
      vi: 'record: H.265 so với H.264, cùng 4 Mbit/s',
      en: 'record: H.265 beside H.264, both at 4 Mbit/s',
    },
    full: { type: 'boolean', vi: 'đo cả phần lâu hơn ba phút', en: 'also what takes more than three minutes' },
    json: { type: 'boolean', vi: 'một đối tượng JSON ở dòng cuối', en: 'one JSON object on the last line' },
  },
  examples: ['matthan bench record --cameras 100'],
  notes: ['NAME:', ...Object.entries(benches).map(([name, { vi, en }]) => `  ${name.padEnd(10)} ${vi} (${en})`)],
  run: (values, [name = '']) => measure(name, values),
}

const codecOf = (values: Values): 'h265' | undefined => {
  if (values.codec === undefined || values.codec === 'h265') return values.codec
  throw new Problem('bad_command', { option: '--codec', choices: 'h265' })
}

/** Runs one bench; the exit code is 0 when every goal that could be measured was reached. */
const measure = async (name: string, values: Values): Promise<number> => {
  const chosen = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (chosen === undefined)
    throw new Problem('bad_command', {
      unknown: name.slice(0, 100),
      choices: Object.keys(benches).join(' '),
    })
  const options: BenchOptions = {
    cameras: wholeOf(values, 'cameras'),
    viewers: wholeOf(values, 'viewers'),
    seconds: wholeOf(values, 'seconds'),
    days: wholeOf(values, 'days'),
    kills: wholeOf(values, 'kills'),
    power_cuts: wholeOf(values, 'power-cuts'),
    codec: codecOf(values),
    full: values.full === true,
    tell: line => void process.stderr.write(`  ${line}\n`),
  }
  const run = await chosen.load()
  const { goals, facts } = await run(options)
  const result = { name, machine: describeMachine(tmpdir()), goals, met: allMet(goals), facts }
  console.log(values.json === true ? JSON.stringify(result) : showFindings(result))
  return result.met ? 0 : 1
}
