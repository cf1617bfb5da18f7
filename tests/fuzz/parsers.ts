// Parsers: all that reads what a camera, a disk or another process says, each with something sound to begin from and with the most it
// may make of a number of bytes. None may throw, hang, or make more of its input than that.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wallTime90k } from '#base/units.ts'
import { LIVE_HEADER_BYTES, readLiveHeader } from '#contract/live-header.ts'
import { createWireReader, writeFrameHead, writeWireJson } from '#contract/recorder-wire.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import { emptyRtpHeader, readRtpHeader } from '#engine/camera/rtp/packet.ts'
import { readRtcp } from '#engine/camera/rtp/rtcp.ts'
import { answerChallenge, chooseChallenge } from '#engine/camera/rtsp/auth.ts'
import { bodyLength, readHead } from '#engine/camera/rtsp/message.ts'
import { controlUrl, readSdp } from '#engine/camera/rtsp/sdp.ts'
import { Splitter } from '#engine/camera/rtsp/splitter.ts'
import { accessUnits, unitPiece } from '#engine/frames/audio/aac.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { noFrameCounts } from '#engine/frames/frame.ts'
import { readH264Sps } from '#engine/frames/h264/sps.ts'
import { readH265Sps } from '#engine/frames/h265/sps.ts'
import { opusSamples } from '#engine/frames/opus.ts'
import { createH264Sets, createH265Sets } from '#engine/frames/parameter-sets.ts'
import { createFrameReader } from '#engine/frames/reader.ts'
import { StillsReader } from '#engine/frames/stills.ts'
import { VideoReader } from '#engine/frames/video.ts'
import { aboutBox, readAbout } from '#engine/recording/about.ts'
import { box, boxesIn, fullBox, u32 } from '#engine/recording/boxes.ts'
import { indexBox, packFragment, readIndexBox, unpackFragments } from '#engine/recording/fragment-index.ts'
import { isDisposable } from '#engine/viewing/pace.ts'
import { readChrony, readNtpctl, readNtpq, readTimedate } from '#programs/recorder/time-trust.ts'
import { bundleOf, fragmentsOf, nalOf, packetOf } from '#test/engine/packets.ts'
import { h264Sets, h265Main10Sps, h265Sets, hikvisionH265Sps, pps, sps1080 } from '#test/engine/parameter-sets.ts'
import { MORNING } from '#test/engine/set-clock.ts'
import { accessLogParsers } from './access-log-parsers.ts'
import { addingParsers } from './adding-parsers.ts'
import { backfillParsers } from './backfill-parsers.ts'
import { bundleParsers } from './bundle-parsers.ts'
import { doctorParsers } from './doctor-parsers.ts'
import { filmParsers } from './film-parsers.ts'
import { keptParsers } from './kept-parsers.ts'
import { mapParsers } from './map-parsers.ts'
import { modelParsers } from './model-parsers.ts'
import { noticeParsers } from './notice-parsers.ts'
import { noticingParsers } from './noticing-parsers.ts'
import { onvifParsers } from './onvif-parsers.ts'
import { paperParsers } from './paper-parsers.ts'
import type { Parser } from './parser.ts'
import { photoParsers } from './photo-parsers.ts'
import { republishParsers } from './republish-parsers.ts'
import { searchParsers } from './search-parsers.ts'
import { signInParsers } from './sign-in-parsers.ts'

const text = (words: string): Buffer => Buffer.from(words, 'latin1')
const atMostItself = (length: number): number => length

const TESTDATA = join(import.meta.dirname, '..', '..', 'testdata')
const descriptions = readdirSync(TESTDATA)
  .filter(name => name.includes('-sdp'))
  .map(name => Buffer.from(readFileSync(join(TESTDATA, name), 'utf8').replaceAll('\n', '\r\n')))

const challenge =
  'Digest realm="IP Camera(E6990)", nonce="921e0ab66f8f6763ef", qop="auth", stale="FALSE", algorithm=SHA-256'
