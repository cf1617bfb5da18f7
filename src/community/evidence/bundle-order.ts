// Bundle order: what whoever decides hands over to whoever writes a bundle, as plain data, and what comes back. The order is kept with its
// extraction: given again after a restart, the bundle goes on where it was.

import type { BundleItem, bundleFileKinds, Manifest } from '#contract/bundle.ts'
import type { ExtractionItem, Job, KeptBundle, Wanted } from '#contract/extraction.ts'

export type OrderedItem = ExtractionItem &
  Pick<
    BundleItem,
    'name' | 'place' | 'owner' | 'maker' | 'model' | 'serial' | 'mac' | 'address' | 'removed' | 'masked'
  > & {
    /** The camera's clock minus the station's, as it was measured last; null when nobody knows. */
    readonly camera_offset_ms: number | null
    readonly measured_90k: number | null
    readonly clock_note: string
    /** What the camera's owner did not share: no byte of it leaves. In order of time. */
    readonly withheld: readonly (readonly [from_90k: number, to_90k: number])[]
  }

export type BundleOrder = {
  /** From `bundleId`; also the folder's name. The same one again goes on with what is half made. */
  readonly id: string
  /** Of the request in its book; orders of long ago have none. */
  readonly request?: number
  readonly extraction: Manifest['extraction']
  readonly station: Omit<Manifest['station'], 'fingerprint'>
  readonly program: string
  readonly items: readonly OrderedItem[]
  readonly wanted: Wanted
  /** False for `subject` and `public`: they get redacted copies alone, and no original video, segment or still. */
  readonly originals: boolean
  readonly time_stamp_url: string | null
}

/** A file that is made in the station, from memory: a paper, a trail. */
export type MadeFile = {
  /** Under `papers/`, `trail/`. */
  readonly path: string
  readonly kind: (typeof bundleFileKinds)[number]
  readonly bytes: Uint8Array
  /** In Vietnamese. */
  readonly about: string
}

export type BundleCalls = {
  /**
   * The papers that go along. Called once the videos are hashed, with the manifest as it will be but for the papers themselves, the page and the
   * sums; its `content_sha256` is final. May be called again after a restart: answer anew.
   */
  readonly papers: (manifest: Manifest) => Promise<readonly MadeFile[]>
  /** What it is doing: `waiting`, `running`, or `held_up` with a problem that goes away by itself or by somebody's hand. At most some times a second. */
  readonly progress: (job: Job) => void
  /** Exactly once, unless it was cancelled or the station stops before. */
  readonly ended: (end: BundleEnd) => void
}

/** `problem` is a problem's code: `nothing_to_extract`, `footage_damaged`, … */
export type BundleEnd =
  | { readonly kind: 'sealed'; readonly bundle: KeptBundle; readonly manifest: Manifest }
  | { readonly kind: 'failed'; readonly problem: string; readonly where: Readonly<Record<string, string | number>> }

export type Bundling = {
  /** One is written at a time, others wait in line. One that is sealed already ends at once. */
  readonly start: (order: BundleOrder, calls: BundleCalls) => void
  /** Stops it and removes what is half made; `ended` is not called any more. */
  readonly cancel: (id: string) => Promise<void>
  /** Of a sealed bundle that is here; undefined when it was removed. */
  readonly manifest: (id: string) => Manifest | undefined
  /** Removes the station's copy; true when there was one. */
  readonly remove: (id: string) => Promise<boolean>
}

/** For extraction `12/2026`: `TX-12-2026-LETTERS`; letters that were never given before. */
export const bundleId = (number: string, letters: string): string =>
  `TX-${number.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${letters}`
