// Choose streams: which of the streams that were seen is to be recorded as main, and which is small enough for the wall.

export type Seen = {
  readonly width: number | null
  readonly height: number | null
  /** RFC 6381. */
  readonly codec: string | null
}

/** A wall tile needs no less, and a picture this wide is still told apart. */
const NARROWEST = 320
const TALLEST_SUB = 720

/** The largest picture, and beside it the smallest H.264 one up to 720p (any codec where there is no such). */
export const chooseStreams = <Stream extends Seen>(
  streams: readonly Stream[],
): { readonly main: Stream | undefined; readonly sub: Stream | undefined } => {
  const seen = streams.filter(({ width }) => width !== null)
  const main = seen.reduce<Stream | undefined>(
    (best, stream) => (best === undefined || area(stream) > area(best) ? stream : best),
    undefined,
  )
  const others = seen.filter(stream => stream !== main && (stream.width ?? 0) >= NARROWEST)
  const fit = others.filter(stream => plain(stream) && (stream.height ?? 0) <= TALLEST_SUB)
  const from = fit.length > 0 ? fit : others.filter(({ height }) => (height ?? 0) <= TALLEST_SUB)
  const sub = from.reduce<Stream | undefined>(
    (best, stream) => (best === undefined || area(stream) < area(best) ? stream : best),
    undefined,
  )
  return { main, sub }
}

const area = ({ width, height }: Seen): number => (width ?? 0) * (height ?? 0)
const plain = ({ codec }: Seen): boolean => codec?.startsWith('avc1') ?? false
