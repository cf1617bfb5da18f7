import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import type { StreamPicture } from '#engine/camera/look.ts'
import { streamLooker } from '#engine/viewing/look-at-stream.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { startStreet } from '#simulator/street.ts'
import { noFfmpeg } from '#test/ffmpeg.ts'
import { jpegByFfmpeg } from './ffmpeg-picture.ts'
import { PictureProcess } from './picture-process.ts'

const skip = await libavMissing()

const keyframe = async (t: TestContext, codec: 'h264' | 'h265'): Promise<StreamPicture> => {
  const street = await startStreet({ cameras: 1, quick: true, codec })
  t.after(() => street.stop())
  const wish = { url: street.cameras[0]!.main_url, credentials: undefined, transport: 'tcp' as const }
  const { picture } = await streamLooker(systemClock, createAddressGuard().pin)(wish, AbortSignal.timeout(20_000))
  assert.ok(picture !== undefined)
  return picture
}
/** As a camera with stream encryption sends it: headers are clear, what follows is not. */
const scrambled = (picture: StreamPicture): StreamPicture => {
  const access_unit = Buffer.from(picture.access_unit)
  for (let at = 200; at < access_unit.length; at++) access_unit[at] = (access_unit[at]! ^ (at * 73 + 41)) & 0xff
  return { ...picture, access_unit }
}
const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

for (const codec of ['h264', 'h265'] as const)
  test(`a keyframe of ${codec} becomes a JPEG, whatever came before it`, { skip }, async t => {
    const maker = new PictureProcess(silentLogger)
    t.after(() => maker.stop())
    const picture = await keyframe(t, codec)
    const jpeg = await maker.jpeg(picture, 320)
    assert.ok(jpeg.ok && isJpeg(jpeg.value), JSON.stringify(jpeg).slice(0, 200))
    const broken = await maker.jpeg(scrambled(picture), 320)
    // H.265 has so little redundancy that its decoder takes scrambled slices for pictures: there the slice headers tell (frames/video.ts).
    if (codec === 'h264') assert.deepEqual(broken, { ok: false, problem: 'undecodable' })
    assert.equal((await maker.jpeg(picture, 320)).ok, true, 'it goes on after one that it could not')
  })

test('a picture maker that dies answers, and the next picture starts another one', { skip }, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-pictures-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const dying = join(folder, 'dies.mjs')
  writeFileSync(dying, "process.stdin.once('data', () => process.exit(3))")
  const maker = new PictureProcess(silentLogger, dying)
  t.after(() => maker.stop())
  const picture = await keyframe(t, 'h264')
  assert.deepEqual(await maker.jpeg(picture, 320), { ok: false, problem: 'late' })
  assert.deepEqual(await maker.jpeg(picture, 320), { ok: false, problem: 'late' })
})

test('a picture maker that is killed, idle or at work, costs nobody a picture', { skip }, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-pictures-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const pidFile = join(folder, 'pids')
  const program = join(folder, 'tells-its-pid.mjs')
  const real = new URL('../picture-maker.ts', import.meta.url).href
  writeFileSync(pidFile, '')
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs'
     appendFileSync(${JSON.stringify(pidFile)}, process.pid + '\\n')
     await import(${JSON.stringify(real)})`,
  )
  const newest = () => Number(readFileSync(pidFile, 'utf8').trim().split('\n').at(-1))
  const maker = new PictureProcess(silentLogger, program)
  t.after(() => maker.stop())
  const picture = await keyframe(t, 'h264')
  const good = async (asked: readonly Promise<{ readonly ok: boolean }>[]) =>
    assert.ok((await Promise.all(asked)).every(({ ok }) => ok))
  await good([maker.jpeg(picture, 320)])
  for (const _ of [1, 2, 3]) {
    process.kill(newest(), 'SIGKILL')
    await good([maker.jpeg(picture, 320)]) // asked before anybody can know that it died
  }
  const before = newest()
  const many = Array.from({ length: 20 }, () => maker.jpeg(picture, 640))
  process.kill(before, 'SIGKILL')
  await good(many)
  assert.notEqual(newest(), before)
})

test('without node-av the system’s ffmpeg makes the same picture', { skip: skip || noFfmpeg }, async t => {
  for (const codec of ['h264', 'h265'] as const) {
    const jpeg = await jpegByFfmpeg(await keyframe(t, codec), 320)
    assert.ok(jpeg.ok && isJpeg(jpeg.value), codec)
  }
})
