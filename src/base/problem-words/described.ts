// One problem in words: its kind decides the HTTP status; a sentence for a neighbour in Vietnamese and English says what happened and
// what to do.

export type ProblemKind =
  | 'invalid'
  | 'denied'
  | 'missing'
  | 'conflict'
  | 'exhausted'
  | 'unavailable'
  | 'damaged'
  | 'bug'

export type Described = { readonly kind: ProblemKind; readonly vi: string; readonly en: string }
