// What is given to the fuzzer: something that reads foreign bytes, with something sound to begin from and its bound.

export type Parser = {
  readonly name: string
  readonly seeds: readonly Buffer[]
  /** Reads the bytes; answers how much it made of them (bytes, items), which may not pass `most`. Throws where it went wrong. */
  readonly read: (bytes: Buffer) => number
  readonly most: (length: number) => number
}
