// A probe on the wire: the station dials one device, looks at each stream that it finds, and proposes which to record. User and password
// go in and never come out; what is added afterwards refers to the probe.

import { z } from 'zod'
import { brandCodeShape } from './brand.ts'
import { cameraIdShape } from './camera.ts'

/** POST /api/probes answers at once; the probe goes on for up to ten seconds and is read by its id. */
export const startProbeShape = z.strictObject({
  address: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe('192.168.1.20, 192.168.1.20:8000, a name, or a whole rtsp:// address'),
  brand: brandCodeShape.nullable().default(null),
  username: z.string().max(120).default(''),
  password: z.string().max(200).default(''),
  channel: z.number().int().min(1).max(256).default(1).describe('of a recorder'),
  rtsp_port: z
    .number()
    .int()
    .min(1)
    .max(65_535)
    .nullable()
    .default(null)
    .describe('where it is known, such as from a search'),
})
export type StartProbe = z.input<typeof startProbeShape>
export type StartProbeRead = z.output<typeof startProbeShape>

/** Why a probe found nothing, or found less than there is. */
export const probeTroubleShape = z.enum([
  'bad_address',
  'forbidden_address', // outside the ranges that the operator allowed
  'unreachable', // nobody answers at this address
  'rtsp_off', // it answers, but not on its RTSP port
  'not_rtsp', // something listens on the RTSP port, and what it says, if anything, is not RTSP
  'auth_failed', // it refused the user or the password; it was tried once
  'auth_resting', // the same password was refused a moment ago: not tried again, so that the device locks nobody out
  'password_wanted', // it asks for a user and a password, and none were given
  'clock_differs', // its clock is so wrong that it refuses the sign-in
  'no_stream', // it answers, and none of the known addresses has a stream
  'no_picture', // streams are there, but no picture came
  'encrypted', // pictures come and cannot be decoded: stream encryption is on
  'cloud_only', // this maker gives no pictures to other programs
])
export type ProbeTrouble = z.infer<typeof probeTroubleShape>

export const probedStreamShape = z.object({
  key: z.string().describe('names it in this probe'),
  url: z.string().describe('without user and password'),
  found_by: z.enum(['onvif', 'pattern', 'given']),
  codec: z.string().nullable().describe('RFC 6381, such as avc1.64001f'),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  frames_per_second: z.number().nullable(),
  bits_per_second: z.number().nullable(),
  audio: z.string().nullable().describe('the codec of the sound that is offered'),
  transport: z.string().describe('the one that works: tcp, udp'),
  jpeg: z.string().nullable().describe('path of a picture; null where this machine has no decoder'),
  mp4: z.string().nullable().describe('path of the same picture as a video of one frame'),
  decodes: z.boolean().nullable().describe('null: nobody here could try'),
  trouble: z.string().nullable().describe('why there is no picture: a stream’s reason'),
})
export type ProbedStream = z.infer<typeof probedStreamShape>

export const probeShape = z.object({
  id: z.string(),
  state: z.enum(['probing', 'done']),
  address: z.string(),
  brand: brandCodeShape.nullable().describe('as asked for, or as found out'),
  device: z
    .object({
      maker: z.string(),
      model: z.string(),
      firmware: z.string(),
      serial: z.string(),
      onvif: z.boolean(),
      channels: z.number().int().describe('video inputs; more than one: a recorder'),
    })
    .nullable(),
  streams: z.array(probedStreamShape),
  main: z.string().nullable().describe('key of the stream that is proposed as main'),
  sub: z.string().nullable(),
  trouble: probeTroubleShape.nullable(),
  detail: z.string().max(300).nullable().describe('what the device said, for a technician; never a secret'),
  tried: z.number().int().describe('how many stream addresses were asked so far'),
})
export type Probe = z.infer<typeof probeShape>

/** POST /api/probes/:probe/camera: adds what was found, with the credentials that the probe was given. */
export const addProbedShape = z.strictObject({
  name: z.string().trim().min(1).max(80),
  place: z.string().trim().max(120).default(''),
  main: z.string().max(40).describe('key of a stream of the probe'),
  sub: z.string().max(40).nullable().default(null),
  id: cameraIdShape.optional(),
})
export type AddProbed = z.input<typeof addProbedShape>