const answer = text(
  `RTSP/1.0 401 Unauthorized\r\nCSeq: 4\r\nWWW-Authenticate: ${challenge}\r\nWWW-Authenticate: Basic realm="/"\r\n` +
    'Session: 272327472040;timeout=60\r\nContent-Length: 5\r\n\r\nv=0\r\n',
)
const rtpPacket = (payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x80, 0xe0, 0, 9, 0, 0, 0x1c, 0x20, 1, 2, 3, 4]), payload])
const interleaved = (payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x24, 0, payload.length >> 8, payload.length & 255]), payload])
const senderReport = Buffer.concat([u32(0x80c80006, 1, 3_900_000_000, 5, 90_000, 10, 1000), u32(0x81ca0002, 1, 0)])

const rtsp: readonly Parser[] = [
  {
    name: 'RTSP message head',
    seeds: [answer, text('OPTIONS rtsp://192.0.2.1/a RTSP/1.0\r\nCSeq: 1\r\n\r\n')],
    read: bytes => {
      const head = readHead(bytes.toString('latin1'))
      if (!head.ok) return 0
      const length = bodyLength(head.value.headers)
      if (length !== undefined && length > 262_144) throw new Error('a body past its bound')
      return [...head.value.headers.values()].flat().reduce((sum, value) => sum + value.length, 0)
    },
    most: atMostItself,
  },
  {
    name: 'RTSP splitter',
    seeds: [Buffer.concat([answer, interleaved(rtpPacket(nalOf(5, 1, 300))), interleaved(senderReport), answer])],
    read: bytes => {
      let handed = 0
      let rubbish = 0
      const splitter = new Splitter({
        packet: (_channel, _buffer, start, end) => {
          handed += end - start
        },
        message: (_head, body) => {
          handed += body.length
        },
        rubbish: count => {
          rubbish += count
        },
      })
      const step = 1 + ((bytes[0] ?? 0) % 200)
      for (let at = 0; at < bytes.length; at += step) {
        const piece = bytes.subarray(at, at + step)
        splitter.expecting = at % 3
        splitter.push(piece, piece.length)
        if (at % 7 === 0) splitter.settle()
      }
      return handed + rubbish
    },
    most: atMostItself,
  },
  {
    name: 'RTSP challenge',
    seeds: [text(challenge), text('Basic realm="/", Digest realm="a \\" b", nonce="1", algorithm=MD5-sess')],
    read: bytes => {
      const chosen = chooseChallenge([bytes.toString('latin1')])
      if (chosen === undefined) return 0
      const value = answerChallenge(chosen, { username: 'admin', password: 'p' }, 'PLAY', 'rtsp://a/', 1)
      if (/[\r\n]/.test(value)) throw new Error('a line end in a header')
      return value.length
    },
    most: length => 2 * length + 400,
  },
  {
    name: 'SDP',
    seeds: descriptions,
    read: bytes => {
      const { tracks, unread, control } = readSdp(bytes.toString('utf8'))
      if (tracks.length + unread.length > 16) throw new Error('more media than allowed')
      for (const track of tracks) controlUrl('rtsp://a/', track.control)
      const told = tracks.map(({ fmtp }) => Object.entries(fmtp).flat().join(''))
      return told.join('').length + control.length
    },
    most: length => length + 1,
  },
  {
    name: 'camera address',
    seeds: [text('rtsp://[2001:db8::1]:554/Streaming/Channels/101?transportmode=unicast')],
    read: bytes => {
      const address = readCameraAddress(bytes.toString('utf8'))
      return address.ok ? address.value.host.length : 0
    },
    most: atMostItself,
  },
]

const rtp: readonly Parser[] = [
  {
    name: 'RTP header',
    seeds: [rtpPacket(nalOf(1, 5)), Buffer.concat([Buffer.from([0xb2]), rtpPacket(Buffer.alloc(40, 2)).subarray(1)])],
    read: bytes => {
      const header = emptyRtpHeader()
      if (!readRtpHeader(bytes, 0, bytes.length, header)) return 0
      if (header.start < 12 || header.end > bytes.length || header.start > header.end) throw new Error('outside')
      return header.end - header.start
    },
    most: atMostItself,
  },
  {
    name: 'RTCP',
    seeds: [senderReport, u32(0x81cb0001, 1)],
    read: bytes => (readRtcp(bytes, 0, bytes.length).report === undefined ? 0 : 1),
    most: () => 1,
  },
]

