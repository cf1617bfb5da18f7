import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { g711Format } from '#engine/frames/audio/g711.ts'
import { boxesIn, readU64 } from '#engine/recording/boxes.ts'
import { encodeFilm, type Film, giveFilm } from '#test/engine/film.ts'
import { at, FRAME_TICKS, GATE, givePictures, type Recording, startRecording } from '#test/engine/recording.ts'
import { complaintsOf, decode, noFfmpeg, pictureHashes } from '#test/ffmpeg.ts'
import { type Clip, clip } from './clip.ts'
import { readExtents } from './extents.ts'

const recorded = async (work: (recording: Recording) => Promise<void>): Promise<void> => {
  const recording = startRecording({ segment_ms: 4000 })
  try {
    await work(recording)
  } finally {
    recording.dispose()
  }
}

/** The clip of `from`…`to`, in frames, and its bytes. */
const cut = async ({ footage }: Recording, from: number, to: number): Promise<Clip & { whole: Buffer }> => {
  const made = clip(await footage.parts(GATE, 'main', at(from), at(to)), at(from), at(to))
  const pieces: Buffer[] = []
  for await (const piece of readExtents(made.extents, 0, made.bytes)) pieces.push(piece)
  return { ...made, whole: Buffer.concat(pieces) }
}

const saved = async (recording: Recording, from: number, to: number) => {
  const made = await cut(recording, from, to)
  const file = join(recording.folder, `clip-${from}-${to}.mp4`)
  writeFileSync(file, made.whole)
  return { ...made, file }
}

/** Payloads of all boxes of a type, however deep they lie. */
const payloads = (bytes: Buffer, type: string): Buffer[] => {
  const holds = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts']
  const walk = (from: number, to: number): Buffer[] =>
    boxesIn(bytes, from, to).flatMap(found => {
      if (found.type === type) return [bytes.subarray(found.payload, found.end)]
      return holds.includes(found.type) ? walk(found.payload, found.end) : []
    })
  return walk(0, bytes.length)
}

test('the header comes first and its tables point at the very bytes of every picture', () =>
  recorded(async recording => {
    givePictures(recording, 0, 150)
    await recording.finish()
    const { whole, frames, bytes } = await cut(recording, 0, 150)
    assert.equal(whole.length, bytes)
    assert.equal(frames, 150)
    const top = boxesIn(whole, 0, whole.length)
    assert.deepEqual(
      top.map(({ type }) => type),
      ['ftyp', 'moov', 'mdat'],
    )
    assert.equal(top.at(-1)!.end, whole.length)
    const chunks = payloads(whole, 'co64')[0]!
    const map = payloads(whole, 'stsc')[0]!
    assert.deepEqual([map.readUInt32BE(4), map.readUInt32BE(12)], [1, 15])
    for (let frame = 0; frame < 150; frame++) {
      const place = readU64(chunks, 8 + Math.floor(frame / 15) * 8) + (frame % 15) * 100
      assert.ok(
        whole.subarray(place, place + 100).every(byte => byte === frame),
        `frame ${frame}`,
      )
    }
  }))

test('durations agree: movie, track, media and edits', () =>
  recorded(async recording => {
    givePictures(recording, 0, 90)
    await recording.finish()
    const { whole, duration } = await cut(recording, 40, 80)
    assert.equal(duration, 40 * FRAME_TICKS)
    assert.equal(readU64(payloads(whole, 'mvhd')[0]!, 24), duration)
    assert.equal(readU64(payloads(whole, 'tkhd')[0]!, 28), duration)
    assert.equal(readU64(payloads(whole, 'mdhd')[0]!, 24), 50 * FRAME_TICKS)
    const edits = payloads(whole, 'elst')[0]!
    assert.deepEqual([edits.readUInt32BE(4), readU64(edits, 8), readU64(edits, 16)], [1, duration, 10 * FRAME_TICKS])
    assert.deepEqual([...payloads(whole, 'stss')[0]!.subarray(4)], [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 31])
  }))

test('a gap takes no time and is told', () =>
  recorded(async recording => {
    givePictures(recording, 0, 30)
    givePictures(recording, 300, 30)
    await recording.finish()
    const { parts, duration, frames } = await cut(recording, 10, 320)
    assert.equal(frames, 50)
    assert.deepEqual(
      parts.map(part => [part.from, part.to].map(time => (time - at(0)) / FRAME_TICKS).concat(part.at / FRAME_TICKS)),
      [
        [10, 30, 0],
        [300, 320, 20],
      ],
    )
    assert.equal(duration, 40 * FRAME_TICKS)
  }))

test('where the station’s clock was set back the second run stands behind the first', () =>
  recorded(async recording => {
    givePictures(recording, 0, 60)
    recording.give({ frame: 40, key: true, newRun: true })
    for (let frame = 41; frame < 70; frame++) recording.give({ frame })
    await recording.finish()
    const { duration, parts, frames } = await cut(recording, 0, 100)
    assert.equal(frames, 90)
    assert.equal(parts.length, 2)
    assert.equal(duration, 90 * FRAME_TICKS)
  }))

