// What a source says that it holds is all that is played of it; sound comes for the time in which it was to be recorded.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { spanFromMillis, wallFromUnixMillis, wallPlus } from '#base/units.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import type { Gap, LaterFrame } from '#engine/recording/gap-filler.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { askedSource, type Bring, type Held, type SourcePorts } from './source.ts'

const never = new AbortController().signal
const camera = knownCameraId('cong-chinh')
const S = 1000

type Brought = { readonly gap: Gap; readonly audio: string | undefined; readonly frames: LaterFrame[] }

/** Asks a card for a span of 20 s that ended a minute ago. */
const ask = async (street: Street, given: { held?: Held; sound?: SourcePorts['sound']; stream?: 'main' | 'sub' }) => {
  const from = wallFromUnixMillis(Date.now() - 80 * S)
  const gap = { from, to: wallPlus(from, spanFromMillis(20 * S)) }
  const brought: Brought[] = []
  const bring: Bring = async (wanted, guest) => {
    const part = { gap: { from: wanted.from, to: wanted.to }, audio: wanted.audio?.entry, frames: [] as LaterFrame[] }
    brought.push(part)
    const answer = await guest({ take: async frame => void part.frames.push(frame), done: false }, [part.gap])
    return { answer, segments: 1, pictures: part.frames.length }
  }
  const id = street.cameras[0]!.id
  const known = {
    kind: 'sd_card',
    playback: { dialect: 'hikvision', url: `rtsp://127.0.0.1:${street.port}/${id}`, channel: 1, stream: 'main' },
    credentials: undefined,
    certificate: () => false,
    pin: createAddressGuard().pin,
    clock: undefined,
    held: given.held,
  } as const
  const sound = given.sound ?? ((_, from, to) => [{ from, to, sound: false }])
  const source = askedSource(known, { bring, sound, clock: systemClock })
  const wanted = { camera, stream: given.stream ?? 'main', ...gap } as const
  const result = await source.fetch(wanted, [gap], () => 0, never)
  return { gap, brought, result, played: street.recorder(id).played }
}

const films = { cameras: 1, quick: true, audio: 'pcma', cards: [{ camera: '1', dialect: 'hikvision' }] } as const

test('a span that is not held is told so without being played', async () => {
  await using street = await startStreet(films)
  const { brought, result, played } = await ask(street, { held: async () => [] })
  assert.deepEqual([brought.length, played.length], [0, 0])
  assert.deepEqual(result, { segments: 0, pictures: 0, failure: undefined, told: true })
})

test('what is held is played, and what is not told is tried', async () => {
  await using street = await startStreet(films)
  const end = ({ to }: Gap, seconds: number) => wallPlus(to, spanFromMillis(seconds * S))
  const half = await ask(street, {
    held: async (_, from, to) => [{ from: wallPlus(from, spanFromMillis(10 * S)), to }],
  })
  assert.equal(half.result.failure, undefined)
  const [first] = half.brought[0]!.frames
  // A little around what is told, and the lead in front of it.
  assert.ok(first!.decode > end(half.gap, -10 - 2 - 4 - 2), 'the first half was not asked for')
  const all = await ask(street, { held: async () => undefined })
  assert.ok(all.brought[0]!.frames[0]!.decode <= all.gap.from)
})

test('sound is cut where it was switched, and each part is brought by itself', async () => {
  await using street = await startStreet(films)
  const { gap, brought } = await ask(street, {
    sound: (_, from, to) => {
      const middle = wallPlus(from, spanFromMillis(10 * S))
      return [
        { from, to: middle, sound: false },
        { from: middle, to, sound: true },
      ]
    },
  })
  assert.deepEqual(
    brought.map(({ audio, frames }) => [audio, frames.some(({ kind }) => kind === 'audio')]),
    [
      [undefined, false],
      ['alaw', true],
    ],
  )
  assert.deepEqual([brought[0]!.gap.from, brought[1]!.gap.to], [gap.from, gap.to])
  assert.equal(brought[0]!.gap.to, brought[1]!.gap.from)
})

test('the sub stream is asked for by its own track', async () => {
  await using street = await startStreet(films)
  const { brought } = await ask(street, { stream: 'sub' })
  const widths = new Set(brought[0]!.frames.flatMap(({ format }) => (format.kind === 'video' ? [format.width] : [])))
  assert.deepEqual([...widths], [320])
})
