// matthan status: is the station recording, how much of today is there, is there room, and what is wrong. One screen for an officer.

import { localDay } from '#base/local-day.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Camera, CameraList } from '#contract/camera.ts'
import type { Overview } from '#contract/coverage-overview.ts'
import type { ArchiveStatus, Status } from '#contract/status.ts'
import { askStation } from '#programs/ask-station.ts'
import { type Command, dataFolder, printJson, stationOptions } from '#programs/command.ts'
import { alarmText, archiveText, both, clockText, sizeText, spanText, table, wordFor } from '#programs/words.ts'
import { streamText } from './camera-list.ts'

const DAY_90K = 24 * 3600 * 90_000
/** How many cameras that do not record are named. */
const MOST_NAMED = 20

export const status: Command = {
  name: 'status',
  does: {
    vi: 'Cho biết tình trạng trạm: camera, hôm nay đã ghi được bao nhiêu, bộ ghi hình, ổ đĩa, cảnh báo.',
    en: 'Tells the state of the station: cameras, how much of today is recorded, recorder, disks, alarms.',
  },
  options: stationOptions,
  run: async values => {
    const data = dataFolder(values)
    const answer = await askStation<Status>(data, 'GET', '/api/status')
    const today = await todayOf(data, answer.now_90k)
    if (values.json === true) return printJson({ ...answer, today })
    const { cameras } = await askStation<CameraList>(data, 'GET', '/api/cameras')
    process.stdout.write(table(linesOf(answer, today)))
    process.stdout.write(troublesOf(answer, cameras))
  },
}

type Today = {
  /** Null when nothing was to be recorded yet. */
  readonly percent: number | null
  readonly worst: string | null
  readonly worst_percent: number | null
  /** Of all cameras together: what was not to be recorded, and counts in no percent. */
  readonly suspended_ms: number
  readonly not_scheduled_ms: number
}

/** Null while nobody can say: no camera yet, or a catalogue that is being made. */
const todayOf = async (data: string, now_90k: number): Promise<Today | null> => {
  const day = localDay(wallTime90k(now_90k))
  try {
    const query = { from_day: day, to_day: day }
    const { cameras } = await askStation<Overview>(data, 'GET', '/api/coverage/overview', { query })
    if (cameras.length === 0) return null
    const sum = (of: 'suspended_ms' | 'not_scheduled_ms') =>
      cameras.reduce((all, { days }) => all + (days[0]?.[of] ?? 0), 0)
    const rest = { suspended_ms: sum('suspended_ms'), not_scheduled_ms: sum('not_scheduled_ms') }
    const shares = cameras.flatMap(({ name, days }) =>
      days[0]?.percent == null ? [] : [{ name, of: days[0].percent }],
    )
    const [first, ...others] = shares
    if (first === undefined) return { percent: null, worst: null, worst_percent: null, ...rest }
    const worst = others.reduce((least, one) => (one.of < least.of ? one : least), first)
    const percent = shares.reduce((all, share) => all + share.of, 0) / shares.length
    return { percent, worst: worst.name, worst_percent: worst.of, ...rest }
  } catch (error) {
    if (error instanceof Problem && error.code !== 'bug') return null
    throw error
  }
}

const linesOf = (answer: Status, today: Today | null): readonly (readonly string[])[] => {
  const { station, version, started_90k, now_90k, cameras, recorder, disk, forecast_days } = answer
  return [
    ['Trạm (station)', `${station}, Mắt Thần ${version}`],
    ['Chạy từ (up since)', `${localText(wallTime90k(started_90k))}, ${uptimeText(now_90k - started_90k)}`],
    ['Đang ghi (recording)', `${cameras.streaming}/${cameras.total} camera`],
    ['Hôm nay (today)', todayText(today)],
    ['Bộ ghi hình (recorder)', recorderText(recorder)],
    ['Đã ghi (written)', `${sizeText(recorder.written_bytes)}, mất ${recorder.packets_lost} gói (packets lost)`],
    ['Đồng hồ (clock)', clockText(recorder.clock)],
    ...answer.archives.map(archive => ['Kho hình (archive)', archiveLine(archive)]),
    ['Đầy sau (full in)', forecastText(forecast_days)],
    ['Ổ dữ liệu (data disk)', `còn ${sizeText(disk.free_bytes)} / ${sizeText(disk.total_bytes)} (free)`],
  ]
}

