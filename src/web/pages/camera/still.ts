// Still: the picture on the screen as a PNG file, at its own size, named by camera and time.

import { fileTime } from '#base/file-time.ts'
import type { WallTime90k } from '#base/units.ts'
import { burnWatermark } from '#web/player/watermark.ts'

/** `cong-chinh_2026-11-22_07-30-05`: sorts by time, and every file system takes it. */
export const fileName = (camera: string, at: WallTime90k): string => `${camera}_${fileTime(at)}`

/** What shows a picture: recorded ones are drawn on a canvas at times. */
export type Screen = HTMLVideoElement | HTMLCanvasElement

/** What it shows, at its own size; undefined while there is no picture. */
export const pictureOf = (screen: Screen): HTMLCanvasElement | undefined => {
  const [width, height] =
    screen instanceof HTMLVideoElement ? [screen.videoWidth, screen.videoHeight] : [screen.width, screen.height]
  if (width === 0) return undefined
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(screen, 0, 0)
  burnWatermark(canvas)
  return canvas
}

/** Saves what is shown; answers false while there is no picture. */
export const saveStill = async (screen: Screen, camera: string, at: WallTime90k): Promise<boolean> => {
  const canvas = pictureOf(screen)
  const blob = await new Promise<Blob | null>(done =>
    canvas === undefined ? done(null) : canvas.toBlob(done, 'image/png'),
  )
  if (blob === null) return false
  saveAs(URL.createObjectURL(blob), `${fileName(camera, at)}.png`)
  return true
}

const saveAs = (address: string, name: string): void => {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
