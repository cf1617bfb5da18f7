// Journey: somebody brings a file from a card or a phone. Its pictures go where footage is missing, at the time that was stated; what was
// recorded live stays; the original is kept as it was given, with its SHA-256.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Imported } from '#contract/backfill.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { drawnFootage } from '#simulator/footage/library.ts'
import { readFilm } from '#simulator/footage/read-film.ts'
import { run } from '#test/command-line.ts'
import { davFrame } from '#test/dav-file.ts'
import { readMp4 } from '#test/mp4-boxes.ts'
import { closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const S = 90_000
const START = Buffer.from([0, 0, 0, 1])

test('a file is brought in where footage is missing, and its original is kept', {
  timeout: 120_000,
  skip: await libavMissing(),
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack)
  const camera = street.cameras[0]!
  await house.add(camera)
  await house.streams(camera.id)
  const [drawn] = await drawnFootage({
    scenes: ['village-gate'],
    codec: 'h264',
    quick: true,
    cacheDir: undefined,
    onProgress: () => {},
  })
  const film = await readFilm(drawn!.main)
  const { pictures } = film.video
  const folder = makeFolder(stack)
  const now = (await house.status()).now_90k
  const bring = async (file: string, from_90k: number): Promise<Imported> => {
    const at = new Date(from_90k / 90).toISOString()
    const { out, err } = await run(['import', file, '--camera', camera.id, '--at', at, '--json', '--data', house.data])
    assert.equal(err, '')
    return JSON.parse(out) as Imported
  }
  const isThere = async (from_90k: number, to_90k: number): Promise<void> => {
    const { spans } = await house.coverage(camera.id, { from_90k: from_90k + S, to_90k: to_90k - S })
    assert.deepEqual(
      spans.map(({ state, recovered }) => [state, recovered?.source]),
      [['recovered', 'file']],
    )
    const clip = readMp4(await house.clip(camera.id, { from_90k, to_90k }))
    assert.ok(clip.tracks[0]!.samples >= pictures.length - 1, `${clip.tracks[0]!.samples} of ${pictures.length}`)
  }

  await t.test('MP4, with the hash of what was given', async () => {
    const from = Math.round(now - 600 * S)
    const imported = await bring(drawn!.main, from)
    assert.equal(imported.pictures_read, pictures.length)
    assert.equal(imported.sha256, createHash('sha256').update(readFileSync(drawn!.main)).digest('hex'))
    await isThere(from, from + film.loop_90k)
    const kept = readdirSync(join(house.data, 'imports'))
    const original = kept.find(name => name.endsWith('.mp4'))!
    assert.deepEqual(readFileSync(join(house.data, 'imports', original)), readFileSync(drawn!.main))
    assert.match(
      readFileSync(join(house.data, 'imports', `${original}.sha256`), 'utf8'),
      new RegExp(`^${imported.sha256}  `),
    )
  })

  await t.test('the same once more places nothing twice', async () => {
    const again = await bring(drawn!.main, Math.round(now - 600 * S))
    assert.equal(again.pictures, 0)
  })

  await t.test('.dav, by our own reader', async () => {
    const from = Math.round(now - 1200 * S)
    const begin = Date.UTC(2026, 0, 1, 8)
    const frames = pictures.map(({ nals, key, shown_at }) =>
      davFrame({
        key,
        ...(key && { codec: 0x8 }),
        device_ms: begin + shown_at / 90,
        counter: Math.round(shown_at / 90),
        unit: Buffer.concat(nals.flatMap(nal => [START, nal])),
      }),
    )
    const file = join(folder, 'camera.dav')
    writeFileSync(file, Buffer.concat(frames))
    const imported = await bring(file, from)
    assert.deepEqual([imported.kind, imported.pictures_read, imported.unread], ['dav', pictures.length, []])
    await isThere(from, from + film.loop_90k)
  })

  await t.test('live stays: a file over what is being recorded fills nothing of it', async () => {
    const { from_90k } = await house.recorded(camera.id, (await house.status()).now_90k, 5)
    const imported = await bring(drawn!.main, from_90k + S / 2)
    assert.equal(imported.pictures, 0)
    const { spans } = await house.coverage(camera.id, { from_90k, to_90k: from_90k + 4 * S })
    assert.deepEqual(
      spans.map(({ state }) => state),
      ['recorded'],
    )
  })

  await t.test('what is no footage is refused by name, and not kept', async () => {
    const before = readdirSync(join(house.data, 'imports')).length
    const file = join(folder, 'thư.mp4')
    writeFileSync(file, 'đây không phải là hình, chỉ là mấy chữ mà thôi')
    const { err } = await run(['import', file, '--camera', camera.id, '--at', '01/01/2026 08:00', '--data', house.data])
    assert.match(err, /Không đọc được hình trong tệp này/)
    const broken = join(folder, 'hỏng.mp4')
    writeFileSync(broken, Buffer.concat([readFileSync(drawn!.main).subarray(0, 40), Buffer.alloc(5000, 7)]))
    assert.match(
      (await run(['import', broken, '--camera', camera.id, '--at', '01/01/2026 08:00', '--data', house.data])).err,
      /Không đọc được/,
    )
    await until('nothing more lies there', () => readdirSync(join(house.data, 'imports')).length === before)
  })
})
