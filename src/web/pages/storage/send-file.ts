// Sends a footage file to the station in parts: a line that breaks costs the part, which is sent again, and not the file.

import type { BeginImport, ImportBegun, Imported } from '#contract/backfill.ts'
import { ask, StationAway } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

/** The station takes no larger ones. */
const PART_BYTES = 4 * 1024 * 1024
const TRIES = 5
const REST_MS = 2000

type Wanted = { readonly camera: string; readonly start_90k: number; readonly file: File }

/** `told` hears which part of the file is there, 0…1. */
export const sendFile = async (
  { camera, start_90k, file }: Wanted,
  told: (part: number) => void,
): Promise<Imported> => {
  const body: BeginImport = { camera, start_90k, name: file.name.slice(0, 200), bytes: file.size }
  const { id } = await ask<ImportBegun>(paths.footageImports, { method: 'POST', body })
  for (let at = 0; at < file.size; ) {
    const bytes = file.slice(at, at + PART_BYTES)
    const { received_bytes } = await patiently(() =>
      ask<ImportBegun>(`${paths.footageImportOf(id)}?at=${at}`, { method: 'PUT', bytes }),
    )
    at = received_bytes
    told(at / file.size)
  }
  for (;;) {
    const answer = await ask<Imported | { state: 'reading' }>(paths.footageImportFinish(id), { method: 'POST' })
    if (!('state' in answer)) return answer
  }
}

const patiently = async <T>(deed: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await deed()
    } catch (error) {
      if (!(error instanceof StationAway) || tries >= TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, REST_MS))
    }
  }
}