test('a segment that is being written is cut out of as well', () =>
  recorded(async recording => {
    givePictures(recording, 0, 50)
    const deadline = Date.now() + 5000
    while ((recording.rows()[0]?.frames ?? 0) < 45 && Date.now() < deadline)
      await new Promise(resolve => setImmediate(resolve))
    assert.equal((await cut(recording, 0, 50)).frames, 45)
  }))

const sound = g711Format('pcma', 8000, 1)
const speak = (recording: Recording, from: number, to: number): void => {
  // 160 bytes every 20 ms: 0.3 frames.
  for (let i = 0; from + i * 0.3 < to; i++)
    recording.give({ kind: 'audio', key: true, frame: from + i * 0.3, format: sound, bytes: Buffer.alloc(160, 0xd5) })
}

test('sound that outlasts its picture does not push the sound behind the gap', () =>
  recorded(async recording => {
    recording.recorder.begin(sound)
    givePictures(recording, 0, 30)
    speak(recording, 0, 45)
    givePictures(recording, 300, 30)
    speak(recording, 300, 330)
    await recording.finish()
    const { whole, duration } = await cut(recording, 0, 330)
    assert.equal(duration, 60 * FRAME_TICKS)
    const [video, audio] = payloads(whole, 'mdhd').map(box => readU64(box, 24))
    assert.equal(video, 60 * FRAME_TICKS)
    assert.ok(Math.abs(audio! - 60 * FRAME_TICKS) <= 2 * 1800, `${audio}`)
  }))

const films = new Map<string, Film>()
const film = (size: string, bframes: number): Film => {
  const name = `${size}.${bframes}`
  const known = films.get(name) ?? encodeFilm(120, size, bframes)
  films.set(name, known)
  return known
}

for (const bframes of [0, 3])
  test(
    `ffmpeg decodes every picture of a clip with ${bframes} B-frames, each once and in order`,
    { skip: noFfmpeg },
    () =>
      recorded(async recording => {
        giveFilm(recording, film('320x240', bframes))
        await recording.finish()
        const { file } = await saved(recording, -10, 130)
        const verdict = await decode(file)
        assert.equal(verdict.complaints, '')
        assert.equal(verdict.frames, 120)
        assert.ok(Math.abs(verdict.seconds - 8) < 0.1, `${verdict.seconds}`)
        const hashes = await pictureHashes(file)
        assert.equal(new Set(hashes).size, 120)
        assert.equal(await complaintsOf(file), '')
      }),
  )

test('a clip from the middle of a group begins at the instant asked for', { skip: noFfmpeg }, () =>
  recorded(async recording => {
    giveFilm(recording, film('320x240', 3))
    await recording.finish()
    const whole = await pictureHashes((await saved(recording, -10, 130)).file)
    const { file } = await saved(recording, 50, 80)
    const verdict = await decode(file)
    assert.ok(Math.abs(verdict.seconds - 2) < 0.15, `${verdict.seconds}`)
    const hashes = await pictureHashes(file)
    const begins = whole.indexOf(hashes[0]!)
    assert.ok(begins >= 49 && begins <= 51, `${begins}`)
    assert.deepEqual(hashes, whole.slice(begins, begins + hashes.length))
  }),
)

test('two formats and a gap in one clip are decoded to the last picture', { skip: noFfmpeg }, () =>
  recorded(async recording => {
    giveFilm(recording, film('320x240', 0))
    giveFilm(recording, film('480x272', 3), 120)
    giveFilm(recording, film('320x240', 3), 600)
    await recording.finish()
    const { file, frames } = await saved(recording, -10, 800)
    assert.equal(frames, 360)
    // ffprobe's parser knows only the first format and grumbles; the decoder is told of each.
    assert.equal((await decode(file)).frames, 360)
    const hashes = await pictureHashes(file)
    const alone: string[] = []
    for (const [from, to] of [
      [-10, 119.5],
      [120, 300],
      [590, 800],
    ] as const)
      alone.push(...(await pictureHashes((await saved(recording, from, to)).file)))
    assert.deepEqual([hashes.length, alone.length], [360, 360])
    // Pictures of the second size are scaled to the first before they are hashed.
    const others = (list: readonly string[]) => [...list.slice(0, 120), ...list.slice(240)]
    assert.deepEqual(others(hashes), others(alone))
    assert.equal(new Set(hashes.slice(120, 240)).size, 120)
  }),
)

test('sound plays beside its picture', { skip: noFfmpeg }, () =>
  recorded(async recording => {
    recording.recorder.begin(sound)
    const { format, pictures } = film('320x240', 0)
    for (const { bytes, key, shown } of pictures) {
      recording.give({ frame: shown, key, format, bytes })
      speak(recording, shown + 0.1, shown + 1)
    }
    await recording.finish()
    const { file } = await saved(recording, 0, 120)
    const verdict = await decode(file)
    assert.equal(verdict.frames, 120)
    assert.ok(Math.abs(verdict.seconds - 8) < 0.1)
    assert.equal(await complaintsOf(file), '')
  }),
)