/** Cuts bytes into payloads, each with a length, a time stamp and flags of its own in front. */
const payloadsIn = (bytes: Buffer): { payload: Buffer; timestamp: number; marker: boolean; lost: number }[] => {
  const found = []
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at) % 1500
    const flags = bytes[at + 2]!
    const payload = bytes.subarray(at + 4, at + 4 + length)
    found.push({ payload, timestamp: bytes[at + 3]! * 3600, marker: (flags & 1) === 1, lost: flags > 250 ? 1 : 0 })
    at += 4 + length
  }
  return found
}

/** The payloads of pictures, each picture with a time stamp of its own and a marker at its end. */
const asPayloads = (...pictures: readonly (readonly Buffer[])[]): Buffer =>
  Buffer.concat(
    pictures.flatMap((payloads, time) =>
      payloads.flatMap((payload, i) => [
        Buffer.from([payload.length >> 8, payload.length & 255, i === payloads.length - 1 ? 1 : 0, time]),
        payload,
      ]),
    ),
  )

const videoParser = (codec: 'h264' | 'h265', ...pictures: readonly (readonly Buffer[])[]): Parser => ({
  name: `${codec} packets to pictures`,
  seeds: [asPayloads(...pictures)],
  read: bytes => {
    const pool = createChunkPool()
    let made = 0
    const reader = new VideoReader(codec, pool, noFrameCounts(), ({ start, end, format }) => {
      if (end < start || format.description.length > 300_000) throw new Error('a frame out of bounds')
      made += end - start
    })
    for (const { payload, ...sent } of payloadsIn(bytes)) reader.push(packetOf(payload, sent))
    reader.dispose()
    if (pool.held() !== 0) throw new Error('a chunk is still held')
    return made
  },
  most: length => 3 * length + 64,
})