const todayText = (today: Today | null): string => {
  if (today === null) return 'chưa tính được (not known yet)'
  const { percent, worst, worst_percent, suspended_ms, not_scheduled_ms } = today
  if (percent === null && suspended_ms + not_scheduled_ms === 0) return 'chưa tính được (not known yet)'
  const held = `có hình ${percentText(percent ?? 0)} thời gian phải ghi (of the time to be recorded)`
  const least =
    worst_percent !== null && worst_percent < (percent ?? 0)
      ? `; ít nhất (least): ${worst}, ${percentText(worst_percent)}`
      : ''
  const rest = [
    percent === null ? 'chưa có lúc nào phải ghi (nothing was to be recorded yet)' : held + least,
    not_scheduled_ms > 0 ? `ngoài giờ (outside hours) ${spanText(not_scheduled_ms * 90)}` : '',
    suspended_ms > 0 ? `tạm ngừng (suspended) ${spanText(suspended_ms * 90)}` : '',
  ]
  return rest.filter(Boolean).join('; ')
}

const recorderText = ({ state, since_90k, restarts }: Status['recorder']): string => {
  const again = restarts === 0 ? 'chưa phải khởi động lại (no restart)' : `đã khởi động lại ${restarts} lần (restarts)`
  return `${both(wordFor(state))}, từ ${localText(wallTime90k(since_90k))}, ${again}`
}

const archiveLine = ({ folder, state, retired, free_bytes, total_bytes }: ArchiveStatus): string => {
  const room = free_bytes === null ? '' : `, còn ${sizeText(free_bytes)} / ${sizeText(total_bytes ?? 0)} (free)`
  return `${folder}: ${archiveText({ state, retired })}${room}`
}

const forecastText = (days: number | null): string =>
  days === null
    ? 'chưa đủ để đo (too early to say)'
    : `khoảng ${Math.floor(days)} ngày nếu không xóa gì (days, if nothing is removed)`

const percentText = (percent: number): string => `${percent.toFixed(1).replace('.', ',')}%`

const uptimeText = (span_90k: number): string => {
  const [d, h, m] = [
    Math.floor(span_90k / DAY_90K),
    Math.floor((span_90k % DAY_90K) / (3600 * 90_000)),
    Math.floor((span_90k % (3600 * 90_000)) / (60 * 90_000)),
  ]
  const days = d > 0 ? { vi: `${d} ngày `, en: `${d} d ` } : { vi: '', en: '' }
  return `được ${days.vi}${h} giờ ${m} phút (${days.en}${h} h ${m} min)`
}

/** What somebody should look after: cameras that do not record, then the alarms; or that there is nothing. */
const troublesOf = ({ alarms }: Status, cameras: readonly Camera[]): string => {
  const silent = cameras.filter(({ main }) => main?.state !== 'streaming')
  const named = silent.slice(0, MOST_NAMED).map(({ id, name, main }) => [`  ${id}`, name, streamText(main)])
  const more = silent.length > MOST_NAMED ? `  … và ${silent.length - MOST_NAMED} camera nữa (more)\n` : ''
  return [
    silent.length === 0 ? '' : `\nCamera không ghi (not recording):\n${table(named)}${more}`,
    alarms.length === 0 ? '\nKhông có cảnh báo. (No alarms.)\n' : '\n',
    ...alarms.map(alarm => `! ${alarmText(alarm)}\n`),
  ].join('')
}
