// The film process on recorded footage, drawn by the simulator, whose truth is known: what it covers, what it says, what it follows, and how it ends.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { knownCameraId } from '#base/ids.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import { writeFootage } from '#bench/hour-of-footage.ts'
import type { RedactionArea, RedactionKey } from '#contract/redaction.ts'
import type { Truth } from '#simulator/footage/draw-job.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { drawnFootage } from '#simulator/footage/library.ts'
import { scenes } from '#simulator/scenes/all.ts'
import { followOnFilm, makeFilm, makeStill } from './film-process.ts'
import type { FilmSpan, WholeFilm } from './order.ts'
import { areaAt } from './redact.ts'
import { makeViewingCopy } from './viewing-copy.ts'

const missing = await libavMissing()
const options = { skip: missing }
const folder = mkdtempSync(join(tmpdir(), 'matthan-film-'))
const data = join(folder, 'data')
const FROM = wallFromUnixMillis(Date.UTC(2026, 10, 21, 1, 0, 0))
const second = (s: number): number => FROM + Math.round(s * 90_000)
const SECONDS = 16
const BANNER = 'BẢN ĐÃ CHE – KHÔNG PHẢI BẢN GỐC'

before(async () => {
  if (missing !== false) return
  mkdirSync(data, { recursive: true })
  await writeFootage(data, knownCameraId('cong'), FROM, SECONDS, () => {})
  await writeFootage(data, knownCameraId('cong'), wallFromUnixMillis(Date.UTC(2026, 10, 21, 1, 1, 0)), 4, () => {})
})
after(() => rmSync(folder, { recursive: true, force: true }))

const span = (more: Partial<FilmSpan> = {}): FilmSpan => ({
  ...{ camera: 'cong', stream: 'main', name: 'Cổng chính', from_90k: second(2), to_90k: second(6), masks: [] },
  ...{ areas: [], mute: [], gaps: [], title: [], ...more },
})
const film = (name: string, more: Partial<WholeFilm> = {}): WholeFilm => ({
  ...{ kind: 'film', out: join(folder, name), spans: [span()], width: 1920, straight: false, quality: 20 },
  ...{ banner: '', captions: false, title: BANNER, comment: BANNER, ...more },
})

/** Pixels of brightness, picture by picture, as another program decodes them. */
const decoded = async (name: string, width: number, height: number): Promise<readonly Buffer[]> => {
  const args = [
    '-v',
    'error',
    '-i',
    join(folder, name),
    '-fps_mode',
    'passthrough',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-',
  ]
  const { stdout } = await promisify(execFile)('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 30 })
  return Array.from({ length: Math.floor(stdout.length / (width * height)) }, (_, at) =>
    stdout.subarray(at * width * height, (at + 1) * width * height),
  )
}

const hasFfmpeg = await promisify(execFile)('ffmpeg', ['-version']).then(
  () => true,
  () => false,
)
const decodes = { skip: missing || (hasFfmpeg ? false : 'ffmpeg is not installed: it looks at the pixels') }

test(
  'in every picture of a redacted film nothing of the original is left inside a rectangle, and beside it all is nearly as it was',
  decodes,
  async () => {
    const areas: RedactionArea[] = [
      {
        ...{ id: 1, what: 'face', how: 'blur', from_90k: second(2), to_90k: second(6) },
        keys: [
          { at_90k: second(2), x: 0.3, y: 0.3, width: 0.15, height: 0.2 },
          { at_90k: second(6), x: 0.6, y: 0.35, width: 0.15, height: 0.2 },
        ],
      },
      {
        ...{ id: 2, what: 'plate', how: 'fill', from_90k: second(3), to_90k: second(5) },
        keys: [{ at_90k: second(3), x: 0.05, y: 0.6, width: 0.1, height: 0.1 }],
      },
    ]
    const bare = await makeFilm(data, film('bare.mp4'))
    const covered = await makeFilm(
      data,
      film('covered.mp4', {
        spans: [
          span({
            areas,
            masks: [
              [
                [0.8, 0],
                [1, 0],
                [1, 0.2],
                [0.8, 0.2],
              ],
            ],
          }),
        ],
      }),
    )
    assert.ok(bare.ok && covered.ok)
    const { width, height, pictures } = covered.told
    const [was, is] = [await decoded('bare.mp4', width, height), await decoded('covered.mp4', width, height)]
    assert.equal(is.length, pictures)
    assert.equal(was.length, is.length)
    is.forEach((picture, at) => {
      const when = second(2) + (at * 90_000) / 15
      for (const area of areas) {
        const rectangle = areaAt(area, when)
        if (rectangle === undefined || when > area.to_90k) continue
        const { detail, alike } = insideOf(was[at]!, picture, rectangle, width, height)
        assert.ok(detail < (area.how === 'fill' ? 2 : 6), `picture ${at} shows detail ${detail} in ${area.what}`)
        assert.ok(Math.abs(alike) < 0.25, `picture ${at} is ${alike} like the original in ${area.what}`)
      }
      assert.ok(meanOff(was[at]!, picture, width, { left: 0, top: 0, right: width / 4, bottom: height / 4 }) < 6)
      const corner = picture[10 * width + Math.round(width * 0.9)]!
      assert.ok(corner < 24, 'the privacy mask lies over its corner')
    })
  },
)

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** How much detail is left, and how like the original's it is: of differences between neighbours, where no mean helps. */
const insideOf = (was: Buffer, is: Buffer, area: Omit<RedactionKey, 'at_90k'>, width: number, height: number) => {
  let [sum, power, others] = [0, 0, 0]
  let count = 0
  for (let y = Math.ceil(area.y * height) + 1; y < (area.y + area.height) * height - 2; y++)
    for (let x = Math.ceil(area.x * width) + 1; x < (area.x + area.width) * width - 2; x++) {
      const at = y * width + x
      const [one, other] = [is[at + 1]! - is[at]!, was[at + 1]! - was[at]!]
      sum += one * other
      power += one * one
      others += other * other
      count++
    }
  return { detail: Math.sqrt(power / count), alike: power === 0 || others === 0 ? 0 : sum / Math.sqrt(power * others) }
}

const meanOff = (was: Buffer, is: Buffer, width: number, { left, top, right, bottom }: Box): number => {
  let [sum, count] = [0, 0]
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++, count++) sum += Math.abs(was[y * width + x]! - is[y * width + x]!)
  return sum / count
}

