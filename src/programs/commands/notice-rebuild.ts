// matthan notice rebuild: has motion made anew from the footage. A running station's noticer does it beside its work; without a station a noticer is
// started here that does nothing else, and its progress is told.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { parseWhen } from '#base/when.ts'
import { masksNow } from '#community/privacy/masks.ts'
import type { ToldRebuild } from '#engine/noticing/told-rebuild.ts'
import { askStation } from '#programs/ask-station.ts'
import { readBoundedLines } from '#programs/bounded-lines.ts'
import { type Command, dataFolder, printJson, stationOptions, textOf, type Values } from '#programs/command.ts'
import { type NoticerProgress, readNoticerTold } from '#programs/noticer/noticer-told.ts'
import { MOST_LINE, type ToldCamera, toldLine } from '#programs/noticer/told-cameras.ts'
import { stationRuns } from '#programs/station-runs.ts'
import { createMaskBook } from '#store/masks.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'

const program = fileURLToPath(import.meta.resolve('#programs/noticer.ts'))
const UNAVAILABLE = 69
/** It knows what there is to do once it has told so often. */
const KNOWS = 2

const when = { type: 'string', value: 'T' } as const

export const noticeRebuild: Command = {
  name: 'notice rebuild',
  does: {
    vi: 'Tìm lại chuyển động từ chính hình đã ghi, thay cho điều đã tìm. Trạm đang chạy hay đang tắt đều được.',
    en: 'Looks for motion anew in what is recorded, in place of what was found. With the station running or stopped.',
  },
  options: {
    camera: { type: 'string', value: 'CAMERA', vi: 'chỉ camera này; bỏ trống: mọi camera', en: 'this camera only' },
    from: { ...when, vi: 'từ lúc; bỏ trống: từ đầu', en: 'from; from the beginning without it' },
    to: { ...when, vi: 'đến lúc; bỏ trống: đến nay', en: 'until; until now without it' },
    ...stationOptions,
  },
  examples: ['matthan notice rebuild', 'matthan notice rebuild --camera cong-chinh --from "hôm qua 18:00" --to now'],
  run: async values => {
    const data = dataFolder(values)
    const asked = askedOf(values)
    if (await stationRuns(data)) await order(data, asked, values)
    else await work(data, asked, values)
  },
}

const order = async (data: string, { camera, from, to }: ToldRebuild, values: Values): Promise<void> => {
  const body = { camera: camera ?? null, from_90k: from, to_90k: to }
  const answer = await askStation<{ cameras: number }>(data, 'POST', '/api/noticing/rebuild', { body })
  if (values.json === true) return printJson(answer)
  process.stdout.write(
    'Trạm đang xem lại hình, từ mới đến cũ, khi máy rảnh. Xem tiến độ: matthan notice status\n' +
      '(The station looks at it anew, newest first, as it has time. How far it is: matthan notice status)\n',
  )
}

/** Throws `no_footage_here`, `no_such_camera`, `noticer_away`. */
const work = async (data: string, asked: ToldRebuild, values: Values): Promise<void> => {
  const cameras = camerasOf(data).filter(({ camera }) => asked.camera === undefined || camera === asked.camera)
  if (cameras.length === 0) {
    if (asked.camera === undefined) throw new Problem('no_footage_here', { data })
    throw new Problem('no_such_camera', { camera: asked.camera })
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, data, '--resting'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let heard = 0
  let most_s = 0
  readBoundedLines(
    child.stdout,
    MOST_LINE,
    line => {
      const told = readNoticerTold(line)
      if (told?.kind !== 'progress') return
      most_s = Math.max(most_s, told.backlog_s)
      if (values.json !== true) progress(told, most_s)
      if (++heard > KNOWS && told.done) child.stdin.end()
    },
    () => child.kill('SIGKILL'),
  )
  child.stdin.on('error', () => {}) // it died: its exit code says so
  child.stdin.write(toldLine({ kind: 'cameras', cameras }))
  child.stdin.write(toldLine({ kind: 'rebuild', rebuild: asked }))
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  if (code !== 0) throw new Problem('noticer_away', code === UNAVAILABLE ? { why: 'no_decoder' } : { code: code ?? -1 })
  if (values.json === true) printJson({ cameras: cameras.length })
  else process.stdout.write(`Xong (done): ${cameras.length} camera.\n`)
}

const progress = ({ backlog_s }: NoticerProgress, most_s: number): void => {
  if (process.stderr.isTTY)
    process.stderr.write(`\r  còn (left) ${Math.round(backlog_s)} s / ${Math.round(most_s)} s   `)
}

/** What the folder holds, and what is masked there. */
const camerasOf = (data: string): readonly ToldCamera[] => {
  const file = join(data, 'catalogue.sqlite')
  if (!existsSync(file)) throw new Problem('no_footage_here', { data })
  using catalogue = openDatabase(file, catalogueMigrations, { readOnly: true })
  const rows = catalogue.prepare('SELECT camera, max(stream) AS stream FROM segment GROUP BY camera').all()
  const masks = masksOf(data)
  return rows.map(row => {
    const camera = knownCameraId(String(row.camera))
    return { camera, stream: row.stream === 'sub' ? 'sub' : 'main', masks: masks(camera) }
  })
}

const masksOf = (data: string): ((camera: CameraId) => ToldCamera['masks']) => {
  const file = join(data, 'station.sqlite')
  if (!existsSync(file)) return () => []
  using db = openDatabase(file, stationMigrations)
  const book = createMaskBook(db, systemClock)
  return camera => masksNow(book.versions(camera))
}

const askedOf = (values: Values): ToldRebuild => {
  const camera = textOf(values, 'camera')
  const [from, to] = [instant(values, 'from', 0), instant(values, 'to', Number.MAX_SAFE_INTEGER)]
  if (from >= to) throw new Problem('bad_time', { option: '--to', reason: 'not_after_from' })
  return { camera: camera === undefined ? undefined : knownCameraId(camera), from, to }
}

const instant = (values: Values, name: 'from' | 'to', otherwise: number): WallTime90k => {
  const text = textOf(values, name)
  if (text === undefined) return wallTime90k(otherwise)
  const read = parseWhen(text, wallFromUnixMillis(Date.now()))
  if (!read.ok) throw new Problem('bad_time', { option: `--${name}` })
  return read.value
}
