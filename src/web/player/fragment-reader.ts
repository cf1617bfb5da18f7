// Fragment reader: the pictures inside fragmented MP4 as the station sends it (ISO/IEC 14496-12 §8.8): when each is shown, whether it stands
// alone, where its bytes lie, and what a decoder must know of it. Bytes that are not so read as no pictures; nothing throws.

import { type MediaSpan90k, mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'

export type CodedFormat = {
  readonly entry: 'avc1' | 'hvc1' | 'mp4v'
  /** avcC or hvcC payload; empty for `mp4v`, whose pictures are JPEG files. */
  readonly description: Uint8Array
  readonly width: number
  readonly height: number
}

export type CodedPicture = {
  /** When it is shown. */
  readonly at: WallTime90k
  readonly span: MediaSpan90k
  readonly key: boolean
  readonly bytes: Uint8Array
  readonly format: CodedFormat
}

/** More than a minute of pictures at 60 a second, each a fragment of its own. */
const MOST_PICTURES = 20_000
const MOST_BOXES = 4 * MOST_PICTURES
const SAMPLE_IS_NO_KEY = 0x10000

/** In the order of decoding. */
export const readFragments = (bytes: Uint8Array): readonly CodedPicture[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pictures: CodedPicture[] = []
  let format: CodedFormat | undefined
  for (const box of boxes(view, 0, view.byteLength)) {
    if (box.type === 'moov') format = readFormat(view, box)
    else if (box.type === 'moof' && format !== undefined) readMoof(view, box, format, pictures)
    if (pictures.length >= MOST_PICTURES) break
  }
  return pictures
}

type Box = { readonly type: string; readonly start: number; readonly body: number; readonly end: number }

const boxes = (view: DataView, from: number, to: number): readonly Box[] => {
  const found: Box[] = []
  let at = from
  while (at + 8 <= to && found.length < MOST_BOXES) {
    const length = view.getUint32(at)
    const end = at + length
    if (length < 8 || end > to) break
    found.push({ type: name(view, at + 4), start: at, body: at + 8, end })
    at = end
  }
  return found
}

const name = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

const inside = (view: DataView, box: Box, ...path: readonly string[]): Box | undefined => {
  let found: Box | undefined = box
  for (const type of path) {
    if (found === undefined) return undefined
    found = boxes(view, found.body, found.end).find(one => one.type === type)
  }
  return found
}

/** Behind the fields of a visual sample entry (§12.1.3) stand its boxes. */
const ENTRY_FIELDS = 78

const readFormat = (view: DataView, moov: Box): CodedFormat | undefined => {
  const table = inside(view, moov, 'trak', 'mdia', 'minf', 'stbl', 'stsd')
  if (table === undefined) return undefined
  const entry = boxes(view, table.body + 8, table.end)[0]
  if (entry === undefined || entry.body + ENTRY_FIELDS > entry.end) return undefined
  if (entry.type !== 'avc1' && entry.type !== 'hvc1' && entry.type !== 'mp4v') return undefined
  const wanted = entry.type === 'avc1' ? 'avcC' : 'hvcC'
  const config = boxes(view, entry.body + ENTRY_FIELDS, entry.end).find(({ type }) => type === wanted)
  if (config === undefined && entry.type !== 'mp4v') return undefined
  const description = config === undefined ? new Uint8Array() : stretch(view, config.body, config.end)
  const size = { width: view.getUint16(entry.body + 24), height: view.getUint16(entry.body + 26) }
  return { entry: entry.type, description, ...size }
}

const stretch = (view: DataView, from: number, to: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + from, to - from)

const readMoof = (view: DataView, moof: Box, format: CodedFormat, into: CodedPicture[]): void => {
  const traf = inside(view, moof, 'traf')
  const tfdt = traf && inside(view, traf, 'tfdt')
  const trun = traf && inside(view, traf, 'trun')
  if (tfdt === undefined || trun === undefined || tfdt.body + 12 > tfdt.end || trun.body + 8 > trun.end) return
  if (view.getUint8(tfdt.body) !== 1) return
  const start = view.getUint32(tfdt.body + 4) * 2 ** 32 + view.getUint32(tfdt.body + 8)
  if (Number.isSafeInteger(start)) readRun(view, { moof, trun, start, format }, into)
}

type Run = { readonly moof: Box; readonly trun: Box; readonly start: number; readonly format: CodedFormat }

/** `trun` (§8.8.8): each sample's length of time and of bytes are told, its composition offset where there is one. */
const readRun = (view: DataView, { moof, trun, start, format }: Run, into: CodedPicture[]): void => {
  const flags = view.getUint32(trun.body) & 0xffffff
  if ((flags & 0x301) !== 0x301 || (flags & 0x400) !== 0) return
  const first_flags = (flags & 0x4) !== 0
  const composed = (flags & 0x800) !== 0
  const count = view.getUint32(trun.body + 4)
  let field = trun.body + 12 + (first_flags ? 4 : 0)
  const per_sample = composed ? 12 : 8
  if (count > MOST_PICTURES || field + count * per_sample > trun.end) return
  const first_key = first_flags && (view.getUint32(trun.body + 12) & SAMPLE_IS_NO_KEY) === 0
  let data = moof.start + view.getInt32(trun.body + 8)
  let decode = start
  for (let i = 0; i < count && into.length < MOST_PICTURES; i++) {
    const span = view.getUint32(field)
    const size = view.getUint32(field + 4)
    if (data < moof.end || data + size > view.byteLength) return
    into.push({
      at: wallTime90k(decode + (composed ? view.getInt32(field + 8) : 0)),
      span: mediaSpan90k(span),
      key: format.entry === 'mp4v' || (i === 0 && first_key),
      bytes: stretch(view, data, data + size),
      format,
    })
    decode += span
    data += size
    field += per_sample
  }
}
