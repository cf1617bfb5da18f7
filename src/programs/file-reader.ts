// File reader: a guest process that opens one footage file (MP4, MKV and what else libav reads) and writes its pictures to standard output, as
// `contract/file-pictures.ts` says. It is given a file and nothing else: what a hostile file does to libav, it does to this process.

import { once } from 'node:events'
import { writePicture, writeWord } from '#contract/file-pictures.ts'
import { annexBOf, readConfig } from './file-reader/annex-b-of.ts'

const file = process.argv[2] ?? ''

const say = async (bytes: Buffer): Promise<void> => {
  if (!process.stdout.write(bytes)) await once(process.stdout, 'drain')
}

const main = async (): Promise<void> => {
  const av = await import('node-av').catch(() => undefined)
  if (av === undefined) return say(writeWord({ kind: 'no_tool' }))
  av.Log.setLevel(av.AV_LOG_FATAL)
  const input = new av.FormatContext()
  if ((await input.openInput(`file:${file}`)) < 0) return say(writeWord({ kind: 'unreadable' }))
  if (input.findStreamInfoSync() < 0) return say(writeWord({ kind: 'unreadable' }))
  const video = input.streams.find(({ codecpar }) => codecpar.codecType === av.AVMEDIA_TYPE_VIDEO)
  const codecs = new Map<number, 'h264' | 'h265'>([
    [av.AV_CODEC_ID_H264, 'h264'],
    [av.AV_CODEC_ID_HEVC, 'h265'],
  ])
  const codec = video === undefined ? undefined : codecs.get(video.codecpar.codecId)
  const others = input.streams.filter(stream => stream !== video || codec === undefined)
  const unread = others.map(({ codecpar }) => `${kindOf(av, codecpar.codecType)} ${codecpar.codecId}`)
  if (video === undefined || codec === undefined) return say(writeWord({ kind: 'no_pictures', unread }))
  await say(writeWord({ kind: 'begins', codec, unread }))
  const config = readConfig(codec, Buffer.from(video.codecpar.extradata ?? Buffer.alloc(0)))
  const packet = new av.Packet()
  packet.alloc()
  const { num, den } = video.timeBase
  const ticks = (value: bigint): number => Math.round((Number(value) * num * 90_000) / den)
  while ((await input.readFrame(packet)) >= 0) {
    const data = packet.streamIndex === video.index ? packet.data : undefined
    if (data) {
      const unit = annexBOf(Buffer.from(data), config, packet.isKeyframe)
      const shown = packet.pts < -(2n ** 62n) ? packet.dts : packet.pts
      const decode = packet.dts < -(2n ** 62n) ? shown : packet.dts
      await say(writePicture({ decode: ticks(decode), shown: ticks(shown), unit }))
    }
    packet.unref()
  }
  return say(writeWord({ kind: 'ends' }))
}

const kindOf = (av: typeof import('node-av'), type: number): string =>
  type === av.AVMEDIA_TYPE_VIDEO ? 'video' : type === av.AVMEDIA_TYPE_AUDIO ? 'audio' : 'other'

await main()
// What waits in the pipe must be read before this process is gone.
process.stdout.end(() => process.exit(0))
