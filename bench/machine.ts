// Machine: what the figures were taken on, so that they can be compared with another's.

import { statfsSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { readText } from './proc.ts'

export type Machine = {
  readonly cpu: string
  readonly cores: number
  readonly memory_bytes: number
  readonly system: string
  readonly node: string
  readonly disk: string
}

/** Describes this machine; `folder` is where the bench keeps its files. */
export const describeMachine = (folder: string): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory_bytes: totalmem(),
  system: `${distribution()}, ${type()} ${release()}`,
  node: process.version,
  disk: diskUnder(folder),
})

const distribution = (): string => /^PRETTY_NAME="(.*)"$/m.exec(readText('/etc/os-release'))?.[1] ?? 'unknown'

/** The file system that holds a folder, by the longest mount point above it. */
const diskUnder = (folder: string): string => {
  const mounts = readText('/proc/mounts')
    .split('\n')
    .map(line => line.split(' '))
    .filter(([, point = ' ']) => folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`))
    .toSorted((a, b) => (b[1] ?? '').length - (a[1] ?? '').length)
  const [device = 'unknown', , kind = 'unknown'] = mounts[0] ?? []
  const { bavail, bsize } = statfsSync(folder)
  return `${device} ${kind}, ${Math.round((bavail * bsize) / 1e9)} GB free`
}
