// Chunk: where frames' bytes live from the packet until the last reader is done. Chunks are counted: whoever keeps a frame
// retains its chunk and releases it later; a chunk that nobody holds goes back to the pool. So a byte is copied once, a packet
// allocates nothing, and 25 MB/s of video never reaches the garbage collector.

const SMALLEST_BYTES = 16 * 1024
const LARGEST_BYTES = 8 * 1024 * 1024

export type Chunk = {
  readonly bytes: Buffer
  readonly retain: () => void
  readonly release: () => void
}

/** An unused chunk: hands itself out with one hold on it. */
type Spare = () => Chunk

export type ChunkPool = {
  /** A chunk of at least `size` bytes with one hold on it, the caller's. Sizes are powers of two. */
  readonly take: (size: number) => Chunk
  /** Bytes in chunks that somebody holds. */
  readonly held: () => number
}

/** What the pool keeps for the next taker: so much, and as many bytes again as a part of what is held. */
const SPARE_BYTES = 8 * 1024 * 1024
const SPARE_PART = 0.25

/** A pool whose unused chunks stay within bounds: what is beyond goes back to the system. */
export const createChunkPool = (): ChunkPool => {
  const spares = new Map<number, Spare[]>()
  let spare = 0
  let held = 0

  const create = (size: number): Chunk => {
    const bytes = Buffer.allocUnsafeSlow(size)
    let holds = 1
    const lend = (): Chunk => {
      holds = 1
      return chunk
    }
    const chunk: Chunk = {
      bytes,
      retain: () => {
        holds++
      },
      release: () => {
        if (holds === 0) throw new Error('a chunk was released more often than it was retained')
        holds--
        if (holds > 0) return
        held -= size
        if (spare + size > SPARE_BYTES + held * SPARE_PART) return
        spare += size
        const list = spares.get(size)
        if (list) list.push(lend)
        else spares.set(size, [lend])
      },
    }
    return chunk
  }

  return {
    take: wanted => {
      const size = chunkSize(wanted)
      held += size
      const lend = spares.get(size)?.pop()
      if (lend === undefined) return create(size)
      spare -= size
      return lend()
    },
    held: () => held,
  }
}

/** The power of two that holds `wanted` bytes, within bounds. */
export const chunkSize = (wanted: number): number => {
  let size = SMALLEST_BYTES
  while (size < wanted && size < LARGEST_BYTES) size *= 2
  return size
}
