// Lettering: lines of text burned into pictures, drawn by libav with the typeface that signs are printed in. A line is drawn once and kept; what
// is drawn is light on a darkened ground, so that it is read on snow and at night.

import { fileURLToPath } from 'node:url'
import type { Planes } from '#programs/pictures/cover.ts'
import { type Av, check, newFrame } from './libav.ts'

/** Brightness of each pixel, 0 to 255. */
type Line = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

const FONT = fileURLToPath(import.meta.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'))
/** A row is so many times as high as its letters: capitals with two marks above them need it. */
export const ROW = 1.8
const MOST_KEPT = 64
const MOST_LETTERS = 160
const SINK = 'Parsed_buffersink_3'

export type Lettering = {
  /** Draws a line with its box; `at` is the corner that it stands in, `row` counts from there. */
  readonly write: (picture: Planes, text: string, at: 'top' | 'bottom' | 'middle', row: number, size: number) => void
}

export const createLettering = (av: Av): Lettering => {
  const kept = new Map<string, Line>()
  const line = (text: string, size: number, most: number): Line => {
    const key = `${size} ${most} ${text}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const drawn = drawLine(av, text, size, most)
    kept.set(key, drawn)
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
    return drawn
  }
  return {
    write: (picture, text, at, row, size) => {
      if (text === '') return
      const drawn = line(text, size, picture.width)
      const step = drawn.height
      const top =
        at === 'top'
          ? row * step
          : at === 'bottom'
            ? picture.height - (row + 1) * step
            : Math.round(picture.height / 2 + (row - 0.5) * step)
      const left = at === 'top' ? 0 : (picture.width - drawn.width) >> 1
      lay(picture, drawn, left & ~1, Math.max(0, top) & ~1)
    },
  }
}

const drawLine = (av: Av, asked: string, size: number, most: number): Line => {
  const text = asked.normalize('NFC').slice(0, MOST_LETTERS)
  const height = Math.ceil((size * ROW) / 2) * 2
  const pad = Math.ceil(size * 0.4)
  using graph = new av.FilterGraph()
  graph.alloc()
  const letters = `fontfile='${FONT}':expansion=none:fontsize=${size}:fontcolor=white:x=${pad}:y=${Math.round(size * 0.42)}:y_align=font`
  const chain = `color=c=black:s=${most}x${height}:r=1,format=gray,drawtext=${letters}:text='${quoted(text)}',buffersink`
  check(graph.parsePtr(chain), 'laying out a line of text')
  check(graph.configSync(), 'preparing a line of text')
  using frame = newFrame(av)
  const sink = graph.getFilter(SINK)
  if (sink === null) throw new Error('libav: a line of text has no end')
  check(sink.buffersinkGetFrameSync(frame), 'drawing a line of text')
  return cut(frame.data?.[0] ?? Buffer.alloc(0), frame.linesize[0] ?? 0, most, height, pad)
}

/** Inside quotes of a filter's text only these three mean something. */
const quoted = (text: string): string =>
  text
    .replaceAll('\\', '/')
    .replaceAll("'", '’')
    .replaceAll(':', '\\:')
    .replace(/\p{Cc}/gu, ' ')

/** As wide as its letters. */
const cut = (plane: Buffer, line: number, most: number, height: number, pad: number): Line => {
  let last = 0
  for (let y = 0; y < height; y++) for (let x = most - 1; x > last; x--) if (plane[y * line + x]! > 0) last = x
  const width = Math.min(most, last + 1 + pad) & ~1
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) pixels.set(plane.subarray(y * line, y * line + width), y * width)
  return { width, height, pixels }
}

const DARKENED = 0.3
const WHITE = 235

const lay = ({ data, linesize, width, height }: Planes, text: Line, left: number, top: number): void => {
  if (data === null || data.length < 3) throw new Error('a picture without planes cannot be written on')
  const [light, blue, red] = data as [Buffer, Buffer, Buffer]
  const [right, bottom] = [Math.min(width, left + text.width), Math.min(height, top + text.height)]
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = y * linesize[0]! + x
      const ground = 16 + (light[at]! - 16) * DARKENED
      light[at] = ground + ((WHITE - ground) * text.pixels[(y - top) * text.width + x - left]!) / 255
    }
  for (let y = top >> 1; y < bottom >> 1; y++) {
    blue.fill(128, y * linesize[1]! + (left >> 1), y * linesize[1]! + (right >> 1))
    red.fill(128, y * linesize[2]! + (left >> 1), y * linesize[2]! + (right >> 1))
  }
}
