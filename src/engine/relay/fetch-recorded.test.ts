// What cards and recorders filmed comes back in each maker's manner, at the time at which it was filmed, fast, and no faster than allowed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Clock, systemClock } from '#base/clock.ts'
import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { lookAtSource } from '#engine/camera/playback.ts'
import type { PlaybackSource } from '#engine/camera/playback-address.ts'
import { StreamFailure } from '#engine/camera/stream-state.ts'
import { soundFormat } from '#engine/frames/sound.ts'
import type { LaterFrame } from '#engine/recording/gap-filler.ts'
import { loadReels } from '#simulator/footage/reels.ts'
import { nameCameras } from '#simulator/names.ts'
import type { RecorderDialect } from '#simulator/nvr/dialects.ts'
import type { RecorderManner } from '#simulator/nvr/recorder.ts'
import { type Street, type StreetOptions, startStreet } from '#simulator/street.ts'
import { fetchRecorded } from './fetch-recorded.ts'
import { createPaceKeeper } from './read-pace.ts'

const clock: Clock = systemClock
const { pin } = createAddressGuard()
const never = new AbortController().signal

type Story = {
  readonly street: Street
  readonly id: string
  readonly source: PlaybackSource
  readonly fetch: (from_ms: number, to_ms: number, bits_per_second?: number) => Promise<Brought>
}
/** What the camera films, and how its card is reached. */
type Filming = Partial<StreetOptions> & { readonly inside?: 'http' | 'tls'; readonly sound?: boolean }
type Brought = { readonly frames: readonly LaterFrame[]; readonly took_ms: number; readonly bytes: number }

const withCard = async (
  manner: RecorderManner,
  story: (story: Story) => Promise<void>,
  { inside, sound = false, ...filming }: Filming = {},
): Promise<void> => {
  await using street = await startStreet({ cameras: 1, quick: true, ...filming, cards: [{ camera: '1', ...manner }] })
  const id = street.cameras[0]!.id
  const url = `rtsp://127.0.0.1:${street.port}/${id}${manner.dialect === 'profile_g' ? '/replay/1/main' : ''}`
  const shown = street.certificate_sha256.replaceAll(':', '').toLowerCase()
  const certificate = (sha256: string) => sha256 === shown
  const source: PlaybackSource = { dialect: manner.dialect, url, channel: 1, stream: 'main', inside }
  const fetch = async (from_ms: number, to_ms: number, bits_per_second?: number): Promise<Brought> => {
    const gap = { from: wallFromUnixMillis(from_ms), to: wallFromUnixMillis(to_ms) }
    const seen = await lookAtSource(
      { source, credentials: undefined, pin, certificate, clock },
      gap.from,
      gap.to,
      undefined,
      never,
    )
    assert.ok(seen !== 'nothing_there' && !(seen instanceof StreamFailure), String(seen))
    const offered = seen.tracks.find(({ kind }) => kind === 'audio')
    const read = offered && soundFormat(offered)
    const audio = sound && read?.ok ? read.value : undefined
    const frames: LaterFrame[] = []
    const taker = { take: async (frame: LaterFrame) => void frames.push(frame), done: false }
    const keeper = createPaceKeeper(clock, () => bits_per_second ?? null)
    let bytes = 0
    const pace = (read: number): number => {
      bytes += read
      return keeper.read(read)
    }
    const began = performance.now()
    const fetched = await fetchRecorded(
      { source, credentials: undefined, pin, certificate, seen, gaps: [gap], audio, clock, pace },
      taker,
      never,
    )
    assert.equal(fetched.failure, undefined)
    return { frames, took_ms: performance.now() - began, bytes }
  }
  await story({ street, id, source, fetch })
}

/** By how much each keyframe that came stands off from when it was filmed; milliseconds. */
const offsets = ({ street, id }: Story, frames: readonly LaterFrame[]): readonly number[] => {
  const keys = frames.filter(({ kind, key }) => kind === 'video' && key)
  const [first, last] = [keys[0]!.decode / 90, keys.at(-1)!.decode / 90]
  const filmed = street.recorder(id).keyframes(1, first - 3000, last + 3000)
  return keys.map(({ bytes, decode }) => {
    const same = filmed.filter(({ tail }) => bytes.subarray(-tail.length).equals(tail))
    return Math.min(...same.map(({ at_ms }) => Math.abs(at_ms - decode / 90)))
  })
}

