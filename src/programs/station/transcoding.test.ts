// The guest here gives back what it was given, which is what the wire allows: these tests are about its death, not about its pictures.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { silentLogger } from '#base/log.ts'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { until } from '#test/patience.ts'
import { Transcoding, type TranscodingOptions } from './transcoding.ts'

const skip = await libavMissing()
const gate = knownCameraId('cong')
const HANDLE = 7
const format: VideoFormat = {
  kind: 'video',
  id: 'a',
  entry: 'hvc1',
  codec: 'hvc1.1.6.L93.B0',
  width: 64,
  height: 64,
  reorder: 0,
  description: Buffer.from([1, 2, 3]),
}

const open = (t: TestContext, more: Partial<TranscodingOptions> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-transcoding-'))
  const pidFile = join(folder, 'pids')
  writeFileSync(pidFile, '')
  const program = join(folder, 'echo.mjs')
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs'
     appendFileSync(${JSON.stringify(pidFile)}, process.pid + '\\n')
     process.stdin.pipe(process.stdout)`,
  )
  let followed: number | undefined
  let frames = 0
  const transcoding = new Transcoding({
    source: {
      follow: handle => {
        followed = handle
      },
      unfollow: () => {},
    },
    log: silentLogger,
    out: { format: () => {}, frame: () => frames++ },
    most: 1,
    program,
    ...more,
  })
  let at = 0
  const film = setInterval(() => {
    if (followed === undefined) return
    if (at === 0) transcoding.takeFormat(followed, format)
    const bytes = Buffer.alloc(300_000)
    const decode = wallTime90k(++at * 9000)
    transcoding.takeFrame(followed, { key: true, decode, composition: mediaSpan90k(0), bytes })
  }, 20)
  t.after(() => {
    clearInterval(film)
    transcoding.stop()
    rmSync(folder, { recursive: true })
  })
  const pids = () => readFileSync(pidFile, 'utf8').trim().split('\n').filter(Boolean).map(Number)
  /** The guest that was started as the nth, once pictures have come out of it. */
  const guest = async (nth: number) => {
    const pid = await until(`guest ${nth} has started`, () => pids()[nth])
    const before = frames
    await until(`guest ${nth} gives pictures`, () => frames > before)
    return pid
  }
  return { transcoding, guest, pids, frames: () => frames }
}

test('whoever watches sees pictures again however often and soon the transcoder is killed', { skip }, async t => {
  const { transcoding, guest, pids } = open(t)
  transcoding.follow(HANDLE, gate, 'main')
  for (const nth of [0, 1, 2]) process.kill(await guest(nth), 'SIGKILL')
  await guest(3)
  assert.equal(pids().length, 4)
  assert.equal(transcoding.refusal(gate, 'main'), undefined)
  assert.equal(transcoding.refusal(knownCameraId('cho'), 'main'), 'transcoding_busy', 'it counts for one all the while')
})

test('a transcoder that has come to a stand is ended and another one goes on', { skip }, async t => {
  const { transcoding, guest } = open(t, { stuck_ms: 200 })
  transcoding.follow(HANDLE, gate, 'main')
  process.kill(await guest(0), 'SIGSTOP')
  await guest(1)
})
