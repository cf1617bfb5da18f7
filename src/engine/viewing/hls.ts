// HLS: a span of a stream as a playlist (RFC 8216) of byte ranges into the segments on disk, for phones and other players. Sound that
// browsers know (AAC) is a rendition of its own.

import { TICKS_PER_SECOND, type WallTime90k, wallIso, wallTime90k } from '#base/units.ts'
import type { Format } from '#engine/frames/frame.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import type { FootagePart } from './footage.ts'

export type HlsLinks = {
  readonly segment: (id: number) => string
  readonly format: (id: string) => string
}

/** One media playlist; `track` chooses pictures or sound. `finished` is false while the span still grows. */
export const mediaPlaylist = (
  parts: readonly FootagePart[],
  track: 'video' | 'audio',
  links: HlsLinks,
  finished: boolean,
): string => {
  const lines: string[] = []
  let longest = 1
  let format: Format | undefined
  let allBeginWithKey = true
  for (const part of parts) {
    const next = track === 'video' ? part.video : part.audio
    const fragments = track === 'video' ? grouped(part.pictures) : part.sounds
    if (next === undefined || fragments.length === 0) continue
    if (lines.length > 0) lines.push('#EXT-X-DISCONTINUITY') // each segment counts its time from its own start
    if (next.id !== format?.id) lines.push(`#EXT-X-MAP:URI="${links.format(next.id)}"`)
    format = next
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${wallIso(fragments[0]!.start)}`)
    for (const { key, span, bytes, at_byte } of fragments) {
      if (!key) allBeginWithKey = false
      const seconds = span / TICKS_PER_SECOND
      longest = Math.max(longest, seconds)
      lines.push(
        `#EXTINF:${seconds.toFixed(5)},`,
        `#EXT-X-BYTERANGE:${bytes}@${at_byte}`,
        links.segment(part.segment.id),
      )
    }
  }
  const head = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`, '#EXT-X-MEDIA-SEQUENCE:0']
  const type = finished ? ['#EXT-X-PLAYLIST-TYPE:VOD'] : ['#EXT-X-PLAYLIST-TYPE:EVENT']
  const independent = allBeginWithKey ? ['#EXT-X-INDEPENDENT-SEGMENTS'] : []
  return `${[...head, ...type, ...independent, ...lines, ...(finished ? ['#EXT-X-ENDLIST'] : [])].join('\n')}\n`
}

/** Pieces of at least so long, each from a keyframe on. */
const LEAST_PIECE = 6 * TICKS_PER_SECOND

/** The pictures of a span in pieces that are made anew when they are asked for; each format's first one has the init segment. */
export const coveredPlaylist = (
  parts: readonly FootagePart[],
  piece: (from: number, to: number) => string,
  finished: boolean,
): string => {
  const lines: string[] = []
  let longest = 1
  let format: Format | undefined
  for (const { video, pictures, afterGap } of parts) {
    const cuts = pieces(pictures)
    cuts.forEach(({ from, to }, i) => {
      if (i === 0 && lines.length > 0 && (afterGap || video.id !== format?.id)) lines.push('#EXT-X-DISCONTINUITY')
      if (video.id !== format?.id) lines.push(`#EXT-X-MAP:URI="${piece(from, to)}?init=1"`)
      format = video
      const seconds = (to - from) / TICKS_PER_SECOND
      longest = Math.max(longest, seconds)
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${wallIso(from)}`, `#EXTINF:${seconds.toFixed(5)},`, piece(from, to))
    })
  }
  const head = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`, '#EXT-X-MEDIA-SEQUENCE:0']
  const type = finished ? '#EXT-X-PLAYLIST-TYPE:VOD' : '#EXT-X-PLAYLIST-TYPE:EVENT'
  return `${[...head, type, '#EXT-X-INDEPENDENT-SEGMENTS', ...lines, ...(finished ? ['#EXT-X-ENDLIST'] : [])].join('\n')}\n`
}

const pieces = (pictures: readonly Fragment[]) => {
  const cut: { from: WallTime90k; to: WallTime90k }[] = []
  for (const { key, start, span } of pictures) {
    const last = cut.at(-1)
    const to = wallTime90k(start + span)
    if (last === undefined || (key && last.to - last.from >= LEAST_PIECE)) cut.push({ from: start, to })
    else last.to = to
  }
  return cut
}

/** A playlist of playlists, where there is sound beside the picture. */
export const masterPlaylist = (
  parts: readonly FootagePart[],
  video: string,
  audio: string | undefined,
  made?: string,
): string => {
  const first = parts[0]!
  const codecs =
    made !== undefined ? made : audio === undefined ? first.video.codec : `${first.video.codec},${first.audio!.codec}`
  const bits = Math.max(1, Math.round(bitRate(parts)))
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7']
  if (audio !== undefined)
    lines.push(`#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,URI="${audio}"`)
  const sound = audio === undefined ? '' : ',AUDIO="sound"'
  const size = `${first.video.width}x${first.video.height}`
  lines.push(`#EXT-X-STREAM-INF:BANDWIDTH=${bits},CODECS="${codecs}",RESOLUTION=${size}${sound}`, video)
  return `${lines.join('\n')}\n`
}

/** Sound that a browser can play in every part. */
export const hasPlayableSound = (parts: readonly FootagePart[]): boolean =>
  parts.every(({ audio }) => audio?.entry === 'mp4a')

type Stretch = Pick<Fragment, 'key' | 'start' | 'span' | 'bytes' | 'at_byte'>

/** Fragments of one group as one stretch, where they touch on disk: without sound in between each begins with a keyframe. */
const grouped = (fragments: readonly Fragment[]): readonly Stretch[] => {
  const groups: { key: boolean; start: WallTime90k; span: Fragment['span']; bytes: number; at_byte: number }[] = []
  for (const fragment of fragments) {
    const open = groups.at(-1)
    if (open === undefined || fragment.key || open.at_byte + open.bytes !== fragment.at_byte) {
      const { key, start, span, bytes, at_byte } = fragment
      groups.push({ key, start, span, bytes, at_byte })
      continue
    }
    open.bytes += fragment.bytes
    open.span = (open.span + fragment.span) as Fragment['span']
  }
  return groups
}

const bitRate = (parts: readonly FootagePart[]): number => {
  const all = parts.flatMap(part => part.pictures)
  const bytes = all.reduce((sum, fragment) => sum + fragment.bytes, 0)
  const span = all.reduce((sum, fragment) => sum + fragment.span, 0)
  return (bytes * 8 * TICKS_PER_SECOND) / Math.max(1, span)
}