/** One read of a socket. */
const LARGEST_READ = 256 * 1024
const manners: readonly (readonly [string, RecorderManner, number])[] = [
  ['Hikvision’s tracks, which play on behind the end', { dialect: 'hikvision', clock_offset_ms: 5300 }, 350],
  ['Hikvision’s local time labelled Z', { dialect: 'hikvision', local_labelled_z: true, clock_offset_ms: -1700 }, 350],
  ['Hikvision’s tracks that do not say where they begin', { dialect: 'hikvision', tells_start: false }, 2000],
  ['Dahua’s playback', { dialect: 'dahua', clock_offset_ms: 2600 }, 350],
  ['ONVIF replay', { dialect: 'profile_g', clock_offset_ms: -61_300 }, 350],
]

for (const [name, manner, most_ms] of manners)
  test(`a span comes back at the time at which it was filmed: ${name}`, async () => {
    await withCard(manner, async story => {
      const to_ms = Date.now() - 120_000
      const from_ms = to_ms - 60_000
      const { frames, took_ms } = await story.fetch(from_ms, to_ms)
      const inside = frames.filter(({ decode }) => decode >= from_ms * 90 && decode < to_ms * 90)
      const filmed = story.street.recorder(story.id).pictures(1, from_ms, to_ms)
      assert.ok(
        Math.abs(inside.length - filmed.length) <= most_ms / 50,
        `${filmed.length} filmed, ${inside.length} came`,
      )
      const off = offsets(story, frames)
      assert.ok(Math.max(...off) < most_ms, `off by ${Math.round(Math.max(...off))} ms`)
      assert.ok(took_ms < 60_000 / 20, `a minute took ${Math.round(took_ms)} ms`)
    })
  })

/** A minute of what a card filmed has come, each keyframe at its time. */
const cameWhole = async (story: Story, most_ms = 350): Promise<readonly LaterFrame[]> => {
  const to_ms = Date.now() - 120_000
  const from_ms = to_ms - 30_000
  const { frames } = await story.fetch(from_ms, to_ms)
  const shown = frames.filter(({ kind, decode, composition }) => {
    const at = decode + composition
    return kind === 'video' && at >= from_ms * 90 && at < to_ms * 90
  })
  const filmed = story.street.recorder(story.id).pictures(1, from_ms, to_ms)
  assert.ok(Math.abs(shown.length - filmed.length) <= most_ms / 50, `${filmed.length} filmed, ${shown.length} came`)
  const off = Math.max(...offsets(story, frames))
  assert.ok(off < most_ms, `off by ${Math.round(off)} ms`)
  return frames
}

for (const dialect of ['hikvision', 'dahua', 'profile_g'] satisfies RecorderDialect[]) {
  test(`H.265 comes back as it was filmed: ${dialect}`, async () => {
    await withCard(
      { dialect },
      async story => {
        const frames = await cameWhole(story)
        assert.ok(frames.every(({ format }) => format.entry === 'hvc1'))
      },
      { codec: 'h265' },
    )
  })

  test(`pictures that are decoded in another order than they are shown come back: ${dialect}`, async () => {
    await withCard(
      { dialect },
      async story => {
        const frames = await cameWhole(story)
        assert.ok(
          frames.some(({ composition }) => composition > 0),
          'there are B-frames',
        )
        for (const [i, { decode }] of frames.entries())
          assert.ok(i === 0 || decode > frames[i - 1]!.decode, `picture ${i}`)
      },
      { b_frames: true },
    )
  })

  const audio = dialect === 'dahua' ? 'pcma' : 'aac'
  test(`sound comes back with its pictures, as old as they are: ${dialect}, ${audio}`, async () => {
    await withCard(
      { dialect, clock_offset_ms: 4100 },
      async story => {
        const heard = (await cameWhole(story)).filter(({ kind }) => kind === 'audio')
        const [first, last] = [heard[0]!.decode / 90, heard.at(-1)!.decode / 90]
        const filmed = story.street.recorder(story.id).sounds(1, first - 1000, last + 1000)
        const off = heard.map(({ bytes, decode }) => {
          const same = filmed.filter(({ tail }) => bytes.subarray(-tail.length).equals(tail.subarray(-bytes.length)))
          return Math.min(...same.map(({ at_ms }) => Math.abs(at_ms - decode / 90)))
        })
        assert.ok(last - first > 29_000, `${last - first} ms of sound`)
        assert.ok(Math.max(...off) < 500, `off by ${Math.round(Math.max(...off))} ms`)
      },
      { audio, sound: true },
    )
  })
}

