// The station about itself: GET /api/status.

import { z } from 'zod'
import { emergencyShape } from './break-glass.ts'

export const archiveStateShape = z.enum([
  'ok',
  'full', // nothing on it may be removed, and room is short: nothing new is written
  'stalled', // a write has been under way for seconds
  'failed', // the last write failed; it is tried again
  'not_mounted', // the folder is there without its disk, or not at all
  'another_disk', // another archive lies where this one should be
  'unwritable', // it could not be taken into use
])
export type ArchiveStateName = z.infer<typeof archiveStateShape>

export const archiveShape = z.object({
  id: z.string().nullable(),
  folder: z.string(),
  state: archiveStateShape,
  detail: z.string().nullable().describe('the error of a disk that failed'),
  retired: z.boolean().describe('out of use: read, and not written'),
  free_bytes: z.number().int().nullable(),
  total_bytes: z.number().int().nullable(),
  floor_bytes: z.number().int().describe('room that is left free'),
})
export type ArchiveStatus = z.infer<typeof archiveShape>

export const alarmShape = z.object({
  code: z.enum([
    'held_fills_disk', // only held footage is left: new footage is refused
    'held_will_fill_disk', // in less than three days it will be so
    'archive_away', // an archive in use is not there, fails or stands still
    'clock_unsure', // the time of day jumped: nothing is removed for its age for a day
    'access_log_failing', // the access log cannot be written: nothing leaves, and soon nothing is shown
    'access_log_broken', // the last check found that somebody changed the access log
    'break_glass_open', // somebody has opened the emergency account
    'break_glass_unsealed', // it was used and is not sealed anew
    'break_glass_guessed', // wrong codes were tried on it within a day
    'hold_review_due', // holds are to be looked at again
    'bundle_damaged', // a sealed bundle of this station was changed, or lost a file
    'copy_overdue', // a copy that was handed over is past its day
  ]),
  archive: z.string().nullable(),
  days: z.number().nullable().describe('how long there is still room'),
  lacking_bytes: z.number().int().nullable().describe('room that could not be made'),
  holds: z.array(z.string()).describe('the holds that keep it from being made'),
})
export type Alarm = z.infer<typeof alarmShape>

/** What the recorder says of its disks. */
export const keepingShape = z.object({
  told_revision: z.number().int().nullable().describe('the rules and holds that the recorder goes by'),
  archives: z.array(archiveShape),
  footage_bytes: z.number().int(),
  held_bytes: z.number().int(),
  room_bytes: z.number().int().describe('free above the floors of the archives in use'),
  bytes_per_day: z.number().nullable().describe('measured over the last days'),
  forecast_days: z.number().nullable().describe('until the room is used up at this rate'),
  alarms: z.array(alarmShape),
})
export type Keeping = z.infer<typeof keepingShape>

export const timeTrustShape = z.object({
  state: z.enum([
    'synchronized', // a time service vouches for the time of day
    'unsynchronized', // one was asked and does not
    'unknown', // nobody could be asked
  ]),
  source: z.string().nullable().describe('who says so: chrony, ntpd, openntpd, kernel, systemd-timesyncd'),
})
export type TimeTrust = z.infer<typeof timeTrustShape>

export const statusShape = z.object({
  station: z.string(),
  version: z.string(),
  started_90k: z.number().int(),
  now_90k: z.number().int(),
  cameras: z.object({ total: z.number().int(), streaming: z.number().int() }),
  recorder: z.object({
    state: z.enum(['running', 'starting', 'away']),
    pid: z.number().int().nullable(),
    since_90k: z.number().int(),
    restarts: z.number().int(),
    written_bytes: z.number().int(),
    packets_lost: z.number().int(),
    clock: timeTrustShape,
  }),
  disk: z.object({ free_bytes: z.number().int(), total_bytes: z.number().int() }),
  archives: z.array(archiveShape),
  forecast_days: z.number().nullable().describe('until the archives are full at the rate of the last days'),
  alarms: z.array(alarmShape),
  emergency: emergencyShape.nullable().describe('the emergency account, while it rings'),
})
export type Status = z.infer<typeof statusShape>
