import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { silentLogger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { at, GATE, givePictures, startRecording } from '#test/engine/recording.ts'
import { transcodeSpan } from './transcoded-span.ts'
import { Transcoding } from './transcoding.ts'

const skip = await libavMissing()

/** Three seconds that are recorded, and a guest that does what `text` says instead of transcoding them. */
const opened = async (t: TestContext, text: string) => {
  const recording = startRecording()
  const folder = mkdtempSync(join(tmpdir(), 'matthan-span-'))
  t.after(() => {
    recording.dispose()
    rmSync(folder, { recursive: true })
  })
  givePictures(recording, 0, 45)
  await recording.finish()
  const parts = await recording.footage.parts(GATE, 'main', at(0), at(45))
  const program = join(folder, 'guest.mjs')
  writeFileSync(program, text)
  const out = { format: () => {}, frame: () => {} }
  const source = { follow: () => {}, unfollow: () => {} }
  const transcoding = new Transcoding({ source, log: silentLogger, out, most: 1, program })
  t.after(() => transcoding.stop())
  return { transcoding, parts }
}
const failed = (error: unknown) => error instanceof Problem && error.code === 'transcoding_failed'
const never = new AbortController().signal

test('a span whose guest dies on the way is not handed out as if it were whole', { skip }, async t => {
  const { transcoding, parts } = await opened(
    t,
    "process.stdin.pipe(process.stdout); process.stdin.on('end', () => setTimeout(() => process.kill(process.pid, 'SIGKILL'), 200))",
  )
  await assert.rejects(transcodeSpan(transcoding, parts, never), failed)
})

test('a span that nobody waits for any more makes room for the next one', { skip }, async t => {
  const { transcoding, parts } = await opened(t, 'setInterval(() => {}, 1000)')
  const gone = new AbortController()
  const first = transcodeSpan(transcoding, parts, gone.signal)
  await assert.rejects(transcodeSpan(transcoding, parts, never), { code: 'transcoding_busy' })
  gone.abort()
  await assert.rejects(first, failed)
  const next = transcoding.guestForSpan()
  assert.notEqual(next, 'transcoding_busy')
  if (typeof next === 'object') next.done()
})

test('a guest that does its work is waited for to its end', { skip }, async t => {
  const { transcoding, parts } = await opened(t, 'process.stdin.pipe(process.stdout)')
  const { mime, bytes } = await transcodeSpan(transcoding, parts, never)
  assert.match(mime, /avc1/)
  assert.ok(bytes.length > 45 * 100)
})
