// What may be done, to what, and the codes that roles are called by: the words that policy, grants and pages share.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'

/** Everything that somebody can be allowed to do. A code never changes its meaning. */
export const verbCodes = [
  'watch_live',
  'play_back',
  'search',
  'still',
  'request_extract',
  'approve_extract',
  'extract',
  'hold',
  'ptz',
  'set_sharing',
  'set_masks',
  'see_unmasked',
  'see_identity',
  'mark',
  'arrange_wall',
  'steer_television',
  'read_coverage',
  'state_cause',
  'recover',
  'configure_camera',
  'configure_station',
  'manage_devices',
  'manage_people',
  'read_log',
  'see_looks',
  'check_signs',
  'handle_requests',
  'break_glass',
] as const
export const verbShape = z.enum(verbCodes)
export type Verb = z.infer<typeof verbShape>

export const roleCodeShape = z.string().regex(/^[a-z][a-z0-9_]{1,31}$/)
export const unitIdShape = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/)

/** What a grant is about. A unit stands for its cameras and those of all units below it. */
export const scopeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('station') }),
  z.strictObject({ kind: z.literal('unit'), unit: unitIdShape }),
  z.strictObject({ kind: z.literal('place'), place: z.string().trim().min(1).max(120) }),
  z.strictObject({ kind: z.literal('cameras'), cameras: z.array(cameraIdShape).min(1).max(800) }),
])
export type Scope = z.infer<typeof scopeShape>

/** Why somebody may not. */
export const denialShape = z.enum([
  'no_grant', // nothing was ever granted, or all of it has ended
  'other_verb', // something else is granted there
  'other_place', // granted elsewhere
  'other_hours', // granted there, at other hours
  'not_yet', // granted there, later
  'not_shared', // granted there, and the camera's owner does not share it now
  'whole_station', // granted for a part, and this concerns the whole station
])
export type Denial = z.infer<typeof denialShape>
