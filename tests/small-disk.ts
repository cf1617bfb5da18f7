// A small disk: a tmpfs of a few megabytes that a test may fill, set read-only, take away and put back. Only root may mount.

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const run = (command: string, ...args: string[]): void => void execFileSync(command, args, { stdio: 'pipe' })

/** Why no disk can be mounted here; false when it can. */
export const noMounts = ((): string | false => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root may mount a small disk'
  const folder = mkdtempSync(join(tmpdir(), 'matthan-mount-'))
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)
    run('umount', folder)
    return false
  } catch {
    return 'this machine lets nobody mount a small disk'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})()

export class SmallDisk {
  readonly folder: string
  readonly #size_mb: number
  readonly #places = new Set<string>()

  constructor(stack: AsyncDisposableStack, folder: string, size_mb: number) {
    this.folder = folder
    this.#size_mb = size_mb
    this.#places.add(folder)
    mkdirSync(folder, { recursive: true })
    this.mount()
    stack.defer(() => this.#away())
  }

  /** An empty disk, always a new one. */
  mount(): void {
    run('mount', '-t', 'tmpfs', '-o', `size=${this.#size_mb}m`, 'tmpfs', this.folder)
  }

  /** As a file system does that met an error. What is open stays writable, what is opened from now on is not. */
  readOnly(on: boolean): void {
    if (on) {
      run('mount', '--bind', this.folder, this.folder)
      run('mount', '-o', 'remount,bind,ro', this.folder)
    } else run('umount', '-l', this.folder) // lazily: the disk is tried again and again, and held for that moment
  }

  /** Moves the disk elsewhere, as if its plug were pulled; its files stay on it. */
  moveTo(elsewhere: string): void {
    mkdirSync(elsewhere, { recursive: true })
    this.#places.add(elsewhere)
    run('mount', '--bind', this.folder, elsewhere)
    run('umount', '-l', this.folder)
  }

  /** Puts back a disk that was moved away. */
  backFrom(elsewhere: string): void {
    run('mount', '--bind', elsewhere, this.folder)
    run('umount', '-l', elsewhere)
  }

  #away(): void {
    for (const place of this.#places) {
      for (let layer = 0; layer < 4 && unmounted(place); layer++);
    }
  }
}

const unmounted = (place: string): boolean => {
  try {
    run('umount', '-l', place)
    return true
  } catch {
    return false
  }
}
