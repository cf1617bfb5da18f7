// Republishing on the wire: the station as an RTSP server and as an ONVIF device for systems of a higher level, and the accounts that
// were made for them.

import { z } from 'zod'
import { cameraIdShape, streamNameShape } from './camera.ts'

const portShape = z.number().int().min(1).max(65_535)

export const republishSettingsShape = z.strictObject({
  enabled: z.boolean().describe('whether the RTSP door is open'),
  host: z.union([z.ipv4(), z.ipv6()]).describe('this machine’s address to listen at; 0.0.0.0: all'),
  port: portShape.describe('RTSP'),
  onvif: z.boolean().describe('whether the station also answers as an ONVIF device; only while the RTSP door is open'),
  onvif_port: portShape,
  discovery: z.boolean().describe('whether it answers to WS-Discovery as well'),
})
export type RepublishSettings = z.infer<typeof republishSettingsShape>

/** PUT /api/republish: what is left out stays as it is. */
export const setRepublishShape = republishSettingsShape.partial()
export type SetRepublish = z.infer<typeof setRepublishShape>

export const republishAccountNameShape = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,31}$/)

export const republishAccountShape = z.object({
  name: z.string(),
  cameras: z.array(cameraIdShape).nullable().describe('null: all cameras, also those that come later'),
  sound: z.boolean().describe('whether it may hear those of them whose sound is recorded'),
  made_by: z.string(),
  made_90k: z.number().int(),
})
export type RepublishAccountShown = z.infer<typeof republishAccountShape>

export const republishShape = z.object({
  settings: republishSettingsShape,
  state: z.enum(['off', 'on', 'failed']),
  problem: z.string().nullable().describe('why it failed, a code of reference/problems.md'),
  accounts: z.array(republishAccountShape),
  fetching: z
    .array(
      z.object({
        account: z.string(),
        camera: cameraIdShape,
        stream: streamNameShape,
        address: z.string(),
        since_90k: z.number().int(),
        sound: z.boolean().describe('whether it takes the sound too'),
        pictures_skipped: z.number().int().describe('left out, because the system reads too slowly'),
      }),
    )
    .describe('who fetches what now'),
})
export type Republish = z.infer<typeof republishShape>

/** POST /api/republish/accounts */
export const newRepublishAccountShape = z.strictObject({
  name: republishAccountNameShape,
  cameras: z.array(cameraIdShape).min(1).max(10_000).nullable(),
  sound: z.boolean().default(false),
})
export type NewRepublishAccount = z.input<typeof newRepublishAccountShape>

/** PATCH /api/republish/accounts/:name: what is left out stays as it is. */
export const editRepublishAccountShape = z.strictObject({
  cameras: z.array(cameraIdShape).min(1).max(10_000).nullable().optional(),
  sound: z.boolean().optional(),
})
export type EditRepublishAccount = z.infer<typeof editRepublishAccountShape>

export const madeRepublishAccountShape = z.object({
  account: republishAccountShape,
  secret: z.string().describe('told this once'),
})
export type MadeRepublishAccount = z.infer<typeof madeRepublishAccountShape>
