// Disc tree: the folders of a disc image in the order in which its path table wants them, each with its entries sorted, under one of two kinds of names:
// Joliet keeps them as they are; the plain ones of 1988 are counted, for a reader that knows nothing else.

export type DiscFile = {
  /** On the disc, with `/`. */
  readonly path: string
  readonly file: string
  readonly bytes: number
}

export type Named = { readonly name: Buffer }
export type Entry = Named &
  /** `at`: which folder of the tree, or which of the files. */
  (
    | { readonly kind: 'folder'; readonly at: number }
    | { readonly kind: 'file'; readonly at: number; readonly bytes: number }
  )
/** `parent`: which folder of the tree; the first is its own. */
export type Folder = Named & { readonly parent: number; readonly entries: readonly Entry[] }

/** Longer ones do not fit a record, whoever reads it. */
const MOST_LETTERS = 103

/** The root first, then level by level, parents in their order, names in theirs (ECMA-119 §6.9.1). Throws on a name that no disc holds. */
export const discTree = (files: readonly DiscFile[], names: 'plain' | 'joliet'): readonly Folder[] => {
  const paths = foldersOf(files)
  const fileName = (path: string, at: number): Buffer =>
    names === 'joliet' ? joliet(`${lastOf(path)};1`) : Buffer.from(`F${counted(at)}.${endingOf(path)};1`, 'latin1')
  const folderName = (path: string, at: number): Buffer =>
    names === 'joliet' ? joliet(lastOf(path)) : Buffer.from(`D${counted(at)}`, 'latin1')
  const found: { path: string; name: Buffer; parent: number }[] = [{ path: '', name: Buffer.of(0), parent: 0 }]
  for (let n = 0; n < found.length; n++) {
    const inside = paths.flatMap((path, at) =>
      path !== '' && parentOf(path) === found[n]!.path ? [{ path, name: folderName(path, at), parent: n }] : [],
    )
    found.push(...inside.toSorted((a, b) => Buffer.compare(a.name, b.name)))
  }
  return found.map(({ path, name, parent }, n) => {
    const folders = found.flatMap((one, at): Entry[] =>
      at > 0 && one.parent === n ? [{ kind: 'folder', name: one.name, at }] : [],
    )
    const own = files.flatMap((one, at): Entry[] =>
      parentOf(one.path) === path ? [{ kind: 'file', name: fileName(one.path, at), at, bytes: one.bytes }] : [],
    )
    return { name, parent, entries: [...folders, ...own].toSorted((a, b) => Buffer.compare(a.name, b.name)) }
  })
}

const foldersOf = (files: readonly DiscFile[]): readonly string[] => {
  const all = new Set<string>([''])
  for (const { path } of files) for (let up = parentOf(path); up !== ''; up = parentOf(up)) all.add(up)
  return [...all]
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const counted = (at: number): string => String(at).padStart(5, '0')
const endingOf = (path: string): string =>
  (/\.([^./]+)$/.exec(path)?.[1] ?? '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 3)

const joliet = (name: string): Buffer => {
  if (name.length > MOST_LETTERS + 2) throw new RangeError(`no disc holds a name of ${name.length} letters: ${name}`)
  return Buffer.from(name, 'utf16le').swap16()
}
