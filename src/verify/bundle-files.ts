// Bundle files: a bundle as the verifier sees it, wherever it lies: a folder of this machine, files that were dragged onto a page, a zip. Bytes are read by place
// and never all at once. What is in it was written by anybody.

import { no, ok, type Result } from '#base/result.ts'

export type BundleEntry = { readonly path: string; readonly bytes: number }

export type BundleFiles = {
  readonly entries: readonly BundleEntry[]
  /** What lies there and is not read: links, devices. */
  readonly odd: readonly string[]
  /** What lies beside the bundle's folder, where it was looked for in a larger one: no part of it. */
  readonly beside?: readonly string[]
  /** Fewer bytes than asked where the file ends. Throws where it cannot be read. */
  readonly read: (path: string, at: number, length: number) => Promise<Uint8Array>
  /** Of a zip: where a file lies in it. */
  readonly place?: (path: string) => { readonly at: number; readonly bytes: number } | undefined
}

export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'
export const TIME_STAMP = 'manifest.tsr'
export const MOST_ENTRIES = 20_000

export type NotABundle =
  | 'no_manifest' // nothing in it is called manifest.json
  | 'strange_manifest' // a manifest.json of something else
  | 'several_bundles' // more than one folder has one: choose one
  | 'too_many_files'

/** The same with paths from the folder that holds the manifest: a bundle is chosen, dragged and zipped with folders around it. */
export const atBundle = (files: BundleFiles): Result<BundleFiles, NotABundle> => {
  if (files.entries.length > MOST_ENTRIES) return no('too_many_files')
  const manifests = files.entries.filter(({ path }) => path === MANIFEST || path.endsWith(`/${MANIFEST}`))
  if (manifests.length === 0) return no('no_manifest')
  const least = Math.min(...manifests.map(({ path }) => depth(path)))
  const [one, another] = manifests.filter(({ path }) => depth(path) === least)
  if (one === undefined || another !== undefined) return no('several_bundles')
  const folder = one.path.slice(0, -MANIFEST.length)
  if (folder === '') return ok(files)
  const inside = files.entries.filter(({ path }) => path.startsWith(folder))
  return ok({
    entries: inside.map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes })),
    odd: files.odd.filter(path => path.startsWith(folder)).map(path => path.slice(folder.length)),
    beside: [...files.entries.map(({ path }) => path), ...files.odd].filter(path => !path.startsWith(folder)),
    read: (path, at, length) => files.read(folder + path, at, length),
    ...(files.place !== undefined && { place: (path: string) => files.place?.(folder + path) }),
  })
}

const depth = (path: string): number => path.split('/').length

/** What systems leave behind is small: a film under such a name is none of it. */
const MOST_LITTER_BYTES = 1_000_000

/** Left behind by systems that looked into the folder; said, and not held against the bundle. */
export const isLitter = (path: string, bytes: number): boolean =>
  bytes <= MOST_LITTER_BYTES &&
  /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|\.directory)$|^(?:System Volume Information|\.Trash[^/]*|\.fseventsd|\.Spotlight-V100|__MACOSX|lost\+found)(?:\/|$)/i.test(
    path,
  )

/** A whole small file; undefined where there is none, it cannot be read, or it is longer than `most`. */
export const readWhole = async (files: BundleFiles, path: string, most: number): Promise<Uint8Array | undefined> => {
  const entry = files.entries.find(entry => entry.path === path)
  if (entry === undefined || entry.bytes > most) return undefined
  try {
    const bytes = await files.read(path, 0, entry.bytes)
    return bytes.length === entry.bytes ? bytes : undefined
  } catch {
    return undefined // cannot be read: told as missing by whoever needs it
  }
}
