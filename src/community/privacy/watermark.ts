// Watermark: the viewer's own name over the pictures they see, so that a photograph of the screen says whose screen it was. The duty wall and
// televisions are looked at by many and bear none.

/** Null: everybody's pictures. */
export type WatermarkedRoles = readonly string[] | null

export type WatermarkBook = {
  readonly roles: () => WatermarkedRoles
  readonly set: (roles: WatermarkedRoles, by: string) => void
  /** How an account's person is called there: rank and name, unit, user name. */
  readonly nameOf: (username: string) => string
}

/** `held`: the roles of somebody's grants; what was granted without a role counts as one that is not named. */
export const isWatermarked = (roles: WatermarkedRoles, held: readonly (string | null)[]): boolean =>
  roles === null || held.some(role => role === null || roles.includes(role))
