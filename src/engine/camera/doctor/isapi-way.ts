// ISAPI way: Hikvision's own interface (and that of labels that sell its devices): what a device says of itself and of its encoders, and changing
// one setting in the document that it gave, so that what we do not know of stays as it was.

import { no, ok } from '#base/result.ts'
import type { FixCode } from '#contract/doctor.ts'
import { find, numberOf, textOf, truthOf, type XmlElement } from '#engine/camera/xml.ts'
import { withText, writeXml } from '#engine/camera/xml-writing.ts'
import { type Changed, type DeclaredStream, type DeviceWay, LONGEST_GROUP_MS } from './device-way.ts'
import { isapiClock, setIsapiClock } from './isapi-clock.ts'
import { hasRtspSwitch, switchRtspOn } from './isapi-rtsp.ts'
import { isapiCard } from './isapi-storage.ts'
import {
  type Asked,
  constantBitRate,
  h264,
  isapiWallSize,
  shorterGroup,
  smaller,
  smartCodecOff,
} from './isapi-wishes.ts'
import { getXml, type MakerHttp, type WayResult } from './maker-http.ts'
import type { Measured } from './outcome.ts'

/** Asks who the device is first: without an answer to that it is no ISAPI device for us. */
export const openIsapi = async (
  http: MakerHttp,
  channel: number,
  now_ms: () => number,
): Promise<WayResult<DeviceWay>> => {
  const info = await getXml(http, '/ISAPI/System/deviceInfo')
  if (!info.ok) return info
  const place = (stream: 'main' | 'sub') => `/ISAPI/Streaming/channels/${channel}0${stream === 'main' ? 1 : 2}`
  const [main, sub, clock, card, rtsp] = await Promise.all([
    getXml(http, place('main')),
    getXml(http, place('sub')),
    isapiClock(http, now_ms),
    isapiCard(http, channel, now_ms()),
    hasRtspSwitch(http),
  ])
  const facts = {
    firmware: firmwareOf(info.value),
    clock: clock.ok ? clock.value.facts : undefined,
    card: card.ok ? card.value : undefined,
    main: main.ok ? declaredOf(main.value) : undefined,
    sub: sub.ok ? declaredOf(sub.value) : undefined,
  }
  const change = (stream: 'main' | 'sub', asked: Asked) => changeStream(http, place(stream), asked)
  const fixes = new Set<FixCode>([
    ...(facts.main?.smart_codec === undefined ? [] : (['smart_codec_off'] as const)),
    ...(facts.main?.group_ms === undefined ? [] : (['shorter_gop'] as const)),
    ...(facts.sub?.codec === undefined ? [] : (['sub_h264'] as const)),
    ...(sub.ok && find(sub.value, 'Video/videoResolutionWidth') !== undefined ? (['sub_smaller'] as const) : []),
    ...(main.ok && canBeCapped(main.value) ? (['cap_bit_rate'] as const) : []),
    ...(rtsp ? (['rtsp_on'] as const) : []),
    ...(facts.clock === undefined ? [] : (['set_clock'] as const)),
  ])
  return ok({
    kind: 'isapi',
    facts,
    fixes,
    apply: async code => {
      if (code === 'set_clock') return setIsapiClock(http, now_ms)
      if (code === 'smart_codec_off') return change('main', smartCodecOff)
      if (code === 'rtsp_on') return switchRtspOn(http)
      if (code === 'sub_h264') return change('sub', h264)
      if (code === 'sub_smaller') return change('sub', smaller(await isapiWallSize(http, place('sub'))))
      if (code === 'cap_bit_rate') return change('main', constantBitRate)
      if (code !== 'shorter_gop') return no({ reason: 'not_supported' })
      const long = (['main', 'sub'] as const).filter(stream => (facts[stream]?.group_ms ?? 0) > LONGEST_GROUP_MS)
      return inTurn((long.length === 0 ? (['main'] as const) : long).map(stream => () => change(stream, shorterGroup)))
    },
  })
}

/** Not yet at a constant bit rate. */
const canBeCapped = (document: XmlElement): boolean =>
  constantBitRate(document).length > 0 && !isConstant(find(document, 'Video'))

const isConstant = (video: XmlElement | undefined): boolean =>
  /cbr/i.test(textOf(video, 'videoQualityControlType') ?? '')

const changeStream = async (http: MakerHttp, place: string, asked: Asked): Promise<WayResult<Changed>> => {
  const before = await getXml(http, place)
  if (!before.ok) return before
  const wishes = asked(before.value)
  if (wishes.length === 0) return no({ reason: 'not_supported' })
  const stream = place.endsWith('2') ? 'sub' : 'main'
  const tell = (document: XmlElement): Measured =>
    Object.fromEntries(wishes.map(({ path, name }) => [`${stream}_${name}`, textOf(document, path) ?? '']))
  const wanted = wishes.reduce((document, { path, to }) => withText(document, path, to), before.value)
  const put = await http.put(place, writeXml(wanted))
  if (!put.ok) return put
  const after = await getXml(http, place)
  if (!after.ok) return after
  const read_back = wishes.every(({ path, to }) => textOf(after.value, path) === to)
  return ok({ before: tell(before.value), after: tell(after.value), read_back })
}

/** One after another; the first that fails ends it. */
const inTurn = async (changes: readonly (() => Promise<WayResult<Changed>>)[]): Promise<WayResult<Changed>> => {
  let all: Changed = { before: {}, after: {}, read_back: true }
  for (const change of changes) {
    const one = await change()
    if (!one.ok) return one
    const { before, after, read_back } = one.value
    all = {
      before: { ...all.before, ...before },
      after: { ...all.after, ...after },
      read_back: all.read_back && read_back,
    }
  }
  return ok(all)
}

const firmwareOf = (info: XmlElement): string | undefined => {
  const version = textOf(info, 'firmwareVersion')
  if (version === undefined) return undefined
  return `${version} ${textOf(info, 'firmwareReleasedDate') ?? ''}`.trim().slice(0, 120)
}

/** How a stream is encoded, as its `StreamingChannel` says. */
export const declaredOf = (document: XmlElement): DeclaredStream | undefined => {
  const video = find(document, 'Video')
  if (video === undefined) return undefined
  const rate = numberOf(video, 'maxFrameRate')
  const fps = rate === undefined || rate <= 0 ? undefined : rate / 100
  const frames = numberOf(video, 'GovLength')
  const kbit =
    numberOf(video, isConstant(video) ? 'constantBitRate' : 'vbrUpperCap') ?? numberOf(video, 'constantBitRate')
  return {
    codec: textOf(video, 'videoCodecType')?.slice(0, 20),
    fps,
    bits_per_second: kbit === undefined ? undefined : kbit * 1000,
    group_ms:
      frames !== undefined && fps !== undefined
        ? Math.round((frames * 1000) / fps)
        : numberOf(video, 'keyFrameInterval'),
    smart_codec: truthOf(video, 'SmartCodec/enabled'),
  }
}
