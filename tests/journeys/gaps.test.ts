// Journey: footage with a gap in it. Clip, notes, headers, coverage and playback all tell the same gap.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { run } from '#test/command-line.ts'
import { complaintsOf, decode, noFfmpeg } from '#test/ffmpeg.ts'
import { countFragmented, readMp4 } from '#test/mp4-boxes.ts'
import { closing, House, openStreet, type Span, spanText } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

/** A picture's worth of ticks at 15 pictures a second. */
const PICTURE = 6_000

test('a gap is told wherever the footage is asked for', { timeout: 90_000 }, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack)
  const { id } = await house.add(street.cameras[0]!)
  await house.streams(id)
  const from_90k = (await house.status()).now_90k + 90_000
  await house.recorded(id, from_90k, 2)
  street.setFault(id, 'closes-mid-stream')
  await until('the camera is gone', async () => (await house.camera(id)).main?.state === 'waiting')
  const gone_90k = (await house.status()).now_90k
  street.setFault(id, 'hangs-up-at-once')
  await until('two seconds pass', async () => (await house.status()).now_90k > gone_90k + 2 * 90_000)
  street.setFault(id, undefined)
  await house.streams(id, 20_000)
  const { to_90k } = await house.recorded(id, (await house.status()).now_90k + 90_000, 2)
  const span: Span = { from_90k, to_90k }

  const { spans, recorded_90k } = await house.coverage(id, span)
  const gaps = spans.filter(one => one.state === 'missing').map(({ from_90k, to_90k }) => ({ from_90k, to_90k }))
  const held = spans.filter(one => one.state === 'recorded').map(({ from_90k, to_90k }) => ({ from_90k, to_90k }))
  t.diagnostic(`gaps of ${gaps.map(gap => ((gap.to_90k - gap.from_90k) / 90_000).toFixed(2)).join(' and ')} s`)
  assert.ok(gaps.length >= 1 && held.length === gaps.length + 1, JSON.stringify(spans))
  const path = `/api/cameras/${id}`

  await t.test('clip.json and the headers of clip.mp4 agree with coverage', async () => {
    const notes = await house.notes(id, span)
    near(notes.gaps, gaps)
    near(notes.parts, held)
    for (const [i, part] of notes.parts.entries())
      assert.equal(part.at_90k, sum(notes.parts.slice(0, i)), 'a part stands where those before it end')
    const { headers } = await house.get(`${path}/clip.mp4?${spanText(span)}`)
    near(readSpans(headers.get('x-gaps-90k')), gaps)
    near(readSpans(headers.get('x-covered-90k')), held)
  })

  await t.test('clip.mp4 is as long as what is covered, and jumps over the gap', async () => {
    const bytes = await house.clip(id, span)
    const file = join(house.data, 'gap.mp4')
    writeFileSync(file, bytes)
    const { seconds, tracks } = readMp4(bytes)
    assert.ok(
      Math.abs(seconds * 90_000 - recorded_90k) <= PICTURE * held.length,
      `${seconds} s of ${recorded_90k / 90_000}`,
    )
    if (noFfmpeg) return
    assert.equal(await complaintsOf(file), '')
    const { frames } = await decode(file)
    assert.ok(frames <= tracks[0]!.samples && frames >= seconds * 15 - 3, `${frames} frames in ${seconds} s`)
  })

  await t.test('playback keeps the time of day on both sides', async () => {
    const bytes = await house.bytes(`${path}/playback.mp4?${spanText(span)}`)
    assert.ok(countFragmented(bytes).samples >= (recorded_90k / 90_000) * 15 - 3)
    const before = await house.get(`${path}/playback.mp4?${spanText({ from_90k, to_90k: gaps[0]!.from_90k })}`)
    assert.equal(Number(before.headers.get('x-next-90k')), gaps[0]!.to_90k, 'and says where footage goes on')
  })

  await t.test('a span that lies in the gap is refused, with the instant where footage goes on', async () => {
    const { from_90k, to_90k } = gaps[0]!
    const inside = { from_90k: from_90k + 9_000, to_90k: to_90k - 9_000 }
    for (const name of ['clip.mp4', 'clip.json', 'playback.mp4', 'index.m3u8']) {
      const answer = await house.get(`${path}/${name}?${spanText(inside)}`)
      const { code, where } = (await answer.json()) as { code: string; where: Record<string, unknown> }
      assert.deepEqual([answer.status, code, where.next_90k], [404, 'nothing_recorded', to_90k], name)
    }
  })

  await t.test('HLS marks the break', async () => {
    const lines = (await house.bytes(`${path}/hls/video.m3u8?${spanText(span)}`)).toString().split('\n')
    const breaks = lines.filter(line => line === '#EXT-X-DISCONTINUITY').length
    assert.equal(breaks, held.length - 1)
    assert.equal(lines.filter(line => line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')).length, held.length)
  })

  await t.test('the command line tells them too', async () => {
    const at = (ticks: number) => new Date(ticks / 90).toISOString()
    const asked = ['--camera', id, '--from', at(from_90k), '--to', at(to_90k), '--data', house.data]
    const shown = await run(['coverage', ...asked])
    assert.equal(shown.out.match(/^thiếu /gm)?.length, gaps.length, shown.out + shown.err)
    const saved = await run(['export', ...asked, '--out', join(house.data, 'xuat.mp4')])
    assert.match(saved.out, /Các khoảng trống trong đoạn/)
    const rows = saved.out.split('\n').filter(line => line.startsWith('  '))
    assert.equal(rows.length, gaps.length, saved.out)
  })
})

const sum = (spans: readonly Span[]): number => spans.reduce((all, span) => all + span.to_90k - span.from_90k, 0)

const readSpans = (header: string | null): readonly Span[] =>
  (header ?? '').split(',').map(text => {
    const [from_90k = 0, to_90k = 0] = text.split('-').map(Number)
    return { from_90k, to_90k }
  })

/** The same spans, to the picture. */
const near = (seen: readonly Span[], expected: readonly Span[]): void => {
  const close = seen.every(
    ({ from_90k, to_90k }, i) =>
      Math.abs(from_90k - (expected[i]?.from_90k ?? 0)) <= PICTURE &&
      Math.abs(to_90k - (expected[i]?.to_90k ?? 0)) <= PICTURE,
  )
  assert.ok(seen.length === expected.length && close, JSON.stringify({ seen, expected }))
}
