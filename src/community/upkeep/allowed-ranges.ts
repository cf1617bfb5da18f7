// Allowed ranges: which networks, beside those that are inside by nature, the operator lets the station call when it looks for cameras
// and asks them. `store` implements it; what counts as inside by nature, and the guard itself, are the engine's.

export type AllowedRangesReader = { readonly list: () => readonly string[] }

export type AllowedRanges = AllowedRangesReader & {
  /** Replaces them all. */
  readonly set: (ranges: readonly string[], by: string) => void
}
