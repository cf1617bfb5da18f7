// Recorders of other makers ("đầu ghi") on the wire: one is kept with its password, its channels are listed with a picture each, and
// many of them become cameras at once. Its password goes in and never comes out.

import { z } from 'zod'
import { brandCodeShape } from './brand.ts'
import { cameraIdShape, cameraShape } from './camera.ts'
import { probedStreamShape, probeTroubleShape } from './probe.ts'

export const nvrIdShape = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/)
  .describe('the recorder’s id, such as dau-ghi-nha-van-hoa')

/** POST /api/nvrs: kept at once; whether it answers shows when its channels are listed. */
export const addNvrShape = z.strictObject({
  name: z.string().trim().min(1).max(80),
  place: z.string().trim().max(120).default(''),
  address: z.string().trim().min(1).max(255).describe('address or name, with :port where its web service is not on 80'),
  rtsp_port: z.number().int().min(1).max(65_535).default(554),
  brand: brandCodeShape.nullable().default(null).describe('null: found out when its channels are listed'),
  username: z.string().max(120).default(''),
  password: z.string().max(200).default(''),
})
export type AddNvr = z.input<typeof addNvrShape>

export const nvrShape = z.object({
  id: nvrIdShape,
  name: z.string(),
  place: z.string(),
  address: z.string(),
  rtsp_port: z.number().int(),
  brand: brandCodeShape.nullable(),
  has_credentials: z.boolean(),
  added_90k: z.number().int(),
  cameras: z.array(z.object({ camera: cameraIdShape, name: z.string(), channel: z.number().int() })),
})
export type Nvr = z.infer<typeof nvrShape>

export const nvrListShape = z.object({ nvrs: z.array(nvrShape) })
export type NvrList = z.infer<typeof nvrListShape>

export const nvrChannelShape = z.object({
  channel: z.number().int().describe('as the recorder counts, from 1'),
  name: z.string().describe('as the recorder calls it; may be empty'),
  online: z.boolean().nullable().describe('whether the recorder sees its camera; null: it did not say'),
  state: z.enum(['waiting', 'looking', 'seen', 'failed']),
  main: probedStreamShape.nullable(),
  sub: probedStreamShape.nullable(),
  camera: cameraIdShape.nullable().describe('the camera of the station that this channel is already'),
})
export type NvrChannel = z.infer<typeof nvrChannelShape>

/** POST /api/nvrs/:nvr/channels starts the listing, GET reads it again and again until it is done. */
export const nvrChannelsShape = z.object({
  state: z.enum(['none', 'listing', 'looking', 'done']).describe('none: nobody asked since the station started'),
  channels: z.array(nvrChannelShape),
  trouble: probeTroubleShape.nullable(),
  detail: z.string().max(300).nullable(),
})
export type NvrChannels = z.infer<typeof nvrChannelsShape>

/** POST /api/nvrs/:nvr/cameras: channels become cameras and are recorded from then on. */
export const addChannelsShape = z.strictObject({
  channels: z
    .array(
      z.strictObject({
        channel: z.number().int().min(1).max(256),
        name: z.string().trim().min(1).max(80),
        place: z.string().trim().max(120).default(''),
      }),
    )
    .min(1)
    .max(256),
})
export type AddChannels = z.input<typeof addChannelsShape>
export const addedChannelsShape = z.object({ cameras: z.array(cameraShape) })
export type AddedChannels = z.infer<typeof addedChannelsShape>

/** PATCH /api/nvrs/:nvr: what is named is changed. At another address or port its cameras are called there from then on. */
export const changeNvrShape = z.strictObject({
  name: addNvrShape.shape.name.optional(),
  place: z.string().trim().max(120).optional(),
  address: addNvrShape.shape.address.optional(),
  rtsp_port: z.number().int().min(1).max(65_535).optional(),
})
export type ChangeNvr = z.input<typeof changeNvrShape>

/** PUT /api/nvrs/:nvr/credentials: all its cameras go by them from then on. */
export const setNvrCredentialsShape = z.strictObject({ username: z.string().max(120), password: z.string().max(200) })

/** DELETE /api/nvrs/:nvr */
export const removedNvrShape = z.object({
  id: nvrIdShape,
  name: z.string(),
  kept_cameras: z.array(cameraIdShape).describe('go on being recorded, each with the password that it has'),
  removed_cameras: z.array(cameraIdShape).describe('their footage is kept'),
})
export type RemovedNvr = z.infer<typeof removedNvrShape>
