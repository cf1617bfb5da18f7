// Bundle files: where bundles lie in the data folder, what is remembered of a sealed one beside it, and the whole as one zip or one disc image. A bundle that is being made
// has `.part` behind its name; a sealed one is never changed.

import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { unixMillis, wallTime90k } from '#base/units.ts'
import { type Manifest, manifestShape } from '#contract/bundle.ts'
import type { KeptBundle } from '#contract/extraction.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { discImage } from '#engine/viewing/disc-image.ts'
import type { Extent } from '#engine/viewing/extents.ts'
import { readGuarded } from '#engine/viewing/guarded-extents.ts'
import { type ZippedFile, zip } from '#engine/viewing/zip.ts'

/** What lies beside a sealed bundle: its files with what a zip needs to know of them. */
export type Kept = {
  readonly bundle: KeptBundle
  readonly files: readonly KeptFile[]
}

export type KeptFile = {
  readonly path: string
  readonly bytes: number
  readonly crc32: number
  readonly sha256: string
  /** What changes when somebody touches it: inode, and when content and name were changed last. */
  readonly mark?: string
}

const idPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,80}$/

export class BundleFiles {
  readonly folder: string

  constructor(data: string) {
    this.folder = join(data, 'evidence', 'bundles')
  }

  /** Of a sealed one. Throws `bundle_gone` for what can be no bundle's name. */
  of(id: string): string {
    if (!idPattern.test(id)) throw new Problem('bundle_gone', { bundle: id.slice(0, 80) })
    return join(this.folder, id)
  }

  part(id: string): string {
    return `${this.of(id)}.part`
  }

  journal(id: string): string {
    return `${this.of(id)}.journal`
  }

  task(id: string): string {
    return `${this.of(id)}.task.json`
  }

  kept(id: string): Kept | undefined {
    const file = `${this.of(id)}.kept.json`
    if (!existsSync(file) || !existsSync(join(this.of(id), 'manifest.json'))) return undefined
    return JSON.parse(readFileSync(file, 'utf8')) as Kept
  }

  keep(id: string, kept: Kept): void {
    const folder = existsSync(this.of(id)) ? this.of(id) : this.part(id)
    const files = kept.files.map(file => ({ ...file, mark: markOf(join(folder, file.path)) }))
    writeDurably(`${this.of(id)}.kept.json`, `${JSON.stringify({ ...kept, files })}\n`)
  }

  manifest(id: string): Manifest | undefined {
    const file = join(this.of(id), 'manifest.json')
    return existsSync(file) ? manifestShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  }

  /** The bundle takes its name: from now on it is whole. */
  seal(id: string): void {
    renameSync(this.part(id), this.of(id))
    rmSync(this.journal(id), { force: true })
    rmSync(this.task(id), { force: true })
  }

  /** Sealed or half made; true when there was something. */
  async remove(id: string): Promise<boolean> {
    let there = false
    for (const folder of [this.of(id), this.part(id), `${this.part(id)}.work`]) {
      if (!existsSync(folder)) continue
      there = true
      await writable(folder)
      await rm(folder, { recursive: true, force: true })
    }
    for (const file of [this.journal(id), this.task(id), `${this.of(id)}.kept.json`]) await rm(file, { force: true })
    return there
  }

  /** The whole as one archive, in one folder of the bundle's name, so that unpacking spills nothing. Throws `bundle_gone`, `bundle_damaged`. */
  zip(id: string): readonly Extent[] {
    const { files, made } = this.#whole(id)
    return zip(
      files.map(one => ({ ...one, path: `${id}/${one.path}` })),
      made,
    )
  }

  /** The whole as one image to burn. Throws `bundle_gone`, `bundle_damaged`. */
  disc(id: string): readonly Extent[] {
    const { files, made } = this.#whole(id)
    return discImage(files, id, made)
  }

  /** A file that nobody touched is what it was; one that was, as by a copy to another disk, is read again. Throws `bundle_gone`, `bundle_damaged`. */
  async mustBeSealed(id: string): Promise<void> {
    const kept = this.kept(id)
    if (kept === undefined) throw new Problem('bundle_gone', { bundle: id })
    let touched = false
    for (const { path, bytes, sha256, mark } of kept.files) {
      const file = join(this.of(id), path)
      if (statSync(file, { throwIfNoEntry: false })?.size === bytes && mark === markOf(file)) continue
      touched = true
      if ((await hashOf(file)) !== sha256) throw new Problem('bundle_damaged', { bundle: id, file: path })
    }
    if (touched) this.keep(id, kept)
  }

  /** As it goes out. Throws `bundle_damaged` before the last piece of a file that is not what was sealed. */
  read(id: string, extents: readonly Extent[], from: number, to: number): AsyncGenerator<Buffer> {
    const files = new Map(this.kept(id)?.files.map(one => [join(this.of(id), one.path), one]))
    return readGuarded(extents, from, to, file => files.get(file))
  }

  #whole(id: string): { readonly files: readonly ZippedFile[]; readonly made: Date } {
    const kept = this.kept(id)
    if (kept === undefined) throw new Problem('bundle_gone', { bundle: id })
    const files = kept.files.map(one => ({ ...one, file: join(this.of(id), one.path) }))
    const wrong = files.find(({ file, bytes }) => statSync(file, { throwIfNoEntry: false })?.size !== bytes)
    if (wrong !== undefined) throw new Problem('bundle_damaged', { bundle: id, file: wrong.path })
    return { files, made: new Date(unixMillis(wallTime90k(kept.bundle.made_90k))) }
  }
}

const markOf = (file: string): string => {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? '' : [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ')
}

/** Empty where it cannot be read. */
const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(piece as Buffer)
  } catch {
    return '' // gone, or the disk does not give it: either way it cannot leave
  }
  return hash.digest('hex')
}

const writable = async (folder: string): Promise<void> => {
  await chmod(folder, 0o700)
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await writable(join(folder, entry.name))
}
