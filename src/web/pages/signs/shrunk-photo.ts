// A photo made small before it is sent: drawn anew on a canvas, upright, so that what the telephone wrote into it stays on the telephone.

/** As the station takes it (LARGEST_PHOTO_BYTES in contract/sign.ts). */
const MOST_BYTES = 600_000
const LONGEST_SIDE = 1280

/** Undefined for what the browser cannot show. */
export const shrunkPhoto = async (file: Blob): Promise<Blob | undefined> => {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (picture === undefined) return undefined
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of [0.82, 0.6, 0.4]) {
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (blob !== null && blob.size <= MOST_BYTES) return blob
  }
  return undefined
}