const hevcKey = Buffer.concat([Buffer.from([19 << 1, 1, 0xac]), Buffer.alloc(59, 7)])
const startCode = Buffer.from([0, 0, 0, 1])
const jpegHead = Buffer.from([0, 0, 0, 0, 65, 255, 8, 6, 0, 4, 0xff, 0xff, 0, 0, 0, 128])
/** A picture in two pieces, its tables with the first and restart markers in it. */
const jpegPieces = [
  Buffer.concat([jpegHead, Buffer.alloc(128, 3), Buffer.alloc(60, 0x55)]),
  Buffer.concat([Buffer.from([0, 0, 0, 60, 65, 255, 8, 6, 0, 4, 0xff, 0xff]), Buffer.alloc(40, 0x55)]),
]
const frames: readonly Parser[] = [
  videoParser(
    'h264',
    [bundleOf(sps1080, pps), ...fragmentsOf(nalOf(5, 3, 200), 50)],
    [nalOf(1, 4, 60), nalOf(1, 5, 60)],
    fragmentsOf(nalOf(1, 3, 100), 30),
    fragmentsOf(Buffer.concat([sps1080, startCode, pps, startCode, nalOf(5, 3, 60)]), 40),
  ),
  videoParser(
    'h265',
    [h265Sets.vps, h265Sets.sps, h265Sets.pps, hevcKey],
    [
      Buffer.concat([Buffer.from([49 << 1, 1, 0x80 | 1]), Buffer.alloc(50, 1)]),
      Buffer.concat([Buffer.from([49 << 1, 1, 0x40 | 1]), Buffer.alloc(50, 1)]),
    ],
    [Buffer.concat([Buffer.from([48 << 1, 1, 0, hevcKey.length]), hevcKey, Buffer.from([0, 3, 2, 1, 9])])],
  ),
  {
    name: 'JPEG packets to pictures',
    seeds: [asPayloads(jpegPieces, jpegPieces)],
    read: bytes => {
      const pool = createChunkPool()
      let made = 0
      const track = {
        kind: 'video',
        codec: 'jpeg',
        payload_type: 26,
        clock_rate: 90_000,
        channels: 1,
        fmtp: {},
      } as const
      const reader = new StillsReader(track, pool, noFrameCounts(), ({ start, end }) => {
        if (end < start) throw new Error('a frame out of bounds')
        made += end - start
      })
      for (const { payload, ...sent } of payloadsIn(bytes)) reader.push(packetOf(payload, sent))
      reader.dispose()
      if (pool.held() !== 0) throw new Error('a chunk is still held')
      return made
    },
    most: length => 80 * length + 1000,
  },
  {
    name: 'Opus packets',
    seeds: [Buffer.from([0xfc, 0xff, 0xfe]), Buffer.from([3, 3, 1, 1])],
    read: bytes => {
      const samples = opusSamples(bytes) ?? 0
      if (samples < 0 || samples > 5760) throw new Error('longer than a packet may be')
      return samples > 0 ? 1 : 0
    },
    most: atMostItself,
  },
  {
    name: 'H.264 SPS',
    seeds: h264Sets.map(({ sps }) => sps),
    read: bytes => {
      const read = readH264Sps(bytes)
      if (read.ok && (read.value.width > 16_384 || read.value.height > 16_384)) throw new Error('too large')
      return read.ok ? read.value.codec.length : 0
    },
    most: () => 11,
  },
  {
    name: 'H.265 SPS',
    seeds: [h265Sets.sps, h265Main10Sps, hikvisionH265Sps],
    read: bytes => {
      const read = readH265Sps(bytes)
      if (read.ok && read.value.profile_tier_level.length !== 12) throw new Error('a profile of another length')
      return read.ok ? read.value.codec.length : 0
    },
    most: () => 60,
  },
  {
    name: 'parameter sets',
    seeds: [asPayloads([sps1080, pps, ...h264Sets.map(({ sps }) => sps)]), asPayloads(Object.values(h265Sets))],
    read: bytes => {
      const [avc, hevc] = [createH264Sets(), createH265Sets()]
      for (const { payload } of payloadsIn(bytes)) {
        avc.take((payload[0] ?? 0) & 31, payload, 0, payload.length)
        hevc.take(((payload[0] ?? 0) >> 1) & 63, payload, 0, payload.length)
      }
      return (avc.format()?.description.length ?? 0) + (hevc.format()?.description.length ?? 0)
    },
    most: length => 2 * length + 200,
  },
  {
    name: 'AAC access units',
    seeds: [Buffer.concat([Buffer.from([0, 32, 0, 24, 0, 40]), Buffer.alloc(8, 1)])],
    read: bytes => {
      const widths = bytes[bytes.length - 1] ?? 0
      const fmtp = { sizelength: String(widths & 31), indexlength: String(widths >> 5), indexdeltalength: '0' }
      let end = 0
      for (const one of [fmtp, {}]) {
        const piece = unitPiece(bytes, 0, bytes.length, one)
        if (piece !== undefined && (piece.start >= piece.end || piece.end > bytes.length)) throw new Error('outside')
        for (const [from, to] of accessUnits(bytes, 0, bytes.length, one)) {
          if (from >= to || to > bytes.length) throw new Error('outside')
          end = Math.max(end, to - from)
        }
      }
      return end
    },
    most: atMostItself,
  },
  {
    name: 'announced and sounding session',
    seeds: descriptions,
    read: bytes => {
      const pool = createChunkPool()
      const { tracks } = readSdp(bytes.toString('latin1'))
      let made = 0
      const reader = createFrameReader(tracks, pool, noFrameCounts(), ({ start, end }) => {
        made += end - start
      })
      tracks.forEach((_, track) => {
        reader.packet(track, packetOf(bytes.subarray(0, 300), { marker: true }))
        reader.senderReport(track, -1e15, 0, MORNING)
      })
      reader.dispose()
      if (pool.held() !== 0) throw new Error('a chunk is still held')
      return made
    },
    most: length => 16 * Math.min(length, 300) + 64,
  },
]

const fragment = packFragment({
  track: 'video',
  key: true,
  start: wallTime90k(160_000_000_000_000),
  span: 90_000 as never,
  at_byte: 1000,
  head_bytes: 200,
  tail_bytes: 64,
  bytes: 864,
  sizes: [100, 200, 300],
  spans: [3000, 3000, 3000],
  compositions: [0, 6000, -3000],
})
const about = aboutBox({
  program: 'matthan 1',
  station: 's',
  camera: 'cong-chinh',
  stream: 'main',
  sequence: 1,
  started: '2026-11-22T01:15:00.000Z',
  started_90k: 1,
  clock: 'unknown',
  video: 'avc1.64001f',
  audio: null,
  link_number: 41,
  link_hash: '0f'.repeat(32),
  recovered: {
    source: 'nvr',
    from: 'rtsp://192.168.1.20/tracks/101',
    fetched_90k: 7,
    clock_offset_ms: -1200,
    clock_quality: 'measured',
    lead_in: 12,
  },
})