test('a film says in itself what it is, its header stands in front, and half a film is none', options, async () => {
  const asked = film('told.mp4', { banner: BANNER, captions: true })
  const made = await makeFilm(data, asked)
  assert.ok(made.ok)
  const bytes = readFileSync(asked.out)
  assert.equal(bytes.length, made.told.bytes)
  assert.ok(bytes.indexOf('moov') < bytes.indexOf('mdat'))
  assert.ok(bytes.includes(Buffer.from(BANNER)))
  assert.ok(made.told.height > 720, 'the words stand in a band of their own')
  const giving = new AbortController()
  const left = makeFilm(data, film('left.mp4', { spans: [span({ to_90k: second(SECONDS) })] }), {
    signal: giving.signal,
    progress: () => giving.abort(),
  })
  assert.deepEqual(await left, { ok: false, why: 'cancelled' })
  assert.ok(!existsSync(join(folder, 'left.mp4')) && !existsSync(join(folder, 'left.mp4.part')))
})

test('a film to draw upon that begins where nothing is recorded is dark there alone', decodes, async () => {
  const spans = [span({ from_90k: second(-2), to_90k: second(2) })]
  const made = await makeFilm(data, film('late.mp4', { spans, straight: true }))
  assert.ok(made.ok)
  const { width, height, times } = made.told
  const means = (await decoded('late.mp4', width, height)).map(
    picture => picture.reduce((sum, pixel) => sum + pixel, 0) / picture.length,
  )
  assert.equal(times[0], 0)
  assert.ok(Math.abs(times[1]! - 180_000) < 9000)
  assert.ok(means[0]! < 20)
  for (const [at, mean] of means.slice(1).entries()) assert.ok(mean > 40, `picture ${at + 1} has a mean of ${mean}`)
})

test(
  'a viewing copy has a card for each camera and for what is missing, and tells which moment stands where',
  options,
  async () => {
    const item = { camera: 'cong', stream: 'main' as const, name: 'Cổng chính', place: 'Thôn Đông' }
    const out = join(folder, 'viewing.mp4')
    const gaps = [{ from_90k: second(SECONDS), to_90k: second(60), cause: 'Mất điện' }]
    const items = [{ ...item, from_90k: second(14), to_90k: second(62), gaps }]
    const made = await makeViewingCopy(data, { out, items, order: 'by_camera', about: 'Trích xuất 1/2026' })
    assert.ok(made.ok)
    assert.equal(made.told.parts.length, 2)
    const [first, then] = made.told.parts
    assert.equal(first?.from_90k, second(14))
    assert.equal(first?.at_ms, 2000)
    assert.ok(Math.abs((then?.from_90k ?? 0) - second(60)) < 9000)
    assert.ok(Math.abs((then?.at_ms ?? 0) - 6000) < 300, `two seconds of pictures and a card of two: ${then?.at_ms}`)
    const nothing = await makeViewingCopy(data, {
      out,
      items: [{ ...item, camera: 'khac', from_90k: 1, to_90k: 2, gaps }],
      order: 'by_time',
      about: '',
    })
    assert.deepEqual(nothing, { ok: false, why: 'nothing_recorded' })
  },
)

test(
  'a single picture is that of its moment, redacted, and where nothing is recorded there is none',
  options,
  async () => {
    const ask = { kind: 'picture' as const, span: span(), width: 640, banner: BANNER, captions: false }
    const made = await makeStill(data, { ...ask, at_90k: second(3.02) })
    assert.ok(made.ok)
    assert.ok(Math.abs(made.told.at_90k - second(3.02)) < 9000)
    assert.equal(Buffer.from(made.told.jpeg, 'base64').readUInt16BE(0), 0xffd8)
    assert.deepEqual(await makeStill(data, { ...ask, at_90k: second(40) }), { ok: false, why: 'nothing_recorded' })
  },
)

