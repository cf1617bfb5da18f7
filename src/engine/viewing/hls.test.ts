import assert from 'node:assert/strict'
import { test } from 'node:test'
import { g711Format } from '#engine/frames/audio/g711.ts'
import { at, format576, format1080, GATE, givePictures, startRecording } from '#test/engine/recording.ts'
import { hasPlayableSound, masterPlaylist, mediaPlaylist } from './hls.ts'

const links = { segment: (id: number) => `/s/${id}`, format: (id: string) => `/f/${id}` }

test('a playlist lists groups as byte ranges, with their times and formats', async () => {
  const recording = startRecording()
  try {
    givePictures(recording, 0, 60)
    givePictures(recording, 60, 15, { format: format576 })
    const rows = await recording.finish()
    const parts = await recording.footage.parts(GATE, 'main', at(0), at(75))
    const lines = mediaPlaylist(parts, 'video', links, true).trim().split('\n')
    assert.deepEqual(lines.slice(0, 6), [
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      '#EXT-X-TARGETDURATION:2',
      '#EXT-X-MEDIA-SEQUENCE:0',
      '#EXT-X-PLAYLIST-TYPE:VOD',
      '#EXT-X-INDEPENDENT-SEGMENTS',
    ])
    assert.equal(lines.at(-1), '#EXT-X-ENDLIST')
    assert.deepEqual(
      lines.filter(line => line.startsWith('#EXTINF')),
      ['#EXTINF:2.00000,', '#EXTINF:2.00000,', '#EXTINF:1.00000,'],
    )
    assert.deepEqual(
      lines.filter(line => line.startsWith('#EXT-X-MAP')),
      [`#EXT-X-MAP:URI="/f/${format1080.id}"`, `#EXT-X-MAP:URI="/f/${format576.id}"`],
    )
    assert.deepEqual(
      lines.filter(line => line.startsWith('#EXT-X-PROGRAM')),
      ['#EXT-X-PROGRAM-DATE-TIME:2026-11-22T01:15:00.000Z', '#EXT-X-PROGRAM-DATE-TIME:2026-11-22T01:15:04.000Z'],
    )
    assert.equal(lines.filter(line => line === '#EXT-X-DISCONTINUITY').length, 1)
    const fragments = await recording.footage.fragments(rows[0]!)
    const [first, second] = fragments
    assert.ok(lines.includes(`#EXT-X-BYTERANGE:${first!.bytes + second!.bytes}@${first!.at_byte}`))
    assert.match(
      masterPlaylist(parts, 'v.m3u8', undefined),
      /BANDWIDTH=\d+,CODECS="avc1.42c028",RESOLUTION=1920x1080\nv.m3u8\n$/,
    )
  } finally {
    recording.dispose()
  }
})

test('where sound lies between the fragments of a group, no claim is made that each begins with a keyframe', async () => {
  const recording = startRecording()
  try {
    const sound = g711Format('pcmu', 8000, 1)
    recording.recorder.begin(sound)
    for (let frame = 0; frame < 60; frame++) {
      recording.give({ frame, key: frame % 60 === 0 })
      recording.give({ kind: 'audio', key: true, frame: frame + 0.1, format: sound })
    }
    await recording.finish()
    const parts = await recording.footage.parts(GATE, 'main', at(0), at(60))
    assert.ok(!mediaPlaylist(parts, 'video', links, false).includes('INDEPENDENT'))
    assert.match(mediaPlaylist(parts, 'video', links, false), /PLAYLIST-TYPE:EVENT/)
    assert.equal(hasPlayableSound(parts), false)
  } finally {
    recording.dispose()
  }
})
