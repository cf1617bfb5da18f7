// Wall size: which of the sizes that a sub stream can be set to suits a wall of many pictures.

export type PictureSize = { readonly width: number; readonly height: number }

/** More than this is too large for the wall. */
export const WALL: PictureSize = { width: 1280, height: 720 }
const BEST: PictureSize = { width: 640, height: 360 }
const MOST_SIZES = 64

export const fitsWall = ({ width, height }: PictureSize): boolean => width <= WALL.width && height <= WALL.height

/** The one that is nearest to 640×360 and fits; 640×360 where the device names none. Undefined where none of those it names fits. */
export const wallSize = (sizes: readonly PictureSize[]): PictureSize | undefined => {
  if (sizes.length === 0) return BEST
  const apart = ({ width, height }: PictureSize): number => Math.abs(width * height - BEST.width * BEST.height)
  return sizes
    .slice(0, MOST_SIZES)
    .filter(size => size.width >= 160 && size.height >= 90 && fitsWall(size))
    .toSorted((a, b) => apart(a) - apart(b))[0]
}

/** `1280x720`, `1280*720`, `720P`, `D1`: how the makers write a size. */
export const readSize = (text: string): PictureSize | undefined => {
  const found = /^(\d{2,5})[x*](\d{2,5})$/i.exec(text.trim())
  if (found !== null) return { width: Number(found[1]), height: Number(found[2]) }
  const name = text.trim().toUpperCase()
  return Object.hasOwn(named, name) ? named[name] : undefined
}

/** Analogue names in PAL, as cameras here are sold. */
const named: Readonly<Record<string, PictureSize>> = {
  CIF: { width: 352, height: 288 },
  D1: { width: 704, height: 576 },
  VGA: { width: 640, height: 480 },
  '720': { width: 1280, height: 720 },
  '720P': { width: 1280, height: 720 },
  '1080': { width: 1920, height: 1080 },
  '1080P': { width: 1920, height: 1080 },
}
