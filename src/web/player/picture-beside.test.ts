import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { FrameList } from './frame-list.ts'
import type { Loaded } from './held-footage.ts'
import { type Held, pictureBeside } from './picture-beside.ts'
import type { Span90k } from './playback-plan.ts'
import { spanAt, withSpan } from './spans.ts'

const s = (seconds: number) => wallTime90k(Math.round(seconds * TICKS_PER_SECOND))
const TENTH = mediaSpan90k(TICKS_PER_SECOND / 10)
const never = new AbortController().signal

/** Ten pictures a second in each span, fetched as they are asked for; `answers` come first. */
const heldOf = (recorded: readonly Span90k[], answers: readonly Loaded[] = []) => {
  const frames = new FrameList()
  const asked: Span90k[] = []
  let known: readonly Span90k[] = []
  const held: Held = {
    frames,
    known: at => spanAt(known, at),
    load: async span => {
      asked.push(span)
      const told = answers[asked.length - 1]
      if (told !== undefined && told !== 'loaded') return told
      known = withSpan(known, span)
      for (const { from, to } of recorded)
        for (let at: number = from; at < to; at += TENTH)
          if (at >= span.from && at < span.to) frames.add([{ at: at as WallTime90k, span: TENTH }])
      return 'loaded'
    },
  }
  return { held, asked }
}

test('before anything is there, the picture beside is fetched and found, either way', async () => {
  const { held } = heldOf([{ from: s(100), to: s(200) }])
  assert.deepEqual(await pictureBeside(held, s(150), 1, never), { at: s(150.1), span: TENTH })
  const fresh = heldOf([{ from: s(100), to: s(200) }])
  assert.deepEqual(await pictureBeside(fresh.held, s(150), -1, never), { at: s(149.9), span: TENTH })
  assert.equal(fresh.asked.length, 1)
})

test('what is known already is not fetched again', async () => {
  const { held, asked } = heldOf([{ from: s(100), to: s(200) }])
  await held.load({ from: s(140), to: s(160) }, never)
  assert.deepEqual(await pictureBeside(held, s(150), 1, never), { at: s(150.1), span: TENTH })
  assert.equal(asked.length, 1)
})

test('over a gap of half a minute the picture behind it is beside', async () => {
  const { held } = heldOf([
    { from: s(100), to: s(150) },
    { from: s(180), to: s(200) },
  ])
  await held.load({ from: s(149), to: s(150) }, never)
  assert.deepEqual(await pictureBeside(held, s(149.9), 1, never), { at: s(180), span: TENTH })
})

test('where nothing was recorded near, there is none; what is being recorded, or comes another way, is not yet there', async () => {
  const { held, asked } = heldOf([{ from: s(100), to: s(150) }])
  assert.equal(await pictureBeside(held, s(149.9), 1, never), 'none')
  assert.equal(asked.length, 5)
  assert.equal(await pictureBeside(heldOf([], ['nothing_yet']).held, s(150), 1, never), 'not_yet')
  assert.equal(await pictureBeside(heldOf([], [{ unsupported: 'hvc1' }]).held, s(150), -1, never), 'not_yet')
})
