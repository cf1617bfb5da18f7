// Chain plan: what a chain says lies where in its film, made sure to lie in it, in order, and nowhere twice, before a byte is read.

import type { BundleChain } from '#contract/bundle.ts'
import { type ReadHeader, readHeader } from './mp4/fragment.ts'
import { bytesOfBase64 } from './tools.ts'

const MOST_FRAGMENT_BYTES = 64 * 1024 * 1024
const MOST_TAIL_BYTES = 64 + 4096

/** A fragment that is in the film. */
export type Shown = {
  readonly at: number
  /** With its link, and the head behind it. */
  readonly length: number
  readonly hashed: number
  readonly tick: number
  readonly header: number
  readonly number: number
  readonly run: number
}

/** A fragment that is not: its digest alone. */
export type Unshown = { readonly digest: string; readonly number: number; readonly run: number }

export type Plan = {
  readonly shown: readonly Shown[]
  /** By run, in order: everything that the chain tells. */
  readonly steps: readonly (readonly (Shown | Unshown)[])[]
  readonly headers: readonly (Header | undefined)[]
}

export type Header = { readonly bytes: Uint8Array; readonly read: ReadHeader | undefined }

export type Misplaced = { readonly at_byte: number; readonly from_90k: number; readonly detail: string }

/** `bytes`: how long the film is. */
export const planOf = (chain: BundleChain, bytes: number): Plan | Misplaced => {
  const shown: Shown[] = []
  const steps: (Shown | Unshown)[][] = []
  let end = 0
  for (const [run, { before, fragments }] of chain.runs.entries()) {
    const own: (Shown | Unshown)[] = []
    for (const [i, fragment] of fragments.entries()) {
      const number = before.number + 1 + i
      if (typeof fragment === 'string') {
        own.push({ digest: fragment, number, run })
        continue
      }
      const [at, hashed, length, tick, header] = fragment
      const sound =
        at >= end &&
        hashed > 0 &&
        length >= hashed + 64 &&
        length - hashed <= MOST_TAIL_BYTES &&
        length <= MOST_FRAGMENT_BYTES &&
        at + length <= bytes &&
        header >= -1 &&
        header < chain.headers.length &&
        tick >= 0
      if (!sound) return { at_byte: at, from_90k: tick, detail: `${chain.chain} ${number}` }
      end = at + length
      const one = { at, hashed, length, tick, header, number, run }
      shown.push(one)
      own.push(one)
    }
    steps.push(own)
  }
  const headers = chain.headers.map(text => {
    const header = bytesOfBase64(text)
    return header && { bytes: header, read: readHeader(header) }
  })
  return { shown, steps, headers }
}