const files: readonly Parser[] = [
  {
    name: 'fragment index',
    seeds: [fragment, Buffer.concat([fragment, fragment])],
    read: bytes => {
      const read = unpackFragments(bytes)
      if (!read.ok) return 0
      for (const { spans, sizes } of read.value) if (spans.length !== sizes.length) throw new Error('uneven')
      return read.value.reduce((sum, { sizes }) => sum + 1 + sizes.length, 0)
    },
    most: atMostItself,
  },
  {
    name: 'index box',
    seeds: [indexBox([fragment])],
    read: bytes => {
      const read = readIndexBox(bytes)
      return read.ok ? read.value.length : 0
    },
    most: atMostItself,
  },
  {
    name: 'MP4 boxes',
    seeds: [Buffer.concat([box('ftyp', u32(1)), box('moov', fullBox('mvhd', 0, 0, u32(1, 2))), box('free')])],
    read: bytes => {
      const found = boxesIn(bytes, 0, bytes.length)
      for (const { start, payload, end } of found)
        if (payload < start + 8 || end < payload || end > bytes.length) throw new Error('outside')
      return found.length
    },
    most: length => length / 8,
  },
  {
    name: 'segment about',
    seeds: [Buffer.concat([box('ftyp', u32(1)), about, box('moov')])],
    read: bytes => {
      const read = readAbout(bytes)
      return read.ok ? JSON.stringify(read.value).length : 0
    },
    most: length => 2 * length,
  },
]

const wires: readonly Parser[] = [
  {
    name: 'recorder wire',
    seeds: [
      Buffer.concat([
        writeWireJson({ kind: 'unfollow', handle: 3 }),
        writeFrameHead({ handle: 3, key: true, decode_90k: 1, composition_90k: 0 }, 10),
        Buffer.alloc(10, 1),
        writeWireJson({ kind: 'stop' }),
      ]),
    ],
    read: bytes => {
      let made = 0
      const read = createWireReader({
        json: message => {
          made += JSON.stringify(message)?.length ?? 0
        },
        frame: (_frame, body) => {
          made += body.length
        },
      })
      const step = 1 + ((bytes[0] ?? 0) % 50)
      for (let at = 0; at < bytes.length; at += step) if (!read(bytes.subarray(at, at + step))) break
      return made
    },
    most: length => 6 * length,
  },
  {
    name: 'answers of time services',
    seeds: [
      text('CB71AE2C,time.vn,3,1763777741.01,0.00002,0.00001,0.00004,-8.1,0.001,0.02,0.03,0.001,64.2,Normal\n'),
      text('leap=00, stratum=3, refid=203.113.174.44\n'),
      text('4/4 peers valid, clock synced, stratum 3\nyes\n'),
    ],
    read: bytes => {
      const told = bytes.toString('latin1')
      return [readChrony, readNtpq, readNtpctl, readTimedate].filter(read => read(told) === true).length
    },
    most: () => 4,
  },
  {
    name: 'live header',
    seeds: [Buffer.alloc(LIVE_HEADER_BYTES, 1)],
    read: bytes => (readLiveHeader(new DataView(bytes.buffer, bytes.byteOffset, bytes.length)) === undefined ? 0 : 1),
    most: () => 1,
  },
  {
    name: 'pictures that no other leans on',
    seeds: [Buffer.from('0000000209f00000000541aabbccdd', 'hex'), Buffer.from('00000003260101000000040201d0aa', 'hex')],
    read: bytes => (isDisposable(bytes, 0, 'avc1') ? 1 : 0) + (isDisposable(bytes, 0, 'hvc1') ? 1 : 0),
    most: () => 2,
  },
]

export const parsers: readonly Parser[] = [
  ...rtsp,
  ...rtp,
  ...frames,
  ...files,
  ...keptParsers,
  ...onvifParsers,
  ...bundleParsers,
  ...doctorParsers,
  ...backfillParsers,
  ...republishParsers,
  ...searchParsers,
  ...signInParsers,
  ...addingParsers,
  ...mapParsers,
  ...filmParsers,
  ...modelParsers,
  ...noticeParsers,
  ...noticingParsers,
  ...paperParsers,
  ...photoParsers,
  ...accessLogParsers,
  ...wires,
]
