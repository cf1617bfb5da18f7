// Every picture: what the street says it sent, against what the station gives back.

import type { SentLog, Street } from '#simulator/street.ts'
import { type Mp4, readMp4 } from './mp4-boxes.ts'
import type { Asked, Span } from './neighbourhood.ts'
import { until } from './patience.ts'

export type Whole = { readonly sent: SentLog; readonly span: Span; readonly bytes: Buffer; readonly mp4: Mp4 }

/**
 * Lets a camera fall silent and waits until every picture of its session is in one clip; throws when some are missing.
 * `id` is the camera's at the station, `there` the street's name for it where that differs.
 */
export const everyPicture = async (house: Asked, street: Street, id: string, there = id): Promise<Whole> => {
  const sent = street.sent(there, 'main')
  street.setFault(there, 'hangs-after-play')
  const { first_wall_ms = 0, last_wall_ms = 0 } = sent
  const span = { from_90k: (first_wall_ms - 500) * 90, to_90k: (last_wall_ms + 1000) * 90 }
  let counted = 0
  try {
    return await until(`all pictures of ${id} are recorded`, async () => {
      const bytes = await house.clip(id, span)
      const mp4 = readMp4(bytes)
      counted = mp4.tracks.find(track => track.kind === 'vide')?.samples ?? 0
      return counted === sent.frames && { sent, span, bytes, mp4 }
    })
  } catch (cause) {
    throw new Error(`${id}: ${sent.frames} pictures were sent, ${counted} are in the clip`, { cause })
  }
}
