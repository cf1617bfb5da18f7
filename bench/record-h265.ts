// Record, H.265: what recording cameras of 4 Mbit/s costs the recorder's process in H.265 and in H.264, by turns on the same machine, so that
// whatever else goes on there weighs on both.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ffmpegVersion } from './ffmpeg-recorders.ts'
import { atMost, type Bench, type BenchOptions } from './goal.ts'
import { measureCost } from './process-cost.ts'
import { StationUnderTest, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const SETTLE_MS = 5000
const TURNS = 2
/** Two measurements of the very same work differ by so much here. */
const NOISE = 1.1
const codecs = ['h264', 'h265'] as const

type Turn = { readonly cpu_percent: number; readonly written: number; readonly lost: number; readonly others: number }

export const benchRecordH265: Bench = async options => {
  if (ffmpegVersion() === undefined) {
    const goal = atMost('CPU of H.265 beside H.264, both at 4 Mbit/s', '×', null, NOISE, 'ffmpeg is not installed')
    return { goals: [goal], facts: {} }
  }
  await using place = new Workplace('record-h265')
  const files = codecs.map(codec => makeFootage(place, codec, options))
  const turns: Record<(typeof codecs)[number], Turn[]> = { h264: [], h265: [] }
  for (let turn = 0; turn < TURNS; turn++)
    for (const [i, codec] of codecs.entries())
      turns[codec].push(await measure(place, files[i]!, `${codec}-${turn}`, options))
  const mean = (codec: (typeof codecs)[number], of: (turn: Turn) => number) =>
    turns[codec].reduce((sum, turn) => sum + of(turn), 0) / TURNS
  const per_mbit = (codec: (typeof codecs)[number]) =>
    mean(codec, turn => turn.cpu_percent) / mean(codec, turn => turn.written)
  const lost = codecs.reduce((sum, codec) => sum + mean(codec, turn => turn.lost), 0)
  return {
    goals: [
      atMost('CPU of H.265 beside H.264, for each Mbit/s written', '×', per_mbit('h265') / per_mbit('h264'), NOISE),
      atMost('packets lost', 'packets', lost, 0),
    ],
    facts: Object.fromEntries(
      codecs.flatMap(codec => [
        [`${codec} CPU % of a core`, Math.round(mean(codec, turn => turn.cpu_percent) * 10) / 10],
        [`${codec} written Mbit/s`, Math.round(mean(codec, turn => turn.written))],
        [`others meanwhile (${codec}), CPU %`, Math.round(mean(codec, turn => turn.others))],
      ]),
    ),
  }
}

const cameraCount = ({ cameras }: BenchOptions): number => cameras ?? 25

/** 1080p with so much noise that each encoder has use for its 4 Mbit/s. */
const makeFootage = (place: Workplace, codec: (typeof codecs)[number], options: BenchOptions): string => {
  const file = join(place.folder, `${codec}.mp4`)
  options.tell(`hình mẫu ${codec} 4 Mbit/s (footage)`)
  const rate = ['-b:v', '4M', '-maxrate', '4M', '-bufsize', '4M', '-g', '30', '-bf', '0']
  const coder =
    codec === 'h264'
      ? ['-c:v', 'libx264', '-preset', 'ultrafast']
      : ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-x265-params', 'log-level=none:bframes=0']
  const picture = 'testsrc2=s=1920x1080:r=15,noise=alls=25:allf=t'
  const args = ['-v', 'error', '-f', 'lavfi', '-i', picture, '-t', '8', ...coder, ...rate, '-pix_fmt', 'yuv420p', '-y']
  const made = spawnSync('ffmpeg', [...args, file], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`ffmpeg could not make the footage: ${made.stderr.slice(0, 300)}`)
  return file
}

const measure = async (place: Workplace, file: string, name: string, options: BenchOptions): Promise<Turn> => {
  const street = await startStreetProcess(place, cameraCount(options), ['--file', file])
  const station = await StationUnderTest.start(place, join(place.folder, name))
  await station.addCameras(street.cameras, 'main')
  const seconds = options.seconds ?? 20
  options.tell(`${name}: ${cameraCount(options)} camera, ${seconds} giây (s)`)
  await wait(SETTLE_MS)
  const before = await station.status()
  if (before.recorder.pid === null) throw new Error('the recorder has no process')
  const cost = await measureCost([before.recorder.pid], seconds)
  const after = await station.status()
  await place.stop(station.running)
  await place.stop(street.running)
  const written = ((after.recorder.written_bytes - before.recorder.written_bytes) * 8) / 1e6 / cost.seconds
  return { cpu_percent: cost.cpu_percent, written, lost: after.recorder.packets_lost, others: cost.others_percent }
}
