// A requirement of OWASP ASVS 5.0 (https://asvs.dev, CC BY-SA 4.0) in our own short words, and what shows that it holds here, or why it does not.

export type Proof = {
  readonly file: string /** A part of a test's name, or of a heading of a page. */
  readonly says: string
}

export type Requirement = {
  readonly id: string
  readonly level: 1 | 2
  readonly asks: string
  /** Holds, and this shows it. */
  readonly shown?: readonly Proof[]
  /** Does not hold, or not wholly, and why. */
  readonly lacks?: string
  /** There is nothing here that it could be about. */
  readonly nothing?: string
}

/** `holds('1.2.4', 1, 'queries take parameters', [file, words], …)` */
export const holds = (
  id: string,
  level: 1 | 2,
  asks: string,
  ...shown: readonly (readonly [string, string])[]
): Requirement => ({
  ...{ id, level, asks },
  shown: shown.map(([file, says]) => ({ file, says })),
})
export const partly = (
  id: string,
  level: 1 | 2,
  asks: string,
  lacks: string,
  ...shown: readonly (readonly [string, string])[]
): Requirement => ({
  ...holds(id, level, asks, ...shown),
  lacks,
})
export const lacks = (id: string, level: 1 | 2, asks: string, why: string): Requirement => ({
  id,
  level,
  asks,
  lacks: why,
})
export const nothing = (id: string, level: 1 | 2, asks: string, why: string): Requirement => ({
  id,
  level,
  asks,
  nothing: why,
})
