// Find paths: tries what is known of makers on one device, the likeliest maker first, until one of them has a main stream there.

import { type Brand, brands, carriesPassword, type InPath, livePaths } from '#engine/camera/brands.ts'
import type { PathAnswer, PathAsker } from './path-asker.ts'

export type FoundPath = { readonly path: string; readonly audio: string | null }
export type FoundPaths = {
  /** Whose paths they are. */
  readonly brand: Brand | undefined
  readonly paths: readonly FoundPath[]
  /** Why asking ended early. */
  readonly over: Extract<PathAnswer, { kind: 'over' }> | undefined
}

/**
 * The brands to try on a device: the one that was named or told, its family, then the others by how common they are. A password in the
 * address is a password told: makers who want it there are tried only where they were named, or are known by what the device says.
 */
export const brandsToTry = (first: Brand | undefined): readonly Brand[] => {
  const family = brands.find(({ code }) => code === first?.family)
  const known = [first, family].filter(brand => brand !== undefined)
  const others = brands.filter(brand => !known.includes(brand) && !brand.live(1, 'main').some(carriesPassword))
  return [...known, ...others].filter(({ gives_rtsp }) => gives_rtsp)
}

/**
 * Asks for a main stream by each maker's paths; once there is one, for the sub stream by the same maker's. Some paths are several makers':
 * one who has both streams there counts more than one who has the main stream only.
 */
export const findPaths = async (
  asker: PathAsker,
  candidates: readonly Brand[],
  channel: number,
  account: InPath,
): Promise<FoundPaths> => {
  const tried = new Set<string>()
  let half: FoundPaths | undefined
  for (const brand of candidates) {
    const main = await firstOf(asker, untried(livePaths(brand, channel, 'main', account), tried))
    if (main?.kind === 'over') return { brand: undefined, paths: [], over: main }
    if (main === undefined) continue
    const sub = await firstOf(asker, untried(livePaths(brand, channel, 'sub', account), tried))
    if (sub?.kind === 'stream') return { brand, paths: [main, sub], over: undefined }
    half ??= { brand, paths: [main], over: undefined }
  }
  return half ?? { brand: undefined, paths: [], over: undefined }
}

type First = (FoundPath & { readonly kind: 'stream' }) | Extract<PathAnswer, { kind: 'over' }>

const firstOf = async (asker: PathAsker, paths: readonly string[]): Promise<First | undefined> => {
  for (const path of paths) {
    const answer = await asker.ask(path)
    if (answer.kind === 'over') return answer
    if (answer.kind === 'stream') return { ...answer, path }
  }
  return undefined
}

const untried = (paths: readonly string[], tried: Set<string>): readonly string[] =>
  paths.filter(path => !tried.has(path) && tried.add(path))
