// The schema of station.sqlite: who may sign in, their sessions and links, and the cameras.
// Instants are ticks of 1/90000 s (`_90k`). Tokens are kept only as SHA-256; camera credentials only as the vault's sealed bytes.

import type { Migration } from '#store/sqlite/open.ts'
import { breakGlassMigrations } from './station/break-glass.ts'
import { controlRoomMigrations } from './station/control-room.ts'
import { recoveryMigrations } from './station/devices-and-recovery.ts'
import { evidenceMigrations } from './station/evidence.ts'
import { noticeMigrations } from './station/notice-and-rights.ts'
import { noticingMigrations } from './station/noticing.ts'
import { peopleMigrations } from './station/people.ts'
import { privacyMigrations } from './station/privacy.ts'
import { redactionMigrations } from './station/redactions.ts'
import { rulesMigrations } from './station/rules.ts'
import { firstMigrations } from './station/the-beginning.ts'
import { trailMigrations } from './station/trails.ts'

export const stationMigrations: readonly Migration[] = [
  ...firstMigrations,
  ...recoveryMigrations,
  ...controlRoomMigrations,
  ...peopleMigrations,
  ...breakGlassMigrations,
  ...privacyMigrations,
  ...noticeMigrations,
  ...trailMigrations,
  ...rulesMigrations,
  ...noticingMigrations,
  ...evidenceMigrations,
  ...redactionMigrations,
]
