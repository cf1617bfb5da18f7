// ISAPI wishes: what is to stand in the document by which an ISAPI device tells how it encodes a stream (`StreamingChannel`), for each thing that is put
// right. A document without the place for it gives no wish.

import { find, numberOf, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { GOOD_GROUP_S } from './device-way.ts'
import { getXml, type MakerHttp } from './maker-http.ts'
import { type PictureSize, readSize, wallSize } from './wall-size.ts'

/** What is to stand at a path of the document, and how that setting is told. */
export type Wish = { readonly path: string; readonly to: string; readonly name: string }
/** None: the device has no such setting. */
export type Asked = (document: XmlElement) => readonly Wish[]

export const smartCodecOff: Asked = document =>
  known(document, { path: 'Video/SmartCodec/enabled', to: 'false', name: 'smart_codec' })

export const h264: Asked = document => known(document, { path: 'Video/videoCodecType', to: 'H.264', name: 'codec' })

export const shorterGroup: Asked = document => {
  const fps = (numberOf(document, 'Video/maxFrameRate') ?? 0) / 100
  const to = String(Math.min(400, Math.max(1, Math.round(GOOD_GROUP_S * (fps > 0 ? fps : 25)))))
  const inFrames = known(document, { path: 'Video/GovLength', to, name: 'gop_frames' })
  if (inFrames.length > 0) return inFrames
  return known(document, { path: 'Video/keyFrameInterval', to: String(GOOD_GROUP_S * 1000), name: 'gop_ms' })
}

/** A constant bit rate, as high as the cap that was set. */
export const constantBitRate: Asked = document => {
  const kbit = numberOf(document, 'Video/vbrUpperCap') ?? numberOf(document, 'Video/constantBitRate')
  if (kbit === undefined) return []
  return known(
    document,
    { path: 'Video/videoQualityControlType', to: 'CBR', name: 'bit_rate_control' },
    { path: 'Video/constantBitRate', to: String(kbit), name: 'bitrate_kbit' },
  )
}

export const smaller =
  (size: PictureSize | undefined): Asked =>
  document =>
    size === undefined
      ? []
      : known(
          document,
          { path: 'Video/videoResolutionWidth', to: String(size.width), name: 'width' },
          { path: 'Video/videoResolutionHeight', to: String(size.height), name: 'height' },
        )

/** The size that suits the wall, of those that its capabilities name. */
export const isapiWallSize = async (http: MakerHttp, place: string): Promise<PictureSize | undefined> => {
  const told = await getXml(http, `${place}/capabilities`)
  return wallSize(told.ok ? sizesIn(told.value) : [])
}

/** Two lists of which the same places belong together; some firmware writes whole sizes in each. */
const sizesIn = (capabilities: XmlElement): readonly PictureSize[] => {
  const list = (side: string): readonly string[] =>
    (find(capabilities, `Video/videoResolution${side}`)?.attributes.get('opt') ?? '').slice(0, 2000).split(',')
  const heights = list('Height')
  return list('Width').flatMap(
    (width, at) => readSize(width) ?? readSize(`${width.trim()}x${heights[at]?.trim()}`) ?? [],
  )
}

const known = (document: XmlElement, ...wishes: readonly Wish[]): readonly Wish[] =>
  wishes.every(({ path }) => textOf(document, path) !== undefined) ? wishes : []
