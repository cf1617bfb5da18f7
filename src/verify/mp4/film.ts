// Film: the boxes at the top of one ordinary MP4, found without reading its media.

import type { BundleFiles } from '#verify/bundle-files.ts'
import { boxAt, type Span } from './boxes.ts'
import { type PlayedTrack, readTables } from './tables.ts'

const MOST_BOXES = 32
const MOST_MOOV_BYTES = 512 * 1024 * 1024

export type Film = { readonly media: Span; readonly tracks: readonly PlayedTrack[] }

/** One movie header and one stretch of media; undefined where there is more that a player could play, or it cannot be read. */
export const readFilm = async (files: BundleFiles, path: string, bytes: number): Promise<Film | undefined> => {
  const boxes: Span[] = []
  for (let at = 0; at < bytes; at = boxes.at(-1)!.end) {
    const head = await files.read(path, at, 16)
    const one = boxAt(head, 0, bytes - at)
    if (one === undefined || boxes.length >= MOST_BOXES) return undefined
    boxes.push({ type: one.type, start: at, payload: at + one.payload, end: at + one.end })
  }
  const of = (type: string) => boxes.filter(box => box.type === type)
  const [moov, media] = [of('moov')[0], of('mdat')[0]]
  if (moov === undefined || media === undefined || of('moov').length + of('mdat').length !== 2) return undefined
  if (!boxes.every(({ type }) => ['ftyp', 'moov', 'mdat', 'free', 'uuid', 'meta'].includes(type))) return undefined
  if (moov.end - moov.start > MOST_MOOV_BYTES) return undefined
  const header = await files.read(path, moov.start, moov.end - moov.start)
  const shifted = { type: 'moov', start: 0, payload: moov.payload - moov.start, end: header.length }
  const tracks = header.length === moov.end - moov.start ? readTables(header, shifted) : undefined
  return tracks && { media, tracks }
}
