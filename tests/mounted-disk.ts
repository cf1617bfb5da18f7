// A small disk of its own, to be full or read-only as a test wants. Mounting needs root.

import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** Mounts it on `folder`; false where that is not allowed. `options` as mount(8) knows them, such as `ro` or `size=1m`. */
export const mountDisk = (stack: AsyncDisposableStack, folder: string, options: string): boolean => {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return false // not root, or a container that may not mount
  }
  stack.defer(() => void execFileSync('umount', [folder]))
  return true
}

export const noSmallDisk = 'cần quyền root để gắn một ổ nhỏ (mounting a small disk needs root)'
