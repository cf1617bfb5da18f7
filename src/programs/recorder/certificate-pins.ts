// Certificate pins: the certificate that each camera showed over TLS at first, kept in a file of the recorder's own, so that it counts
// also while the station is away. Cameras sign for themselves: that it is still the same one is all that can be known, and enough.

import { readFileSync } from 'node:fs'
import type { Logger } from '#base/log.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'

/** In the data folder. */
export const CERTIFICATES = 'camera-certificates.json'

export type CertificatePins = {
  /** True when it is the certificate that the camera showed at first, or the first one. */
  readonly check: (camera: string, sha256: string) => boolean
  /** The next one that the camera shows is its first one again. */
  readonly forget: (camera: string) => void
}

export const openCertificatePins = (file: string, log: Logger): CertificatePins => {
  const pins = readPins(file, log)
  const write = () => {
    try {
      writeDurably(file, `${JSON.stringify(Object.fromEntries(pins), undefined, 2)}\n`)
    } catch (error) {
      log.error('the cameras’ certificates could not be noted', { error })
    }
  }
  return {
    check: (camera, sha256) => {
      const kept = pins.get(camera)
      if (kept !== undefined) return kept === sha256
      pins.set(camera, sha256)
      write()
      return true
    },
    forget: camera => {
      if (pins.delete(camera)) write()
    },
  }
}

/** What is noted now. None where the file is missing or cannot be read. */
export const readPins = (file: string, log: Logger): Map<string, string> => {
  try {
    const text = readFileSync(file, 'utf8')
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>)
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      log.error('the noted certificates cannot be read', { error })
    return new Map()
  }
}
