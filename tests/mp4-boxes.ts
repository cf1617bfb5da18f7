// MP4 boxes as a stranger reads them (ISO/IEC 14496-12 §4.2, §8): shares no code with the engine that wrote the file.

export type Mp4Box = { readonly type: string; readonly at: number; readonly body: Buffer }

/** The boxes that stand one behind the other in `bytes`; throws where they do not add up. */
export const boxesOf = (bytes: Buffer): readonly Mp4Box[] => {
  const boxes: Mp4Box[] = []
  for (let at = 0; at < bytes.length; ) {
    const short = bytes.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short
    if (size < head || at + size > bytes.length) throw new Error(`a box of ${size} bytes at ${at} of ${bytes.length}`)
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), at, body: bytes.subarray(at + head, at + size) })
    at += size
  }
  return boxes
}

export const boxAt = (bytes: Buffer, path: string): Buffer => {
  const [first = '', ...rest] = path.split('/')
  const found = boxesOf(bytes).find(box => box.type === first)
  if (found === undefined) throw new Error(`no box ${first}`)
  return rest.length === 0 ? found.body : boxAt(found.body, rest.join('/'))
}

export type Mp4Track = {
  readonly kind: 'vide' | 'soun'
  /** `avc1`, `hvc1`, `mp4a`, `alaw`, `ulaw` … of each sample description. */
  readonly entries: readonly string[]
  readonly samples: number
  readonly keys: number
  /** What is shown of it, by its edit list, in the movie's ticks. */
  readonly shown: number
}

export type Mp4 = { readonly order: readonly string[]; readonly seconds: number; readonly tracks: readonly Mp4Track[] }

/** An ordinary file: what its header promises. */
export const readMp4 = (bytes: Buffer): Mp4 => {
  const order = boxesOf(bytes).map(box => box.type)
  const moov = boxAt(bytes, 'moov')
  const mvhd = boxAt(moov, 'mvhd')
  const long = mvhd[0] === 1
  const scale = mvhd.readUInt32BE(long ? 20 : 12)
  const duration = long ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16)
  const tracks = boxesOf(moov).flatMap(box => (box.type === 'trak' ? [readTrack(box.body)] : []))
  return { order, seconds: duration / scale, tracks }
}

const readTrack = (trak: Buffer): Mp4Track => {
  const tables = boxAt(trak, 'mdia/minf/stbl')
  const has = (type: string) => boxesOf(tables).some(box => box.type === type)
  const kind = boxAt(trak, 'mdia/hdlr').toString('latin1', 8, 12) as Mp4Track['kind']
  const samples = boxAt(tables, 'stsz').readUInt32BE(8)
  return {
    kind,
    entries: boxesOf(boxAt(tables, 'stsd').subarray(8)).map(box => box.type),
    samples,
    keys: has('stss') ? boxAt(tables, 'stss').readUInt32BE(4) : samples,
    shown: shownBy(boxAt(trak, 'edts/elst')),
  }
}

const shownBy = (elst: Buffer): number => {
  const long = elst[0] === 1
  let sum = 0
  for (let i = 0; i < elst.readUInt32BE(4); i++) {
    const at = 8 + i * (long ? 20 : 12)
    sum += long ? Number(elst.readBigUInt64BE(at)) : elst.readUInt32BE(at)
  }
  return sum
}

/** Pictures and sounds of a fragmented file, counted from its `trun` boxes; the first track is the picture's. */
export const countFragmented = (bytes: Buffer): { readonly inits: number; readonly samples: number } => {
  let inits = 0
  let samples = 0
  for (const { type, body } of boxesOf(bytes)) {
    if (type === 'moov') inits++
    if (type === 'moof') samples += boxAt(body, 'traf/trun').readUInt32BE(4)
  }
  return { inits, samples }
}
