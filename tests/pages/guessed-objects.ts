// Guessed objects: what a detector would have written of a gate's last hours: motorbikes, cars and people that go in and out.

import { join } from 'node:path'
import { localDay, localDayStart } from '#base/local-day.ts'
import type { WallTime90k } from '#base/units.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { appendObjects, type SeenObject } from '#engine/noticing/object-day.ts'

const MINUTE = 60_000 / TICK_MS
const passing = ['motorbike', 'person', 'motorbike', 'car', 'motorbike', 'bicycle', 'truck'] as const

/** Of the day that lasts and the one before. */
export const guessObjects = (data: string, now: WallTime90k): void => {
  const today = localDayStart(now)
  for (const begins of [today, (today - 24 * 3_600_000 * 90) as WallTime90k]) {
    const until = Math.min(24 * 60 * MINUTE, Math.floor((now - begins) / 90 / TICK_MS))
    const day = localDay(begins)
    const objects: SeenObject[] = []
    for (let at = 0, n = 0; at + 40 < until; at += ((n % 5) + 2) * 3 * MINUTE, n++) objects.push(passed(at, n))
    const lines = [...objects, ...objects.map(({ path }) => ({ looked: [path[0]![0], path.at(-1)![0]] as const }))]
    const about = { camera: 'cong-chinh', day, model: 'yolox-nano' }
    appendObjects(join(data, 'motion', 'cong-chinh', `${day}.objects`), about, lines)
  }
}

/** From one side of the picture to the other. */
const passed = (at: number, n: number): SeenObject => {
  const path = Array.from({ length: 9 }, (_, step) => {
    const along = n % 3 === 0 ? 0.85 - step * 0.1 : 0.05 + step * 0.1
    return [at + step * 4, Math.round(along * 1000) / 1000, 0.5, 0.1, 0.15] as const
  })
  return { class: passing[n % passing.length]!, score: 0.55 + (n % 4) / 10, path }
}
