// Still: the picture on the screen as a PNG file, at its own size, named by camera and time.

import type { WallTime90k } from '#base/units.ts'
import { fileTime } from '#base/when.ts'

/** `cong-chinh_2026-11-22_07-30-05`: sorts by time, and every file system takes it. */
export const fileName = (camera: string, at: WallTime90k): string => `${camera}_${fileTime(at)}`

/** What `video` shows, at its own size; undefined while there is no picture. */
export const pictureOf = (video: HTMLVideoElement): HTMLCanvasElement | undefined => {
  if (video.videoWidth === 0) return undefined
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas
}

/** Saves what `video` shows; answers false while there is no picture. */
export const saveStill = async (video: HTMLVideoElement, camera: string, at: WallTime90k): Promise<boolean> => {
  const canvas = pictureOf(video)
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
