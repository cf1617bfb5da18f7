// The name of a covered piece of footage, `from-to-stream.mp4`: which time it is of stands in its path and nowhere else, so whoever decides, notes
// or serves it reads it here.

import type { StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'

export type CoveredPiece = { readonly from: WallTime90k; readonly to: WallTime90k; readonly stream: StreamName }

export const piecePattern = /^(\d{1,15})-(\d{1,15})-(main|sub)\.mp4$/

export const pieceName = (from: number, to: number, stream: StreamName): string => `${from}-${to}-${stream}.mp4`

export const readPiece = (name: unknown): CoveredPiece | undefined => {
  const [, from, to, stream] = (typeof name === 'string' && piecePattern.exec(name)) || []
  if (from === undefined || to === undefined) return undefined
  return { from: wallTime90k(Number(from)), to: wallTime90k(Number(to)), stream: stream === 'sub' ? 'sub' : 'main' }
}