test('no sound is fetched where none is asked for', async () => {
  const films = { audio: 'pcma' } as const
  await withCard(
    { dialect: 'hikvision' },
    async story => assert.ok((await cameWhole(story)).every(({ kind }) => kind === 'video')),
    films,
  )
})

test('a card is asked inside TLS or HTTP where its camera is watched so, and another certificate is refused', async () => {
  for (const inside of ['tls', 'http'] as const)
    await withCard(
      { dialect: 'hikvision' },
      async story => {
        await cameWhole(story)
        if (inside === 'http') return
        const at = wallTime90k((Date.now() - 60_000) * 90)
        const stranger = { source: story.source, credentials: undefined, pin, certificate: () => false, clock }
        const seen = await lookAtSource(stranger, at, at, undefined, never)
        assert.ok(seen instanceof StreamFailure && seen.reason === 'certificate_changed', String(seen))
      },
      { inside },
    )
})

test('a hole in the recording stays a hole, and what follows it keeps its time', async () => {
  for (const dialect of ['hikvision', 'dahua', 'profile_g'] satisfies RecorderDialect[]) {
    const now = Date.now()
    const hole = { from_ms: now - 100_000, to_ms: now - 80_000 }
    await withCard({ dialect, holes: [hole] }, async story => {
      const { frames } = await story.fetch(now - 130_000, now - 50_000)
      const lost = frames.filter(({ decode }) => decode / 90 > hole.from_ms + 1000 && decode / 90 < hole.to_ms - 1000)
      assert.equal(lost.length, 0)
      assert.ok(Math.max(...offsets(story, frames)) < 350, dialect)
      assert.ok(frames.some(({ decode }) => decode / 90 > hole.to_ms + 5000))
    })
  }
})

test('no more is read than the bandwidth that was set', async () => {
  await withCard({ dialect: 'hikvision' }, async story => {
    const to_ms = Date.now() - 60_000
    const { took_ms, bytes } = await story.fetch(to_ms - 40_000, to_ms, 4_000_000)
    // What came in the last read is not waited for, nor is what the first 100 ms had saved; the bench tells the rate over minutes.
    const allowed = (4_000_000 * (took_ms + 100)) / 8000 + LARGEST_READ
    assert.ok(bytes < allowed, `${bytes} bytes in ${took_ms} ms`)
    assert.ok(bytes > 2 * LARGEST_READ, `${bytes} bytes are too few to tell`)
  })
})

test('what a card does not hold is said, and so is a card that is not there', async () => {
  await withCard({ dialect: 'profile_g', hours: 1 }, async ({ source, fetch, street, id }) => {
    const before = Date.now() - 3 * 3_600_000
    const { frames } = await fetch(before - 10_000, before)
    assert.equal(frames.filter(({ decode }) => decode < before * 90).length, 0)
    street.setFault(id, 'hangs-up-at-once')
    const at = wallTime90k(before * 90)
    const seen = await lookAtSource(
      { source, credentials: undefined, pin, certificate: () => false, clock },
      at,
      at,
      undefined,
      never,
    )
    assert.ok(seen instanceof StreamFailure)
  })
})

const changed = async (codec: 'h264' | 'h265', stream: 'main' | 'sub', at_ms: number) => {
  const [reels] = await loadReels(nameCameras(1, 'none'), { codec, quick: true })
  return { at_ms, video: reels![stream][0]! }
}

for (const [what, dialect, codec, stream] of [
  ['another size', 'hikvision', 'h264', 'sub'],
  ['another size', 'profile_g', 'h264', 'sub'],
  ['another codec', 'hikvision', 'h265', 'main'],
] as const)
  test(`what was filmed with ${what} from some moment on comes too: ${dialect}`, async () => {
    const becomes = await changed(codec, stream, Date.now() - 140_000)
    await withCard({ dialect, becomes }, async story => {
      const frames = await cameWhole(story)
      const kinds = new Set(frames.map(({ format }) => (format.kind === 'video' ? format.codec + format.width : '')))
      assert.equal(kinds.size, 2, [...kinds].join())
    })
  })

test('where a recorder does not say that the codec has changed, what cannot be read is left missing', async () => {
  const at_ms = Date.now() - 140_000
  await withCard({ dialect: 'profile_g', becomes: await changed('h265', 'main', at_ms) }, async story => {
    const { frames } = await story.fetch(at_ms - 10_000, at_ms + 20_000)
    assert.ok(frames.length >= 140 && frames.every(({ decode }) => decode < at_ms * 90 + 90_000), `${frames.length}`)
    assert.ok(story.street.recorder(story.id).played.length <= 2, 'it is asked anew once')
  })
})
