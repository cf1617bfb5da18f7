// Ground: distances and directions between places a few kilometres apart, counted as on a plane. Wrong by less than a thousandth there.

export type Place = { readonly longitude: number; readonly latitude: number }
/** Metres east and north of an origin. */
export type Metres = { readonly x: number; readonly y: number }

const DEGREE_M = 111_195

/** Places around an origin as metres. */
export const planeAround = ({ longitude, latitude }: Place): ((place: Place) => Metres) => {
  const east = DEGREE_M * Math.cos((latitude * Math.PI) / 180)
  return place => ({ x: (place.longitude - longitude) * east, y: (place.latitude - latitude) * DEGREE_M })
}

export const metresApart = (one: Place, other: Place): number => {
  const { x, y } = planeAround(one)(other)
  return Math.hypot(x, y)
}

/** Compass degrees from one place to another: 0 north, 90 east. */
export const bearingTo = (from: Place, to: Place): number => {
  const { x, y } = planeAround(from)(to)
  return ((Math.atan2(x, y) * 180) / Math.PI + 360) % 360
}

/** How far two directions are apart, 0 to 180. */
export const turnBetween = (one: number, other: number): number => {
  const turn = Math.abs(one - other) % 360
  return turn > 180 ? 360 - turn : turn
}
