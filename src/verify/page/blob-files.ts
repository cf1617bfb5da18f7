// Blob files: a bundle as a browser is given it: a folder that was chosen or dragged, or a zip. Nothing is copied: films are played and files are read out of the
// very file on the disk.

import { no, ok, type Result } from '#base/result.ts'
import { atBundle, type BundleFiles, type NotABundle } from '#verify/bundle-files.ts'
import { readZip } from '#verify/read-zip.ts'
import type { ZipFault } from '#verify/zip-faults.ts'

/** What a page can hand to its worker. */
export type Given =
  | { readonly kind: 'folder'; readonly files: readonly { readonly path: string; readonly file: File }[] }
  | { readonly kind: 'zip'; readonly file: File }

export type Opened = {
  readonly files: BundleFiles
  /** The file itself, for a player, a picture, a download. */
  readonly blobOf: (path: string, type?: string) => Blob | undefined
}

export const openGiven = async (given: Given): Promise<Result<Opened, NotABundle | ZipFault>> => {
  const source = given.kind === 'zip' ? await openZip(given.file) : ok(openFiles(given.files))
  if (!source.ok) return source
  const files = atBundle(source.value.files)
  if (!files.ok) return files
  return ok({ files: files.value, blobOf: blobsOf(source.value, files.value) })
}

type Source = { readonly files: BundleFiles; readonly blob: (path: string) => Blob | undefined }

const openFiles = (list: readonly { readonly path: string; readonly file: File }[]): Source => {
  const known = new Map(list.map(({ path, file }) => [path, file]))
  const files: BundleFiles = {
    entries: list.map(({ path, file }) => ({ path, bytes: file.size })),
    odd: [],
    read: async (path, at, length) => bytesOf(known.get(path), at, length),
  }
  return { files, blob: path => known.get(path) }
}

const openZip = async (file: File): Promise<Result<Source, ZipFault>> => {
  const zip = await readZip({ size: file.size, read: (at, length) => bytesOf(file, at, length) })
  if (!zip.ok) return no(zip.problem)
  const files = zip.value
  const blob = (path: string) => {
    const place = files.place?.(path)
    return place && file.slice(place.at, place.at + place.bytes)
  }
  return ok({ files, blob })
}

/** Paths of the bundle count from the folder of its manifest. */
const blobsOf = ({ files: outer, blob }: Source, inner: BundleFiles): Opened['blobOf'] => {
  const manifest = outer.entries
    .filter(({ path }) => path === 'manifest.json' || path.endsWith('/manifest.json'))
    .toSorted((a, b) => a.path.split('/').length - b.path.split('/').length)[0]
  const folder = (manifest?.path ?? '').slice(0, -'manifest.json'.length)
  const known = new Set(inner.entries.map(({ path }) => path))
  return (path, type) => {
    const found = known.has(path) ? blob(folder + path) : undefined
    return found && type !== undefined ? found.slice(0, found.size, type) : found
  }
}

const bytesOf = async (blob: Blob | undefined, at: number, length: number): Promise<Uint8Array> => {
  if (blob === undefined) throw new Error('no such file')
  return new Uint8Array(await blob.slice(at, at + length).arrayBuffer())
}

/** Everything that was dropped, folders with all that is in them. */
export const droppedFiles = async (items: DataTransferItemList): Promise<Given | undefined> => {
  const roots = [...items].flatMap(item => item.webkitGetAsEntry() ?? [])
  const files: { path: string; file: File }[] = []
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (isFile(entry)) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
      files.push({ path: entry.fullPath.replace(/^\//, ''), file })
    } else if (isFolder(entry)) for (const inside of await allOf(entry)) await walk(inside)
  }
  for (const root of roots) await walk(root)
  return givenOf(files)
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A browser answers a hundred at a time. */
const allOf = async (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

export const chosenFiles = (list: FileList): Given | undefined =>
  givenOf([...list].map(file => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file })))

const givenOf = (files: readonly { readonly path: string; readonly file: File }[]): Given | undefined => {
  const [one, ...more] = files
  if (one === undefined) return undefined
  return more.length === 0 && /\.zip$/i.test(one.path) ? { kind: 'zip', file: one.file } : { kind: 'folder', files }
}