test('what is followed forward and back stays in its rectangle, in nineteen of twenty pictures', options, async () => {
  const [files] = await drawnFootage({
    ...{ scenes: [scenes[0]!.name], codec: 'h264', quick: false, cacheDir: undefined, onProgress: () => {} },
  })
  const truth = JSON.parse(readFileSync(files!.truth, 'utf8')) as Truth
  for (const { id, way, from, to } of [
    { id: 'xe-xanh', way: 'forward', from: 9.1, to: 15 },
    { id: 'ba-ganh', way: 'forward', from: 2, to: 8 },
    { id: 'ba-ganh', way: 'back', from: 8, to: 2.5 },
  ] as const) {
    const seen = truth.frames.flatMap(({ at_ms, objects }) => {
      const box = objects.find(object => object.id === id)?.box
      const within = at_ms >= Math.min(from, to) * 1000 && at_ms <= Math.max(from, to) * 1000
      // Whole in the picture: what comes in from the edge is drawn around when it is there.
      const whole =
        box !== undefined && box[0] > 4 && box[1] > 4 && box[2] < truth.width - 4 && box[3] < truth.height - 4
      return whole && within ? [{ at: second(at_ms / 1000), box }] : []
    })
    const begin = way === 'forward' ? seen[0]! : seen.at(-1)!
    const [left, top, right, bottom] = begin.box
    const size = { x: left / truth.width, y: top / truth.height }
    const key = {
      at_90k: begin.at,
      ...size,
      width: (right - left) / truth.width,
      height: (bottom - top) / truth.height,
    }
    const asked = {
      kind: 'track' as const,
      span: span(),
      from: key,
      to_90k: (way === 'forward' ? seen.at(-1)! : seen[0]!).at + (way === 'forward' ? 3000 : -3000),
      way,
    }
    const found = await followOnFilm(data, asked)
    assert.ok(found.ok)
    assert.equal(found.told.lost_90k, null, `${id} is lost`)
    const area: RedactionArea = {
      id: 1,
      what: 'face',
      how: 'blur',
      from_90k: 0,
      to_90k: second(60),
      keys: found.told.keys as RedactionKey[],
    }
    const covered = seen.filter(({ at, box }) => overlap(areaAt(area, at)!, box, truth) > 0.6)
    assert.ok(covered.length >= 0.95 * seen.length, `${id} ${way}: ${covered.length} of ${seen.length}`)
  }
})

const overlap = (
  held: Omit<RedactionKey, 'at_90k'>,
  [left, top, right, bottom]: readonly [number, number, number, number],
  { width, height }: Truth,
): number => {
  const across = Math.min((held.x + held.width) * width, right) - Math.max(held.x * width, left)
  const down = Math.min((held.y + held.height) * height, bottom) - Math.max(held.y * height, top)
  return (Math.max(0, across) * Math.max(0, down)) / ((right - left) * (bottom - top))
}

test('a plain piece of wall is not followed: that is said at once', options, async () => {
  const key = { at_90k: second(2), x: 0.9, y: 0.75, width: 0.03, height: 0.03 }
  const masks: FilmSpan['masks'] = []
  const found = await followOnFilm(data, {
    kind: 'track',
    span: span({ masks }),
    from: key,
    to_90k: second(4),
    way: 'forward',
  })
  assert.ok(found.ok)
  assert.ok(found.told.keys.length >= 1)
  for (const one of found.told.keys) assert.ok(Math.abs(one.x - 0.9) < 0.05 && Math.abs(one.y - 0.75) < 0.05)
})

test('a film process that hangs, dies or talks nonsense ends in an answer', async () => {
  const quiet = join(folder, 'quiet.mjs')
  writeFileSync(quiet, 'process.stdin.resume()')
  const dies = join(folder, 'dies.mjs')
  writeFileSync(dies, 'process.exit(3)')
  const babbles = join(folder, 'babbles.mjs')
  writeFileSync(
    babbles,
    'process.stdout.write("{}\\nnull\\n{\\"kind\\":\\"made\\"}\\n"); process.stdin.resume(); setTimeout(() => process.exit(0), 50)',
  )
  const lost = join(folder, 'away', 'film.mp4')
  assert.deepEqual(await makeFilm(data, film('q.mp4'), { program: quiet, silent_ms: 300 }), { ok: false, why: 'late' })
  assert.deepEqual(await makeFilm(data, film('d.mp4'), { program: dies }), { ok: false, why: 'crashed' })
  assert.deepEqual(await makeFilm(data, film('b.mp4'), { program: babbles }), { ok: false, why: 'crashed' })
  if (missing === false) assert.deepEqual(await makeFilm(data, film('x', { out: lost })), { ok: false, why: 'disk' })
  assert.ok(statSync(folder).isDirectory())
})
