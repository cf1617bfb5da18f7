// A camera as a device, on the wire: what it says of itself over ONVIF, how its picture is set, and starting it anew. The camera is asked each time;
// the station keeps none of it.

import { z } from 'zod'

/** GET /api/cameras/:camera/device */
export const deviceShape = z.object({
  maker: z.string(),
  model: z.string(),
  firmware: z.string(),
  serial: z.string(),
  hostname: z.string().nullable(),
  network: z.array(z.object({ name: z.string(), mac: z.string().nullable(), addresses: z.array(z.string()) })),
  accounts: z.array(z.string()).nullable().describe('names of its accounts; null: it does not tell ours'),
  clock: z
    .object({
      offset_ms: z.number().describe('its clock minus ours'),
      timezone: z.string().nullable(),
      set_by: z.enum(['manual', 'ntp']).nullable(),
    })
    .nullable(),
  ntp: z.array(z.string()).describe('the time servers that it names'),
})
export type DeviceShown = z.infer<typeof deviceShape>

export const imagingNumbers = ['brightness', 'contrast', 'saturation', 'sharpness'] as const
export type ImagingNumber = (typeof imagingNumbers)[number]
export const dayNightShape = z.enum(['day', 'night', 'auto'])
export type DayNight = z.infer<typeof dayNightShape>

const numberShape = z
  .object({ value: z.number(), least: z.number(), most: z.number() })
  .nullable()
  .describe('null: the camera has no such setting')

/** GET and PATCH /api/cameras/:camera/imaging: how the picture is set now, and what may be set. */
export const imagingShape = z.object({
  brightness: numberShape,
  contrast: numberShape,
  saturation: numberShape,
  sharpness: numberShape,
  day_night: dayNightShape
    .nullable()
    .describe('day filters infrared out, night lets it through; null: no such setting'),
  day_night_choices: z.array(dayNightShape),
})
export type Imaging = z.infer<typeof imagingShape>

const wanted = z.number().min(-1e6).max(1e6).optional()
/** What is left out stays. */
export const setImagingShape = z.strictObject({
  brightness: wanted,
  contrast: wanted,
  saturation: wanted,
  sharpness: wanted,
  day_night: dayNightShape.optional(),
})
export type SetImaging = z.infer<typeof setImagingShape>

/** POST /api/cameras/:camera/reboot: the camera has taken the word; it is away for about a minute. */
export const rebootedShape = z.object({ rebooting: z.literal(true) })
