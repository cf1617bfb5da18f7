// Televisions on the wire: how one is paired, what it shows and when, what a person sends to it, and what it says of itself. A paired
// television is a device with an account of its own: it reads what is meant for it and nothing else.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { wallCellShape, wallLayoutShape, wallPatrolShape } from './wall.ts'

/** Letters and digits that nobody mistakes for one another on a screen across the room: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V. */
export const CODE_LETTERS = 'ACDEFGHJKMNPRTWXY34679'
export const CODE_LENGTH = 6

const codeShape = z
  .string()
  .trim()
  .max(20)
  .describe('as the television shows it; spaces, hyphens and small letters do no harm')
const minuteShape = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const MOST_CAMERAS = 256

/** What a television shows by itself. */
export const televisionShowsShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wall'), wall: z.string().min(1).max(40) }),
  z.strictObject({
    kind: z.literal('cameras'),
    cameras: z
      .array(cameraIdShape)
      .min(1)
      .max(MOST_CAMERAS)
      .nullable()
      .describe('null: all, also those that come later'),
    at_once: z.enum(['all', '1', '4', '6', '9', '12', '16', '25']).describe('how many stand on the screen at once'),
    every_s: z.number().int().min(5).max(3600).describe('how long they stay before the next ones come'),
  }),
])
export type TelevisionShows = z.infer<typeof televisionShowsShape>

export const televisionHoursShape = z
  .strictObject({
    from: minuteShape.describe('in the commune’s zone; over midnight where it is later than `to`'),
    to: minuteShape,
    outside: z.enum(['dim', 'black']),
  })
  .refine(({ from, to }) => from !== to, { error: 'hours that begin when they end' })
export type TelevisionHours = z.infer<typeof televisionHoursShape>

const setup = {
  name: z.string().trim().min(1).max(60),
  shows: televisionShowsShape,
  hours: televisionHoursShape.nullable().describe('null: lit day and night'),
  brightness: z.number().int().min(10).max(100).describe('percent'),
} as const
/** PUT /api/televisions/:television: the whole setup as it is to be. */
export const televisionSetupShape = z.strictObject(setup)
export type TelevisionSetup = z.infer<typeof televisionSetupShape>

/** POST /api/televisions: an officer approves the television that shows the code. */
export const approveTelevisionShape = z.strictObject({ code: codeShape, ...setup })
export type ApproveTelevision = z.infer<typeof approveTelevisionShape>

/** POST /api/televisions/code: what shows this code. */
export const lookedForShape = z.strictObject({ code: codeShape })
export const waitingTelevisionShape = z.object({
  code: z.string(),
  address: z.string().describe('where the code was asked for from'),
  agent: z.string().describe('how its browser calls itself; unproven'),
  asked_90k: z.number().int(),
  good_until_90k: z.number().int(),
})
export type WaitingTelevision = z.infer<typeof waitingTelevisionShape>

/** POST /api/television/pairing */
export const pairingShape = z.object({
  code: z.string(),
  token: z.string().describe('proves that it is this television that asks for the answer'),
  good_until_90k: z.number().int(),
})
export type Pairing = z.infer<typeof pairingShape>

/** POST /api/television/pairing/answer */
export const askPairingShape = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
export const pairingAnswerShape = z.object({ state: z.enum(['waiting', 'approved', 'over']) })
export type PairingAnswer = z.infer<typeof pairingAnswerShape>

/** PUT /api/televisions/:television/sent */
export const sendCameraShape = z.strictObject({
  camera: cameraIdShape,
  minutes: z.number().int().min(1).max(1440).nullable().describe('null: until it is taken back'),
})
export type SendCamera = z.infer<typeof sendCameraShape>

export const sentCameraShape = z.object({
  camera: z.string(),
  by: z.string(),
  at_90k: z.number().int(),
  until_90k: z.number().int().nullable(),
})
export type SentCamera = z.infer<typeof sentCameraShape>

/** What a television says that it shows; foreign, so bounded. */
export const televisionShowingShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('wall'),
    page: z.number().int().min(1).max(999),
    pages: z.number().int().min(1).max(999),
    held: z.boolean().default(false).describe('it stays on this page until somebody lets it go round again'),
  }),
  z.strictObject({ kind: z.literal('camera'), camera: cameraIdShape, sent: z.boolean() }),
  z.strictObject({ kind: z.literal('dark') }),
])
export type TelevisionShowing = z.infer<typeof televisionShowingShape>

export const televisionShape = z.object({
  id: z.string(),
  ...setup,
  sent: sentCameraShape.nullable(),
  online: z.boolean(),
  since_90k: z.number().int().nullable().describe('online since, or last seen'),
  showing: televisionShowingShape.nullable().describe('as it says itself; null while it is away'),
  screen: z.string().nullable().describe('such as 1920×1080'),
  address: z.string().nullable(),
  paired_by: z.string(),
  paired_90k: z.number().int(),
})
export type Television = z.infer<typeof televisionShape>
export const televisionListShape = z.object({ televisions: z.array(televisionShape) })
export type TelevisionList = z.infer<typeof televisionListShape>

/** GET /api/television, and over its line whenever something of it changes. */
export const televisionHomeShape = z.object({
  id: z.string(),
  name: z.string(),
  wall: z
    .object({
      layout: z.union([wallLayoutShape, z.literal('all')]),
      cells: z.array(wallCellShape),
      cameras: z.array(z.string()).describe('all that stand on it or come in turn, without one that was only sent'),
      patrol: wallPatrolShape,
    })
    .nullable()
    .describe('null: the wall that was chosen is gone'),
  cameras: z
    .array(z.object({ id: z.string(), name: z.string(), place: z.string(), sub: z.boolean() }))
    .describe('all that it may show, and no other'),
  hours: televisionHoursShape.nullable(),
  brightness: z.number().int(),
  sent: sentCameraShape.nullable(),
})
export type TelevisionHome = z.infer<typeof televisionHomeShape>

export const televisionPulseShape = z.object({
  emergency_90k: z
    .int()
    .nullable()
    .describe('since when the emergency account is open, or unseen; null: nothing rings'),
  now_90k: z.number().int(),
  cameras: z.object({ total: z.number().int(), streaming: z.number().int() }),
  build: z.string().describe('changes when the station’s page does: then a television loads itself anew'),
})
export type TelevisionPulse = z.infer<typeof televisionPulseShape>

/** What the station says on `WebSocket /api/television/line`. */
export type TelevisionNews =
  | { readonly kind: 'home'; readonly home: TelevisionHome }
  | { readonly kind: 'pulse'; readonly pulse: TelevisionPulse }
  | { readonly kind: 'turn'; readonly by: 1 | -1 }
  | { readonly kind: 'hold'; readonly held: boolean }

/** What a television says there, at least whenever it hears a pulse. */
export const televisionWordShape = z.strictObject({
  showing: televisionShowingShape,
  screen: z.string().regex(/^\d{1,5}×\d{1,5}$/),
})
export type TelevisionWord = z.infer<typeof televisionWordShape>

/** POST /api/televisions/:television/turn */
export const turnPageShape = z.strictObject({ by: z.union([z.literal(1), z.literal(-1)]) })

/** POST /api/televisions/:television/hold */
export const holdPageShape = z.strictObject({ held: z.boolean().describe('false: it goes round again') })
