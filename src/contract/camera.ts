// Cameras on the wire: how one is added, and what the station says of it.

import { z } from 'zod'
import { brandCodeShape } from './brand.ts'

export const cameraIdShape = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/)
  .describe('the camera’s id, such as cong-chinh')
/** Several cameras in a query: `cong-chinh,cho`. */
export const camerasQueryShape = z
  .string()
  .max(64 * 49)
  .transform(text => [...new Set(text.split(','))])
  .pipe(z.array(cameraIdShape).min(1).max(64))
  .describe('ids, divided by commas')
export const streamNameShape = z.enum(['main', 'sub'])

/** How a camera's packets travel: inside the RTSP connection, over UDP, inside HTTP, or inside an encrypted connection. */
export const transportShape = z.enum(['tcp', 'udp', 'http', 'tls'])
export type Transport = z.infer<typeof transportShape>

/** Why a stream is not streaming. The words for each are in the web's and the CLI's word lists. */
export const streamReasonShape = z.enum([
  'unreachable', // no answer at that address: no power, no network, or the wrong address
  'connection_lost', // the camera hung up, or the link broke, while streaming
  'auth_failed', // the camera refused the user or the password
  'not_found', // the camera answers, but has no such stream
  'refused', // the camera answers with another RTSP error
  'silent', // the camera accepted PLAY and sends nothing, or stopped sending
  'rubbish', // what it sends is not RTSP, or breaks the rules beyond repair
  'unsupported_stream', // it offers no video that we read
  'no_keyframe', // packets arrive, but no picture can start
  'encrypted', // pictures arrive whole, but scrambled by the camera: its own app can switch that off
  'certificate_changed', // over TLS it shows another certificate than it did at first
  'forbidden_address', // it lies outside the networks that the operator lets the station call
  'bad_address', // the URL cannot be used
  'suspended', // somebody said that it is not to be recorded for a while
])
export type StreamReason = z.infer<typeof streamReasonShape>

/** How they follow one another is in design/road.md. */
export const streamStateShape = z.enum([
  'connecting', // the camera is being asked, or packets come and no picture yet
  'streaming', // pictures come
  'stalled', // the session stands, and packets have stopped coming
  'refused', // the camera answers and will not serve: somebody has to change something; tried again all the same
  'waiting', // the camera is away or broke off: tried again by itself
])
export type StreamStateName = z.infer<typeof streamStateShape>

export const streamStatusShape = z.object({
  state: streamStateShape,
  reason: streamReasonShape.nullable().describe('why it is not streaming; null while streaming or on the first try'),
  detail: z.string().max(300).nullable().describe('what the camera said, for a technician; never a secret'),
  since_90k: z.number().int().describe('since when it is in this state'),
  retry_at_90k: z.number().int().nullable(),
  codec: z.string().nullable().describe('RFC 6381, such as avc1.64001f'),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  frames_per_second: z.number().nullable(),
  bits_per_second: z.number().nullable(),
  sound: z
    .object({ codec: z.string(), sample_rate: z.number().int(), channels: z.number().int() })
    .nullable()
    .describe('the sound that comes with it and is recorded; null where none is recorded, or none comes'),
  packets_lost: z.number().int(),
  packets_bad: z.number().int().describe('malformed packets that were skipped'),
  camera_clock_offset_ms: z.number().nullable().describe('the camera’s clock minus ours, from RTCP sender reports'),
  camera_clock_drift_ppm: z
    .number()
    .nullable()
    .describe(
      'how many millionths the camera’s clock runs fast, measured by its time stamps; null in a session’s first minute',
    ),
})
export type StreamStatus = z.infer<typeof streamStatusShape>

