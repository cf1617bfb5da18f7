// Masks follow the device: a camera that begins to be called where another one with privacy masks hangs, or hung until it was removed, takes those
// masks over. Otherwise whoever sets cameras up, and may not see behind them, would only have to point a second camera at the same picture.

import type { DatabaseSync } from 'node:sqlite'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { coversAll, type Polygon } from '#base/polygon.ts'
import { MOST_AREAS } from '#contract/privacy.ts'
import { readCameraAddress } from '#engine/camera/address.ts'

type Called = {
  readonly id: string
  readonly urls: readonly string[]
  readonly removed: boolean
  readonly channel: number | null
  /** Somebody wrote its paths by hand since it was listed. */
  readonly bent: boolean
}
const EVERYTHING: Polygon = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

export type TakenOver = { readonly camera: CameraId; readonly from: string; readonly areas: readonly Polygon[] }

/** Answers, each time it is called, what cameras that are new or called elsewhere since have to take over. */
export const masksFollowing = (
  db: DatabaseSync,
  masks: (camera: string) => readonly Polygon[],
): (() => readonly TakenOver[]) => {
  const all = db.prepare(
    `SELECT id, main_url, sub_url, removed_90k, channel FROM camera
       LEFT JOIN camera_device ON camera_device.camera = camera.id`,
  )
  let known: ReadonlyMap<string, Called> = new Map()
  const read = () => all.all().map(row => calledOf(row, known.get(String(row.id))))
  known = byId(read())
  return () => {
    const [now, before] = [read(), known]
    known = byId(now)
    const masked = now.filter(({ id }) => masks(id).length > 0)
    if (masked.length === 0) return []
    const moved = now.filter(one => !one.removed && isMoved(one, before.get(one.id)))
    return moved.flatMap(one => {
      const taken = masked.filter(other => other.id !== one.id && atOneDevice(one, other, before.get(one.id)))
      const [own, theirs] = [masks(one.id), taken.flatMap(({ id }) => masks(id))]
      if (coversAll(own, theirs)) return []
      const areas = [...new Map([...own, ...theirs].map(area => [JSON.stringify(area), area])).values()]
      const from = taken.map(({ id }) => id).join(' ')
      return [{ camera: knownCameraId(one.id), from, areas: areas.length > MOST_AREAS ? [EVERYTHING] : areas }]
    })
  }
}

const isMoved = (now: Called, before: Called | undefined): boolean =>
  before === undefined || before.removed || now.urls.join(' ') !== before.urls.join(' ')

/**
 * Another channel of one recorder is another picture, as long as its paths are those that it was listed with. One that is pointed there by hand, with
 * the password that the station holds, is taken for the same whatever its path: of makers' paths nobody knows which are one picture. One that is
 * added came with a password of its own and is the same by its path alone.
 */
const atOneDevice = (one: Called, masked: Called, before: Called | undefined): boolean => {
  const places = new Set(masked.urls.map(placeOf))
  if (!one.urls.some(url => places.has(placeOf(url)))) return false
  if (one.channel !== null && masked.channel !== null && !one.bent) return one.channel === masked.channel
  if (before !== undefined && !before.removed) return true
  const pictures = new Set(masked.urls.map(pictureOf))
  return one.urls.some(url => pictures.has(pictureOf(url)))
}

const pictureOf = (url: string): string => `${placeOf(url)} ${pathsOf([url]).toLowerCase()}`

const byId = (all: readonly Called[]) => new Map(all.map(one => [one.id, one]))

const placeOf = (url: string): string => {
  const read = readCameraAddress(url)
  return read.ok ? `${read.value.host.toLowerCase()}:${read.value.port}` : url
}

const pathsOf = (urls: readonly string[]): string =>
  urls
    .map(url => readCameraAddress(url))
    .map(read => (read.ok ? read.value.path : ''))
    .join(' ')

const calledOf = (row: Readonly<Record<string, unknown>>, before: Called | undefined): Called => {
  const urls = [row.main_url, row.sub_url].filter(url => typeof url === 'string')
  const still = before !== undefined && !before.removed
  return {
    ...{ id: String(row.id), urls, removed: row.removed_90k !== null },
    channel: row.channel === null ? null : Number(row.channel),
    bent: still && (before.bent || pathsOf(urls) !== pathsOf(before.urls)),
  }
}
