// Failing disk: loaded before a recorder (`--import`), lets the folder that stands in the file named by MATTHAN_TEST_DISK do what it says there:
// answer every write with an error, take seconds for each, or not answer at all until it is told otherwise. Nothing in the product knows it.

import fs, { readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

export type DiskFault =
  | { readonly kind: 'error'; readonly code: string }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'still' }
export type ToldFault = { readonly folder: string; readonly fault: DiskFault | null }

const LOOK_EVERY_MS = 20

type Call = (...args: unknown[]) => unknown
const file = process.env.MATTHAN_TEST_DISK
const calls = fs as unknown as Record<string, Call>
const system = { ...calls }
const opened = new Map<number, string>()
const held: (() => void)[] = []
let told: ToldFault | undefined

const look = (): void => {
  try {
    told = JSON.parse(readFileSync(file ?? '', 'utf8')) as ToldFault
  } catch {
    return // it is being written just now
  }
  if (told.fault?.kind !== 'still') for (const go of held.splice(0)) go()
}

const faultOf = (path: string | undefined): DiskFault | undefined =>
  path !== undefined && told !== undefined && realOf(path).startsWith(`${told.folder}/`)
    ? (told.fault ?? undefined)
    : undefined

/** Where a path lies that begins in a folder held open. */
const realOf = (path: string): string =>
  path.replace(/^\/proc\/self\/fd\/(\d+)/, (held, fd) => opened.get(Number(fd)) ?? held)

/** Does `go`, or what the fault makes of it. */
const meet = (fault: DiskFault | undefined, done: Call, go: () => void): void => {
  if (fault === undefined) go()
  else if (fault.kind === 'still') held.push(go)
  else if (fault.kind === 'slow') setTimeout(go, fault.ms)
  else setImmediate(() => done(Object.assign(new Error(`${fault.code}: told to fail`), { code: fault.code })))
}

if (file !== undefined && process.argv[1]?.endsWith('/recorder.ts')) {
  look()
  setInterval(look, LOOK_EVERY_MS).unref()
  calls.open = (...args) => {
    const done = args.at(-1) as Call
    const path = String(args[0])
    meet(faultOf(path), done, () =>
      system.open!(...args.slice(0, -1), (error: unknown, fd: number) => {
        if (error === null) opened.set(fd, realOf(path))
        done(error, fd)
      }),
    )
  }
  for (const name of ['writev', 'ftruncate', 'fsync'])
    calls[name] = (...args) =>
      meet(faultOf(opened.get(Number(args[0]))), args.at(-1) as Call, () => system[name]!(...args))
  for (const name of ['mkdir', 'unlink'])
    calls[name] = (...args) => meet(faultOf(String(args[0])), args.at(-1) as Call, () => system[name]!(...args))
  syncBuiltinESMExports()
}
