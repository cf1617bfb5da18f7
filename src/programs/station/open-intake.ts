// Opens the intake of recovered footage on a station: the archives as they are listed, the station's key, the catalogue to read, and the
// recorder to ask.

import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { StationId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { RecoveredRefusal } from '#contract/recorder-wire.ts'
import { Disks } from '#engine/recording/disks.ts'
import { openArchives } from '#programs/recorder/archives.ts'
import { headsLedger, openSigner } from '#programs/recorder/heads-ledger.ts'
import { knownPaths, readChain } from '#store/repair-catalogue.ts'
import { createSegmentReader } from '#store/segments.ts'
import { RecoveredIntake } from './recovered-intake.ts'

export type IntakeOptions = {
  readonly data: string
  readonly station: StationId
  readonly catalogue: DatabaseSync
  readonly recorder: {
    readonly enterRecovered: (archive: string, path: string) => Promise<RecoveredRefusal | null>
  }
  readonly clock: Clock
  readonly log: Logger
  readonly segment_ms?: number
}

export const openIntake = ({
  data,
  station,
  catalogue,
  recorder,
  clock,
  log,
  segment_ms,
}: IntakeOptions): RecoveredIntake =>
  new RecoveredIntake({
    station,
    disks: () => new Disks(openArchives(data, station), station, clock),
    signer: openSigner(join(data, 'keys', 'station-signing.pem'), log),
    signed: headsLedger(join(data, 'heads')).signed,
    reader: createSegmentReader(catalogue),
    chainOf: (camera, chain) => readChain(catalogue, camera, chain),
    has: knownPaths(catalogue),
    enter: (archive, path) => recorder.enterRecovered(archive, path),
    clock,
    log,
    ...(segment_ms === undefined ? {} : { segment_ms }),
  })
