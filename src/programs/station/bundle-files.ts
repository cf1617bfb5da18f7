// Bundle files: where bundles lie in the data folder, what is remembered of a sealed one beside it, and the whole as one zip or one disc image. A bundle that is being made
// has `.part` behind its name; a sealed one is never changed.

import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { unixMillis, wallTime90k } from '#base/units.ts'
import { type Manifest, manifestShape } from '#contract/bundle.ts'
import type { KeptBundle } from '#contract/extraction.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { discImage } from '#engine/viewing/disc-image.ts'
import type { Extent } from '#engine/viewing/extents.ts'
import { type ZippedFile, zip } from '#engine/viewing/zip.ts'

/** What lies beside a sealed bundle: its files with what a zip needs to know of them. */
export type Kept = {
  readonly bundle: KeptBundle
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly crc32: number }[]
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
    writeDurably(`${this.of(id)}.kept.json`, `${JSON.stringify(kept)}\n`)
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

  /** The whole as one archive. Throws `bundle_gone`, `bundle_damaged`. */
  zip(id: string): readonly Extent[] {
    const { files, made } = this.#whole(id)
    return zip(files, made)
  }

  /** The whole as one image to burn. Throws `bundle_gone`, `bundle_damaged`. */
  disc(id: string): readonly Extent[] {
    const { files, made } = this.#whole(id)
    return discImage(files, id, made)
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

const writable = async (folder: string): Promise<void> => {
  await chmod(folder, 0o700)
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await writable(join(folder, entry.name))
}
