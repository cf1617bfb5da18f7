// The command line as its user meets it: the real program, what it prints and how it ends.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export const matthan = join(import.meta.dirname, '../matthan')
const PATIENCE_MS = 30_000

export type Said = { readonly out: string; readonly err: string; readonly code: number | null }

export const run = async (args: readonly string[], options: { readonly uid?: number } = {}): Promise<Said> => {
  const child = spawn(matthan, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: PATIENCE_MS, ...options })
  const code = new Promise<number | null>(resolve => child.once('exit', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { out, err, code: await code }
}
