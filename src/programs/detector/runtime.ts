// The runtime: what runs a network, onnxruntime-node, which is no dependency of the program: it is as large as everything else together and most
// stations never need it. An operator installs it into the data folder (`matthan model runtime`), from the registry, in the version and with the
// checksums of the list beside this file, without running anything that it brings.

import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '#base/problems.ts'

export type Tensor = { readonly data: Float32Array; readonly dims: readonly number[] }
export type Session = {
  readonly run: (feeds: Readonly<Record<string, Tensor>>) => Promise<Readonly<Record<string, Tensor>>>
}
/** As much of onnxruntime-node as is used. */
export type Runtime = {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor
  readonly InferenceSession: {
    readonly create: (path: string, options: Readonly<Record<string, unknown>>) => Promise<Session>
  }
}

const PACKAGE = 'onnxruntime-node'
const LONGEST_MS = 600_000

const folderIn = (data: string): string => join(data, 'models', '.runtime')

/** Where it lies, and which version; undefined: nowhere. `MATTHAN_MODEL_RUNTIME`: a folder that holds it already. */
export const findRuntime = (data: string): { readonly path: string; readonly version: string } | undefined => {
  const places = [process.env.MATTHAN_MODEL_RUNTIME, folderIn(data)].filter(place => place !== undefined)
  for (const place of places) {
    const path = join(place, 'node_modules', PACKAGE)
    const version = versionOf(path)
    if (version !== undefined) return { path, version }
  }
  return undefined
}

export const loadRuntime = (path: string): Runtime => createRequire(import.meta.url)(path) as Runtime

/** Throws `runtime_not_installed`. */
export const installRuntime = async (data: string): Promise<string> => {
  const folder = `${folderIn(data)}-new`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    for (const name of ['package.json', 'package-lock.json'])
      cpSync(join(import.meta.dirname, 'runtime', name), join(folder, name))
    const npm = join(dirname(process.execPath), 'npm')
    const options = { cwd: folder, timeout: LONGEST_MS, maxBuffer: 1 << 20 }
    await promisify(execFile)(
      existsSync(npm) ? npm : 'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      options,
    )
    keepOwnPlatform(join(folder, 'node_modules', PACKAGE, 'bin'))
    if (versionOf(join(folder, 'node_modules', PACKAGE)) === undefined) throw new Error('nothing was installed')
    rmSync(folderIn(data), { recursive: true, force: true })
    renameSync(folder, folderIn(data))
  } catch (error) {
    throw new Problem('runtime_not_installed', {}, { cause: error })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return findRuntime(data)?.version ?? ''
}

/** It brings libraries for six kinds of machines; this is one of them. */
const keepOwnPlatform = (bin: string): void => {
  for (const abi of readdirSync(bin))
    for (const system of readdirSync(join(bin, abi)))
      for (const machine of readdirSync(join(bin, abi, system)))
        if (system !== process.platform || machine !== process.arch)
          rmSync(join(bin, abi, system, machine), { recursive: true, force: true })
}

const versionOf = (path: string): string | undefined => {
  try {
    const { version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { version?: unknown }
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
