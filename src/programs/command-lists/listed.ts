// A command in the list that help prints: two lines of help, and how it is loaded.

import type { Both, Command } from '#programs/command.ts'
import { runCommand } from '#programs/run-command.ts'

type Run = (argv: readonly string[]) => Promise<unknown>
export type Listed = Both & { readonly load: () => Promise<Run> }

export const ours = (load: () => Promise<Command>) => async (): Promise<Run> => {
  const command = await load()
  return argv => runCommand(command, argv)
}
