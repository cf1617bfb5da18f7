import assert from 'node:assert/strict'
import { test } from 'node:test'
import { message } from '#test/engine/testdata.ts'
import { controlUrl, readSdp } from './sdp.ts'

const summary = (name: string) => {
  const { tracks, unread, control } = readSdp(message(name))
  const shown = tracks.map(t => `${t.kind} ${t.codec}/${t.clock_rate}/${t.channels} pt ${t.payload_type} ${t.control}`)
  return { control, tracks: shown, unread: [...unread] }
}

test('Hikvision: absolute controls, AAC parameters in mixed case', () => {
  assert.deepEqual(summary('hikvision-sdp-h264-aac.txt'), {
    control: 'rtsp://192.0.2.64:554/Streaming/Channels/101/',
    tracks: [
      'video h264/90000/1 pt 96 rtsp://192.0.2.64:554/Streaming/Channels/101/trackID=1',
      'audio aac/16000/1 pt 104 rtsp://192.0.2.64:554/Streaming/Channels/101/trackID=2',
    ],
    unread: [],
  })
  const audio = readSdp(message('hikvision-sdp-h264-aac.txt')).tracks[1]!
  assert.equal(audio.fmtp.config, '1408')
  assert.equal(audio.fmtp.sizelength, '13')
  assert.equal(audio.fmtp.indexdeltalength, '3')
})

test('Hikvision: H.265 with its parameter sets', () => {
  assert.deepEqual(summary('hikvision-sdp-h265-pcma.txt').tracks, [
    'video h265/90000/1 pt 96 trackID=1',
    'audio pcma/8000/1 pt 8 trackID=2',
  ])
  const { fmtp } = readSdp(message('hikvision-sdp-h265-pcma.txt')).tracks[0]!
  assert.equal(fmtp['sprop-vps'], 'QAEMAf//IWAAAAMAAAMAAAMAAAMAlqwJ')
  assert.equal(fmtp['sprop-pps'], 'RAHAcvAbJA==')
})

test('Dahua, Reolink, GStreamer, VLC and ffmpeg are read', () => {
  const tracks = (name: string) => summary(name).tracks
  assert.deepEqual(tracks('dahua-sdp-h264-pcma.txt'), [
    'video h264/90000/1 pt 96 trackID=0',
    'audio pcma/8000/1 pt 8 trackID=1',
  ])
  assert.deepEqual(tracks('reolink-sdp.txt'), ['video h264/90000/1 pt 96 track1', 'audio aac/16000/1 pt 97 track2'])
  assert.deepEqual(tracks('gstreamer-sdp.txt'), ['video h264/90000/1 pt 96 stream=0'])
  assert.deepEqual(tracks('vlc-sdp.txt'), ['video h264/90000/1 pt 96 rtsp://127.0.0.1:8554/street/trackID=0'])
  assert.deepEqual(tracks('ffmpeg-sdp.txt'), [
    'video h264/90000/1 pt 96 streamid=0',
    'audio aac/44100/2 pt 97 streamid=1',
  ])
})

test('EZVIZ: a static payload type needs no map', () => {
  assert.deepEqual(summary('ezviz-sdp-without-audio-map.txt').tracks, [
    'video h264/90000/1 pt 96 trackID=video',
    'audio pcma/8000/1 pt 8 trackID=audio',
  ])
})

test('Uniview: metadata is left unread and does not hide the picture', () => {
  const { tracks, unread } = summary('uniview-sdp-onvif-metadata.txt')
  assert.deepEqual(tracks, ['video h264/90000/1 pt 105 rtsp://192.0.2.30/media/video1/video'])
  assert.deepEqual(unread, ['application vnd.onvif.metadata'])
})

test('a back channel and an MJPEG stream stand beside what can be read', () => {
  const { tracks, unread } = summary('onvif-sdp-backchannel.txt')
  assert.deepEqual(tracks.slice(0, 3), [
    'video jpeg/90000/1 pt 26 rtsp://192.0.2.1/mjpeg',
    'video h265/90000/1 pt 98 rtsp://192.0.2.1/video',
    'audio pcmu/8000/1 pt 0 rtsp://192.0.2.1/audio',
  ])
  assert.deepEqual(unread, [])
})

test('sound that we do not read is named, and the size of stills is taken from beside them', () => {
  const read = readSdp(
    'm=video 0 RTP/AVP 26\r\na=framesize:26 2560-1440\r\nm=audio 0 RTP/AVP 96\r\na=rtpmap:96 MP4A-LATM/44100\r\n',
  )
  assert.deepEqual(
    [read.tracks.map(track => track.fmtp['x-dimensions']), read.unread],
    [['2560,1440'], ['audio MP4A-LATM']],
  )
})

test('Reolink: a description without parameter sets is read all the same', () => {
  assert.equal(
    readSdp(message('reolink-sdp-without-parameters.txt')).tracks[0]!.fmtp['sprop-parameter-sets'],
    undefined,
  )
})

test('what makes no sense is left out', () => {
  const { tracks, unread } = readSdp(
    ['m=video 0 RTP/AVP', 'm=video x RTP/AVP 96', 'm=video 0 RTP/AVP 96', 'a=rtpmap:96 H264/0', 'a', '=', 'm='].join(
      '\n',
    ),
  )
  assert.deepEqual(tracks, [])
  assert.deepEqual(unread, ['video H264'])
})

test('a hundred media and a thousand lines are not all kept', () => {
  const many = readSdp('m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n'.repeat(100))
  assert.equal(many.tracks.length, 16)
  assert.deepEqual(readSdp(`${'a=x:y\n'.repeat(1000)}m=video 0 RTP/AVP 96\na=rtpmap:96 H264/90000\n`).tracks, [])
})

test('a control value leads to the right address', () => {
  assert.equal(controlUrl('rtsp://a/b', '*'), 'rtsp://a/b')
  assert.equal(controlUrl('rtsp://a/b', ''), 'rtsp://a/b')
  assert.equal(controlUrl('rtsp://a/b/', 'trackID=1'), 'rtsp://a/b/trackID=1')
  assert.equal(
    controlUrl('rtsp://a/cam/realmonitor?channel=1&subtype=0', 'trackID=0'),
    'rtsp://a/cam/realmonitor?channel=1&subtype=0/trackID=0',
  )
  assert.equal(controlUrl('rtsp://a/b', 'RTSP://c/d'), 'RTSP://c/d')
})