export const cameraShape = z.object({
  id: cameraIdShape,
  name: z.string(),
  place: z.string(),
  main_url: z.string().describe('without user and password'),
  sub_url: z.string().nullable(),
  transport: transportShape,
  record_audio: z.boolean(),
  audio: z
    .object({
      recording: z.boolean(),
      reason: z.string(),
      by: z.string().describe('the account that said it, or `cli`'),
      since_90k: z.number().int(),
    })
    .nullable()
    .describe('the last word on recording its sound; null: nobody ever switched it'),
  has_credentials: z.boolean(),
  device: z
    .object({
      brand: brandCodeShape.nullable(),
      service_url: z.string().nullable().describe('where its ONVIF service answers; null: not known'),
      nvr: z.string().nullable().describe('the recorder that it hangs on'),
      channel: z.number().int().nullable().describe('its channel there, from 1'),
    })
    .describe('what it hangs on, and whose make it is, as far as that is known'),
  added_90k: z.number().int(),
  suspended: z
    .object({
      reason: z.string(),
      by: z.string().describe('the account that said it, or `cli`'),
      since_90k: z.number().int(),
      until_90k: z.number().int().nullable().describe('when it comes back by itself; null: when somebody resumes it'),
    })
    .nullable()
    .describe('while it is not dialled, because somebody said so'),
  hours: z
    .object({
      text: z.string().describe('such as `t2-t6 18:00-06:00; t7,cn 00:00-24:00`, in the commune’s zone'),
      by: z.string(),
      since_90k: z.number().int().describe('when they were set'),
      recording: z.boolean().describe('whether now lies inside them'),
    })
    .nullable()
    .describe('the hours in which it is recorded; null: always'),
  main: streamStatusShape.nullable(),
  sub: streamStatusShape.nullable().describe('null where the camera has no sub stream'),
  may: z.array(z.string()).optional().describe('verbs: what the caller may do with it at this moment'),
})
export type Camera = z.infer<typeof cameraShape>

export const addCameraShape = z.strictObject({
  id: cameraIdShape.optional().describe('made from the name when left out'),
  name: z.string().trim().min(1).max(80),
  place: z.string().trim().max(120).default(''),
  main_url: z.string().max(500),
  sub_url: z.string().max(500).nullable().default(null),
  username: z.string().max(120).default(''),
  password: z.string().max(200).default(''),
  transport: transportShape.default('tcp'),
  record_audio: z.boolean().default(false),
  audio_reason: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('why its sound is recorded; needed with `record_audio`'),
})
export type AddCamera = z.input<typeof addCameraShape>
export type AddCameraRead = z.output<typeof addCameraShape>

/** PATCH /api/cameras/:camera: what is left out stays as it is. */
export const editCameraShape = z.strictObject({
  name: z.string().trim().min(1).max(80).optional(),
  place: z.string().trim().max(120).optional(),
  main_url: z.string().max(500).optional(),
  sub_url: z.string().max(500).nullable().optional(),
  username: z.string().max(120).optional(),
  password: z.string().max(200).optional(),
  transport: transportShape.optional(),
  audio: z
    .strictObject({ record: z.boolean(), reason: z.string().trim().min(1).max(200) })
    .optional()
    .describe('whether its sound is recorded from now on, and why; kept with who said it'),
  trust_certificate: z
    .literal(true)
    .optional()
    .describe('forgets the certificate that the camera showed at first: the one that it shows next is kept instead'),
  retry_sign_in: z
    .literal(true)
    .optional()
    .describe('tries a password that was refused again at once: somebody put it right on the camera'),
})
export type EditCamera = z.infer<typeof editCameraShape>

/** POST /api/cameras/:camera/suspension */
export const suspendShape = z.strictObject({
  reason: z.string().trim().min(1).max(200),
  until_90k: z.number().int().min(0).nullable().default(null).describe('null: until somebody resumes it'),
})
export type Suspend = z.input<typeof suspendShape>

/** PUT /api/cameras/:camera/hours */
export const setHoursShape = z.strictObject({
  hours: z.string().max(200).nullable().describe('such as `t2-t6 18:00-06:00`; null: always'),
})

export const cameraListShape = z.object({ cameras: z.array(cameraShape), now_90k: z.number().int() })
export type CameraList = z.infer<typeof cameraListShape>

/** DELETE /api/cameras/:camera: recording has stopped; what was recorded is still there. */
export const removedCameraShape = z.object({ id: cameraIdShape, name: z.string(), footage: z.literal('kept') })
export type RemovedCamera = z.infer<typeof removedCameraShape>
